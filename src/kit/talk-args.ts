import type { Talk, TalkLang } from '../domain/talk.ts'
import { bilingual } from '../texts/bilingual.ts'
import { fr } from '../texts/french.ts'
import { plain } from '../texts/hygiene.ts'
import { choiceOption, oneOf, textOption } from './arg-kinds.ts'
import { complain, type Option, optional, taken } from './args.ts'

/** In UTF-16 units. */
export const titleLength = 500
const abstractLength = 1_000

const shortest = 5
const longest = 180

const texts = bilingual({
  en: {
    notMinutes: (typed: string) =>
      `“${plain(typed)}” is not a length: write the minutes, ${shortest} to ${longest}, as in \`length:20\`.`,
  },
  fr: {
    notMinutes: (typed) =>
      fr`« ${plain(typed)} » n'est pas une durée : écrivez les minutes, de ${shortest} à ${longest}, comme \`durée:20\`.`,
  },
})

const minutes = /^(\d{1,4}) ?(?:min(?:utes?)?\.?)?(?= |$)/i

/** `20`, `20 min`. */
const lengthOption: Option<number> = {
  kind: 'option',
  names: { en: 'length', fr: 'durée' },
  greedy: true,
  lengthOf: (words) => minutes.exec(words)?.[0].trimEnd().length ?? 0,
  read(value, { lang }) {
    const [whole, digits] = minutes.exec(value) ?? []
    const count = Number(digits)
    const isFine = whole === value && count >= shortest && count <= longest
    return isFine ? taken(count, 1) : complain(texts[lang].notMinutes(value.slice(0, 60)))
  },
}

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
  length: lengthOption,
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
