import { findUnreadDate, findUnreadTime, readPlainDate, readWhen } from '../../shared/dates/phrases/index.ts'
import type { PlainDate } from '../../shared/dates/plain-date.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import { findUnsafeLink, isSafeLink } from '../../shared/text/links.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { complain, type Option, type Positional, type ReadContext, type Reading, taken, type Words } from './args.ts'
import { argumentMessages } from './messages.ts'

export interface TypedMoment {
  readonly at: number
  readonly note?: 'gap-moved-forward' | 'repeated-hour-first'
  /** From a range, `14:00 to 16:00`, or a length, `14:00 for 2 hours`. */
  readonly lengthMinutes?: number
}

/** A date and time in the future: `third thursday 13:00`, `mardi prochain 13 h`. */
export function moment(): Positional<TypedMoment> {
  return {
    kind: 'positional',
    read(words, { now, zone, lang }) {
      const result = readWhen(textOf(words), { now, zone })
      if (result.kind !== 'found') return complain(argumentMessages[lang].when(result, zone, now))
      if (result.time === undefined) return complain(argumentMessages[lang].timeMissing(result.date, zone))
      const unread = result.isDateAssumed ? findUnreadDate(result.rest) : undefined
      if (unread !== undefined) return complain(argumentMessages[lang].unreadTime(unread))
      const { at, note, lengthMinutes } = result
      const value = { at, ...(note !== undefined && { note }), ...(lengthMinutes !== undefined && { lengthMinutes }) }
      return taken(value, countTaken(words, result.rest))
    },
  }
}

/** A day, past or future. Without a year it can be the next one or the last one; both are returned, the next one first. */
export function day(): Positional<readonly [PlainDate, ...PlainDate[]]> {
  return {
    kind: 'positional',
    read(words, { now, zone, lang }) {
      const typed = textOf(words)
      const coming = readPlainDate(typed, { now, zone, toward: 'future' })
      if (coming.kind !== 'found') return complain(argumentMessages[lang].when(coming, zone, now))
      const gone = readPlainDate(typed, { now, zone, toward: 'past' })
      return taken(gone.kind === 'found' ? [coming.date, gone.date] : [coming.date], countTaken(words, coming.rest))
    },
  }
}

/** The remaining words exactly as typed; `undefined` if there aren't any. */
export function anyWords(): Positional<string | undefined> {
  return {
    kind: 'positional',
    read: (words) => taken(words.tokens.length === 0 ? undefined : textOf(words), words.tokens.length),
  }
}

/** Each choice with its words: the English one first, then the French one, then others. */
export type Choices<K extends string> = Readonly<Record<K, readonly [string, ...string[]]>>

/** One of a few choices, such as `remote` or `à distance`. */
export function oneOf<K extends string>(choices: Choices<K>): Positional<K> {
  return {
    kind: 'positional',
    read: ({ tokens }, { lang }) =>
      choose(
        choices,
        tokens.map(({ text }) => text),
        lang,
      ),
  }
}

export function choiceOption<K extends string>(names: Readonly<Record<Lang, string>>, choices: Choices<K>): Option<K> {
  return { kind: 'option', names, greedy: false, read: (value, { lang }) => choose(choices, [value], lang) }
}

/** The choice that matches the most words at the start of what was typed. */
function choose<K extends string>(choices: Choices<K>, typed: readonly string[], lang: Lang): Reading<K> {
  const entries = Object.entries<readonly [string, ...string[]]>(choices) as [K, readonly [string, ...string[]]][]
  const [longest] = entries
    .flatMap(([key, words]) => words.map((word) => ({ key, word: fold(word), count: word.split(' ').length })))
    .filter(({ word, count }) => fold(typed.slice(0, count).join(' ')) === word)
    .toSorted((a, b) => b.count - a.count)
  if (longest !== undefined) return taken(longest.key, longest.count)
  const offered = entries.map(([, [english, french = english]]) => (lang === 'fr' ? french : english))
  return complain(argumentMessages[lang].notOneOf(typed[0] ?? '', offered))
}

/** The number of a talk, meetup, topic or reminder: `#12` or `12`. */
export function shortId(): Positional<number> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, { lang }) {
      const [, id] = /^#?(\d{1,9})$/.exec(token?.text ?? '') ?? []
      return id === undefined ? complain(argumentMessages[lang].notAnId(token?.text)) : taken(Number(id), 1)
    },
  }
}

/** A quoted text, or all remaining words. */
export function text(maxLength: number): Positional<string> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const [first] = words.tokens
      if (first === undefined) return complain(argumentMessages[lang].textMissing())
      const value = first.quoted ? first.text : textOf(words)
      return withinLength(value, maxLength, lang, first.quoted ? 1 : words.tokens.length)
    },
  }
}

