import { complain, type Option, type Positional, taken } from '../../src/command/args/args.ts'
import { linkOption } from '../../src/command/args/kinds.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { person } from '../../src/command/args/person.ts'
import { cleanWords } from '../../src/features/minutes/index.ts'
import type { Person } from '../../src/messaging/chat.ts'
import { readPlainDate } from '../../src/shared/dates/phrases/index.ts'
import { writeDate } from '../../src/shared/dates/plain-date.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'

/** The most UTF-16 units in one mark. */
export const markLength = 1_000

/** All words that no option has taken, as typed. Quotation marks are dropped only when they enclose all of it. */
export function markWords(): Positional<string> {
  return {
    kind: 'positional',
    read({ typed, tokens }, { lang }) {
      const [first, second] = tokens
      const isOne = first?.quoted === true && second === undefined
      const words = isOne ? first.text : tokens.map(({ start, end }) => typed.slice(start, end)).join(' ')
      if (cleanWords(words) === '') return complain(argumentMessages[lang].textMissing())
      return words.length <= markLength
        ? taken(words, tokens.length)
        : complain(argumentMessages[lang].tooLong(words.length, markLength))
    },
  }
}

/** A person written with an at sign; undefined when something else comes first. */
export function mentionedPerson(): Positional<Person | undefined> {
  const { read } = person()
  return {
    kind: 'positional',
    read: (words, context) => (words.tokens[0]?.text.startsWith('@') === true ? read(words, context) : taken(undefined, 0)),
  }
}

/** A day in the future, as ISO: `due:friday`, `échéance:24 avril`. Words after the date are left to other arguments. */
export function dayOption(names: Readonly<Record<Lang, string>>): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: true,
    lengthOf: (words, { now, zone }) =>
      words.slice(0, words.length - readPlainDate(words, { now, zone, toward: 'future' }).rest.length).trimEnd().length,
    read(value, { now, zone, lang }) {
      const result = readPlainDate(value, { now, zone, toward: 'future' })
      return result.kind === 'found' && result.rest === ''
        ? taken(writeDate(result.date), 1)
        : complain(
            argumentMessages[lang].when(result.kind === 'found' ? { ...unreadable, rest: result.rest } : result, zone, now),
          )
    },
  }
}

const unreadable = { kind: 'unreadable', why: 'no-date' } as const

/** An address that begins with https://, directly after the verb. */
export function linkArgument(): Positional<string> {
  const { read } = linkOption({ en: 'link', fr: 'lien' })
  return { kind: 'positional', read: ({ tokens }, context) => read(tokens[0]?.text ?? '', context) }
}
