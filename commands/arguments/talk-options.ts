import { complain, type Option, optional, type Positional, taken, type Words } from '../../src/command/args/args.ts'
import { choiceOption, minutesOption, oneOf, text, textOf, textOption } from '../../src/command/args/kinds.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import type { Talk, TalkLang } from '../../src/features/talks/model.ts'
import { readPlainDate } from '../../src/shared/dates/phrases/index.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { isPlaceholder } from '../../src/shared/text/placeholder.ts'

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

/** A title as typed. Without quotes its last words may be a date: only the person knows. */
export interface TypedTitle {
  readonly whole: string
  readonly dated?: { readonly title: string; readonly date: string }
}

const datePrepositions: ReadonlySet<string> = new Set(['on', 'le', 'the', 'for', 'pour'])

/** A quoted text, or all remaining words unless they only say that there is one, as in `suggest a topic`. */
export function titleText(): Positional<string> {
  const { read } = text(titleLength)
  return {
    kind: 'positional',
    read: (words, context) =>
      isTitleMissing(words) ? complain(argumentMessages[context.lang].textMissing()) : read(words, context),
  }
}

function isTitleMissing(words: Words): boolean {
  return words.tokens[0]?.quoted !== true && isPlaceholder(textOf(words))
}

/** A quoted title, or all remaining words; undefined when there is none. */
export function talkTitle(): Positional<TypedTitle | undefined> {
  const { read } = text(titleLength)
  return {
    kind: 'positional',
    async read(words, context) {
      if (words.tokens.length === 0 || isTitleMissing(words)) return taken(undefined, words.tokens.length)
      const reading = await read(words, context)
      if (!reading.ok || words.tokens[0]?.quoted === true) {
        return reading.ok ? taken({ whole: reading.value }, reading.taken) : reading
      }
      const { typed, tokens } = words
      const at = tokens.findLastIndex((token, index) => index > 0 && datePrepositions.has(fold(token.text)))
      const date = at === -1 ? '' : textOf({ typed, tokens: tokens.slice(at + 1) })
      const found = date === '' ? undefined : readPlainDate(date, { now: context.now, zone: context.zone })
      const isDate = found?.kind === 'found' && found.rest === ''
      const dated = { title: textOf({ typed, tokens: tokens.slice(0, at) }), date }
      return taken({ whole: reading.value, ...(isDate && { dated }) }, reading.taken)
    },
  }
}