/**
 * The text after a date or time. Words that could be more of the time must not become text: then the time that was read isn't
 * the one that was meant, so nothing is done. The same goes for unread words before a quoted text.
 */
export function textAfterTime(maxLength: number): Positional<string> {
  const { read } = text(maxLength)
  return {
    kind: 'positional',
    read(words, context) {
      const [first] = words.tokens
      if (first === undefined || first.quoted) return read(words, context)
      const quoted = words.tokens.findIndex((token) => token.quoted)
      const unread = quoted === -1 ? findUnreadTime(textOf(words)) : textOf({ ...words, tokens: words.tokens.slice(0, quoted) })
      return unread === undefined ? read(words, context) : complain(argumentMessages[context.lang].unreadTime(unread))
    },
  }
}

/** For the value of a greedy option: how much of the words is its date, or 0 if more of them could be time. */
export function lengthOfDate(words: string, { now, zone }: Pick<ReadContext, 'now' | 'zone'>): number {
  const { rest } = readPlainDate(words, { now, zone })
  return findUnreadTime(rest) === undefined ? words.slice(0, words.length - rest.length).trimEnd().length : 0
}

export function textOption(names: Readonly<Record<Lang, string>>, maxLength: number): Option<string> {
  return { kind: 'option', names, greedy: true, read: (value, { lang }) => readValue(value, names, maxLength, lang) }
}

function readValue(value: string, names: Readonly<Record<Lang, string>>, maxLength: number, lang: Lang): Reading<string> {
  return value === '' ? complain(argumentMessages[lang].valueMissing(names[lang])) : withinLength(value, maxLength, lang, 1)
}

/** A whole number from 1 to `most`. */
export function wholeNumber(most: number): Positional<number> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, { lang }) {
      const typed = token?.text ?? ''
      const value = /^[1-9]\d{0,6}$/.test(typed) ? Number(typed) : undefined
      return value !== undefined && value <= most ? taken(value, 1) : complain(argumentMessages[lang].notWithin(typed, most))
    },
  }
}

/** A whole number from 1 up. */
export function countOption(names: Readonly<Record<Lang, string>>): Option<number> {
  return {
    kind: 'option',
    names,
    greedy: false,
    read: (value, { lang }) =>
      /^[1-9]\d{0,6}$/.test(value) ? taken(Number(value), 1) : complain(argumentMessages[lang].notACount(names[lang], value)),
  }
}

/** How long something takes, in minutes: `20`, `20 min`. */
export function minutesOption(names: Readonly<Record<Lang, string>>, shortest: number, longest: number): Option<number> {
  return {
    kind: 'option',
    names,
    greedy: true,
    lengthOf: (words) => minutes.exec(words)?.[0].trimEnd().length ?? 0,
    read(value, { lang }) {
      const [whole, digits] = minutes.exec(value) ?? []
      const count = Number(digits)
      const isFine = whole === value && count >= shortest && count <= longest
      return isFine
        ? taken(count, 1)
        : complain(argumentMessages[lang].notMinutes(names[lang], value.slice(0, 60), shortest, longest))
    },
  }
}

const minutes = /^(\d{1,4}) ?(?:min(?:utes?)?\.?)?(?= |$)/i

/** An address that people will open. */
export function linkOption(names: Readonly<Record<Lang, string>>): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: false,
    read: (value, { lang }) =>
      isSafeLink(value) ? taken(value, 1) : complain(argumentMessages[lang].notALink(names[lang], value)),
  }
}

/** Words that may have a link in them, such as a place with the address of its map. */
export function textWithLinksOption(names: Readonly<Record<Lang, string>>, maxLength: number): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: true,
    read(value, { lang }) {
      const unsafe = findUnsafeLink(value)
      return unsafe === undefined
        ? readValue(value, names, maxLength, lang)
        : complain(argumentMessages[lang].unsafeLink(names[lang], unsafe))
    },
  }
}

/** What was typed, from the first to the last of these words. */
export function textOf({ typed, tokens }: Words): string {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first === undefined || last === undefined ? '' : typed.slice(first.start, last.end)
}

/** How many tokens come before `rest`, which is the end of the words. */
export function countTaken(words: Words, rest: string): number {
  const end = (words.tokens.at(-1)?.end ?? 0) - rest.length
  return words.tokens.filter((token) => token.start < end).length
}

function withinLength(value: string, maxLength: number, lang: Lang, tokens: number): Reading<string> {
  if (escapeMarkdown(value) === '') return complain(argumentMessages[lang].textMissing())
  return value.length <= maxLength ? taken(value, tokens) : complain(argumentMessages[lang].tooLong(value.length, maxLength))
}
