import { type Option, optional } from '../../src/command/args/args.ts'
import { choiceOption, minutesOption, oneOf, textOption } from '../../src/command/args/kinds.ts'
import type { Talk, TalkLang } from '../../src/features/talks/model.ts'

/** In UTF-16 units. */
export const titleLength = 500
const abstractLength = 1_000

/** In minutes. */
const shortest = 5
const longest = 180

const modes = {
  remote: ['remote', 'remotely', 'online', 'à distance', 'en ligne'],
  room: ['in person', 'in the room', 'on site', 'sur place', 'en personne'],
} as const

const modeAtEnd = new RegExp(` (?:${Object.values(modes).flat().join('|')})$`, 'i')

/** In `abstract:What we learned remote`, the last word says how the talk is given and isn't part of the abstract. */
const abstractOption: Option<string> = {
  ...textOption({ en: 'abstract', fr: 'résumé' }, abstractLength),
  lengthOf: (words) => words.replace(modeAtEnd, '').length,
}

/** The details of a talk that can be given at sign-up and changed later. */
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
  from: optional(oneOf<Talk['from']>(modes)),
}
