import { isSameDate, makeDate, type PlainDate } from '../../shared/dates/plain-date.ts'
import { findDate } from './written-dates.ts'

/** Where a date was read from, most trusted first. */
export type DateSource = 'file-name' | 'title' | 'short-file-name' | 'id' | 'front-matter' | 'folder' | 'body'

export interface SourcedDate {
  readonly source: DateSource
  readonly date: PlainDate
}

export interface DatedTexts {
  /** File name without folder and extension. */
  readonly name: string
  readonly title: string | undefined
  readonly id: string | undefined
  /** The `date` of the front matter, with its digits as written. */
  readonly date: string | undefined
  /** The folders and the name, without the extension, for files such as `2025-04/april-14`. */
  readonly path?: string
  /** The first lines of the body. */
  readonly beginning?: string
}

export interface FileDates {
  readonly chosen: SourcedDate
  /** Every source that gives a different day. */
  readonly disagreements: readonly SourcedDate[]
}

/**
 * Chooses the day of some minutes. Front matter comes last because people copy older files to start new ones and forget to
 * change its date. Undefined when nothing in the file gives a day.
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
  const [chosen = readLastResort(texts)] = found
  return chosen && { chosen, disagreements: found.filter(({ date }) => !isSameDate(date, chosen.date)) }
}

/** Only for files that give their day nowhere else: bodies and folders often mention the dates of other meetups. */
function readLastResort({ path = '', beginning = '' }: DatedTexts): SourcedDate | undefined {
  const inFolder = readFolderDate(path)
  if (inFolder !== undefined) return { source: 'folder', date: inFolder }
  const inBody = findDate(beginning)?.when
  return inBody && { source: 'body', date: inBody }
}

/** `2025/04/14`, `2025-04/april-14`, `2025/april/14`: the year or month comes from the folder, the day from the name. */
function readFolderDate(path: string): PlainDate | undefined {
  const parts = path.split(/[\\/]+/)
  const year = parts.map((part) => /^(?:19|20)\d\d(?!\d)/.exec(part)?.[0]).find((one) => one !== undefined)
  if (year === undefined || parts.length < 2) return undefined
  const name = (parts.at(-1) ?? '').replaceAll(/[-_]+/g, ' ')
  return (
    findDate(`${name} ${year}`)?.when ?? findDate(parts.slice(-3).join('-'))?.when ?? findDate(parts.slice(-2).join('-'))?.when
  )
}

/** `03-22-18`: month, day, year. A first number above 12 means another order, which isn't guessed. */
function readShortName(name: string): PlainDate | undefined {
  const match = /(?<!\d)(\d\d)[-_](\d\d)[-_](\d\d)(?!\d)/.exec(name)
  return match ? makeDate(2000 + Number(match[3]), Number(match[1]), Number(match[2])) : undefined
}

/** `meetup-20180322` or `meetup-2018-03-22`. */
function readCompact(id: string | undefined): PlainDate | undefined {
  const match = /(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)/.exec(id ?? '')
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** Only the calendar digits. The time after them was set by nobody, and converting it could shift the day. */
function readLeadingDate(date: string | undefined): PlainDate | undefined {
  const match = /^\s*(\d{4})-(\d\d?)-(\d\d?)(?!\d)/.exec(date ?? '')
  // `Thu, 21 Mar 2024 14:30:43 +0000` and `21 Mar 2024` spell out the month.
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : findDate((date ?? '').slice(0, 100))?.when
}
