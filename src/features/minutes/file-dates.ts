import { isSameDate, makeDate, type PlainDate } from '../../shared/dates/plain-date.ts'
import { findDate } from './written-dates.ts'

/** Where a date of some minutes was read, the most trusted first. */
export type DateSource = 'file-name' | 'title' | 'short-file-name' | 'id' | 'front-matter'

export interface SourcedDate {
  readonly source: DateSource
  readonly date: PlainDate
}

export interface DatedTexts {
  /** File name without folder and extension. */
  readonly name: string
  readonly title: string | undefined
  readonly id: string | undefined
  /** The front matter's own `date`, digits as written. */
  readonly date: string | undefined
}

export interface FileDates {
  readonly chosen: SourcedDate
  /** Every source that says another day than the chosen one. */
  readonly disagreements: readonly SourcedDate[]
}

/**
 * Chooses the day of some minutes. Front matter comes last because new files are made by copying older ones: its date is
 * the one that people forget to change. Undefined when nothing in the file says a day.
 */
export function chooseDate(texts: DatedTexts): FileDates | undefined {
  const isoName = findDate(texts.name)?.when
  const readings: readonly [DateSource, PlainDate | undefined][] = [
    ['file-name', isoName],
    ['title', texts.title === undefined ? undefined : findDate(texts.title)?.when],
    ['short-file-name', isoName ? undefined : readShortName(texts.name)],
    ['id', readCompact(texts.id)],
    ['front-matter', readLeadingDate(texts.date)],
  ]
  const found = readings.flatMap(([source, date]) => (date ? [{ source, date }] : []))
  const [chosen] = found
  return chosen && { chosen, disagreements: found.filter(({ date }) => !isSameDate(date, chosen.date)) }
}

/** `03-22-18`: month, day, year. A first number above 12 is another order, which is not guessed. */
function readShortName(name: string): PlainDate | undefined {
  const match = /(?<!\d)(\d\d)[-_](\d\d)[-_](\d\d)(?!\d)/.exec(name)
  return match ? makeDate(2000 + Number(match[3]), Number(match[1]), Number(match[2])) : undefined
}

/** `meetup-20180322` or `meetup-2018-03-22`. */
function readCompact(id: string | undefined): PlainDate | undefined {
  const match = /(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(id ?? '')
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** The calendar digits alone: what follows is a clock that nobody set, and converting it could move the day. */
function readLeadingDate(date: string | undefined): PlainDate | undefined {
  const match = /^\s*(\d{4})-(\d\d?)-(\d\d?)(?!\d)/.exec(date ?? '')
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}
