import { readPlainDate, readWhen } from '../../shared/dates/phrases/index.ts'
import type { PlainDate } from '../../shared/dates/plain-date.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { complain, type Option, type Positional, type Reading, taken, type Words } from './args.ts'
import { argumentMessages } from './messages.ts'

/** A coming date with its time: `third thursday 13:00`, `mardi prochain 13 h`. */
export function moment(): Positional<{ readonly at: number; readonly note?: 'gap-moved-forward' | 'repeated-hour-first' }> {
  return {
    kind: 'positional',
    read(words, { now, zone, lang }) {
      const result = readWhen(textOf(words), { now, zone })
      if (result.kind !== 'found') return complain(argumentMessages[lang].when(result, zone, now))
      if (result.time === undefined) return complain(argumentMessages[lang].timeMissing(result.date, zone))
      const { at, note } = result
      return taken({ at, ...(note !== undefined && { note }) }, countTaken(words, result.rest))
    },
  }
}

/** A day, gone or coming. Without a year it may be the next one or the last one: both are given, the next one first. */
export function day(): Positional<readonly PlainDate[]> {
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

/** All remaining words, exactly as typed; `undefined` when there are none. */
export function anyWords(): Positional<string | undefined> {
  return {
    kind: 'positional',
    read: (words) => taken(words.tokens.length === 0 ? undefined : textOf(words), words.tokens.length),
  }
}

/** What can be chosen, each with its words in both languages, best form first. */
export type Choices<K extends string> = Readonly<Record<K, readonly [string, ...string[]]>>

/** One of a few words, such as `remote` or `à distance`. */
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

/** The choice of most words that the typed ones begin with. */
function choose<K extends string>(choices: Choices<K>, typed: readonly string[], lang: Lang): Reading<K> {
  const entries = Object.entries<readonly [string, ...string[]]>(choices) as [K, readonly [string, ...string[]]][]
  const [longest] = entries
    .flatMap(([key, words]) => words.map((word) => ({ key, word: fold(word), count: word.split(' ').length })))
    .filter(({ word, count }) => fold(typed.slice(0, count).join(' ')) === word)
    .toSorted((a, b) => b.count - a.count)
  if (longest !== undefined) return taken(longest.key, longest.count)
  const offered = entries.map(([, [word]]) => word)
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

/** One text of several words between quotes, or all remaining words without them. */
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

export function textOption(names: Readonly<Record<Lang, string>>, maxLength: number): Option<string> {
  return { kind: 'option', names, greedy: true, read: (value, { lang }) => withinLength(value, maxLength, lang, 1) }
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

/**
 * An address that people will open. Only https, and no user or password: `https://canada.ca@evil.example/` looks like a site that
 * it isn't.
 */
export function linkOption(names: Readonly<Record<Lang, string>>): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: false,
    read: (value, { lang }) =>
      isSafeLink(value) ? taken(value, 1) : complain(argumentMessages[lang].notALink(names[lang], value)),
  }
}

function isSafeLink(value: string): boolean {
  if (!URL.canParse(value) || /[\s<>[\]()`|\\]/.test(value)) return false
  const { protocol, username, password } = new URL(value)
  return protocol === 'https:' && username === '' && password === ''
}

/** What was typed, from the first of some words to the last. */
export function textOf({ typed, tokens }: Words): string {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first === undefined || last === undefined ? '' : typed.slice(first.start, last.end)
}

/** How many tokens stand before `rest`, which is an end of the words. */
export function countTaken(words: Words, rest: string): number {
  const end = (words.tokens.at(-1)?.end ?? 0) - rest.length
  return words.tokens.filter((token) => token.start < end).length
}

function withinLength(value: string, maxLength: number, lang: Lang, tokens: number): Reading<string> {
  if (escapeMarkdown(value) === '') return complain(argumentMessages[lang].textMissing())
  return value.length <= maxLength ? taken(value, tokens) : complain(argumentMessages[lang].tooLong(value.length, maxLength))
}
