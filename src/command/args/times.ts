import { readPlainDate, readWhen } from '../../shared/dates/phrases/read-when.ts'
import { findUnreadDate, findUnreadTime } from '../../shared/dates/phrases/unread-time.ts'
import type { PlainDate } from '../../shared/dates/plain-date.ts'
import { complain, type Positional, type ReadContext, taken } from './args.ts'
import { argumentMessages } from './messages.ts'
import { countTaken, text, textOf } from './texts.ts'

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
