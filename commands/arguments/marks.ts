import { complain, type Option, type Positional, taken } from '../../src/command/args/args.ts'
import { lengthOfDate, linkOption } from '../../src/command/args/kinds.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { person } from '../../src/command/args/person.ts'
import type { Token } from '../../src/command/args/tokens.ts'
import { cleanWords } from '../../src/features/minutes/index.ts'
import type { Person } from '../../src/messaging/chat.ts'
import { localOf, readPlainDate, startOfDay } from '../../src/shared/dates/phrases/index.ts'
import { compareDates, type PlainDate, writeDate } from '../../src/shared/dates/plain-date.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'

/** The longest mark, in UTF-16 units. */
export const markLength = 1_000

/** All words that no option has used, as typed. Quote marks are dropped only if they enclose everything. */
export function markWords(): Positional<string> {
  return {
    kind: 'positional',
    read({ typed, tokens }, { lang }) {
      const [first, second] = tokens
      const isOne = first?.quoted === true && second === undefined
      const words = isOne ? first.text : sliceTyped(typed, tokens)
      if (cleanWords(words) === '') return complain(argumentMessages[lang].textMissing())
      return words.length <= markLength
        ? taken(words, tokens.length)
        : complain(argumentMessages[lang].tooLong(words.length, markLength))
    },
  }
}

/** The tokens with what was typed between them. Where an option was taken out, a blank is left. */
function sliceTyped(typed: string, tokens: readonly Token[]): string {
  const pieces = tokens.map(({ start, end }, index) => {
    const gap = index === 0 ? '' : typed.slice(tokens[index - 1]?.end, start)
    return `${gap.trim() === '' ? gap : ' '}${typed.slice(start, end)}`
  })
  return pieces.join('')
}

/** A person written with `@`; undefined if the next word isn't one. */
export function mentionedPerson(): Positional<Person | undefined> {
  const { read } = person()
  return {
    kind: 'positional',
    read: (words, context) => (words.tokens[0]?.text.startsWith('@') === true ? read(words, context) : taken(undefined, 0)),
  }
}

/** A future day, as ISO: `due:friday`, `échéance:24 avril`. Words after the date are left to other arguments. */
export function dayOption(names: Readonly<Record<Lang, string>>): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: true,
    lengthOf: lengthOfDate,
    read(value, { now, zone, lang }) {
      const result = readPlainDate(value, { now, zone, toward: 'future' })
      const past = result.kind === 'found' && result.rest === '' ? whenPast(result.date, now, zone) : undefined
      if (past !== undefined) return complain(argumentMessages[lang].when(past, zone, now))
      return result.kind === 'found' && result.rest === ''
        ? taken(writeDate(result.date), 1)
        : complain(
            argumentMessages[lang].when(result.kind === 'found' ? { ...unreadable, rest: result.rest } : result, zone, now),
          )
    },
  }
}

/** A full date may be in the past. Otherwise the day is today or later. */
function whenPast(date: PlainDate, now: number, zone: string) {
  const today = localOf(now, zone).date
  if (compareDates(date, today) >= 0) return undefined
  const at = startOfDay(today, zone)
  return { kind: 'past' as const, date, at: startOfDay(date, zone), nearest: { date: today, at }, rest: '' }
}

const unreadable = { kind: 'unreadable', why: 'no-date' } as const

/** A link that begins with https://, as a positional argument, also as `link:https://…`. */
export function linkArgument(): Positional<string> {
  const { read } = linkOption({ en: 'link', fr: 'lien' })
  return {
    kind: 'positional',
    read: ({ tokens }, context) => read((tokens[0]?.text ?? '').replace(/^(?:link|lien):(?=https?:)/i, ''), context),
  }
}
