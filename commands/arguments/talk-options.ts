import { complain, type Option, optional, type Positional, taken } from '../../src/command/args/args.ts'
import { choiceOption, oneOf } from '../../src/command/args/choices.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { minutesOption } from '../../src/command/args/numbers.ts'
import { textOption } from '../../src/command/args/texts.ts'
import type { Talk, TalkLang } from '../../src/features/talks/model.ts'

/** In UTF-16 units. */
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

/** `20 min` without `length:`, as people write it after a title in quotes; undefined when something else follows. */
function bareMinutes(): Positional<number | undefined> {
  return {
    kind: 'positional',
    read({ tokens }, { lang }) {
      const typed = tokens.slice(0, 2).map(({ text }) => text)
      const glued = /^\d{1,4}min(?:utes?)?$/i.test(typed[0] ?? '')
      const split = /^\d{1,4} min(?:utes?)?\.?$/i.test(typed.join(' '))
      if (!glued && !split) return taken(undefined, 0)
      const count = Number.parseInt(typed[0] ?? '', 10)
      if (count >= shortest && count <= longest) return taken(count, glued ? 1 : 2)
      return complain(argumentMessages[lang].notMinutes(lengthNames[lang], typed.join(' '), shortest, longest))
    },
  }
}

const lengthNames = { en: 'length', fr: 'durée' } as const

/** The details of a talk that can be given at sign-up and changed later. */
export const talkDetails = {
  length: minutesOption(lengthNames, shortest, longest),
  lang: choiceOption<TalkLang>(
    { en: 'lang', fr: 'langue' },
    {
      en: ['en', 'anglais', 'english'],
      fr: ['fr', 'français', 'french'],
      both: ['both', 'bilingue', 'bilingual', 'deux'],
    },
  ),
  abstract: abstractOption,
  minutes: bareMinutes(),
  from: optional(oneOf<Talk['from']>(modes)),
}
