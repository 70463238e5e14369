import { type Option, optional } from '../../src/command/args/args.ts'
import { choiceOption, minutesOption, oneOf, textOption } from '../../src/command/args/kinds.ts'
import type { Talk, TalkLang } from '../../src/features/talks/model.ts'

/** In UTF-16 units. */
export const titleLength = 500
const abstractLength = 1_000

/** In minutes. */
const shortest = 5
const longest = 180

const places = {
  remote: ['remote', 'remotely', 'online', 'à distance', 'en ligne'],
  room: ['in person', 'in the room', 'on site', 'sur place', 'en personne'],
} as const

const placeAtEnd = new RegExp(` (?:${Object.values(places).flat().join('|')})$`, 'i')

/** `abstract:What we learned remote`: a place that ends an abstract without quotes is not part of it. */
const abstractOption: Option<string> = {
  ...textOption({ en: 'abstract', fr: 'résumé' }, abstractLength),
  lengthOf: (words) => words.replace(placeAtEnd, '').length,
}

/** What can be said about a talk when it is offered, and changed later. */
export const talkDetails = {
  length: minutesOption({ en: 'length', fr: 'durée' }, shortest, longest),
  lang: choiceOption<TalkLang>(
    { en: 'lang', fr: 'langue' },
    {
      en: ['en', 'english', 'anglais'],
      fr: ['fr', 'french', 'français'],
      both: ['both', 'bilingual', 'bilingue', 'deux'],
    },
  ),
  abstract: abstractOption,
  from: optional(oneOf<Talk['from']>(places)),
}
