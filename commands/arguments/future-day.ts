import { complain, type Option, taken } from '../../src/command/args/args.ts'
import { argumentMessages } from '../../src/command/args/messages.ts'
import { lengthOfDate } from '../../src/command/args/times.ts'
import { localOf, startOfDay } from '../../src/shared/dates/local-time.ts'
import { readPlainDate } from '../../src/shared/dates/phrases/index.ts'
import { compareDates, type PlainDate, writeDate } from '../../src/shared/dates/plain-date.ts'
import type { Lang } from '../../src/shared/i18n/lang.ts'

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
