import type { Lang } from '../i18n/lang.ts'
import { addDays, nthWeekday, type Weekday, weekdayOf } from './calendar.ts'
import { daysBefore, localOf } from './local-time.ts'
import { compareDates, isSameDate, makeDate, type PlainDate } from './plain-date.ts'

/** Who has the day off: the federal public service, or people under a province's labour law. */
export type HolidayOf = 'federal' | 'ontario' | 'quebec'

export interface Holiday {
  readonly name: Readonly<Record<Lang, string>>
  readonly of: readonly HolidayOf[]
  /** The holiday itself falls on a weekend, and this is the weekday people get off instead. */
  readonly isObserved: boolean
}

interface Rule extends Omit<Holiday, 'isObserved'> {
  readonly date: (year: number) => PlainDate | undefined
}

const everywhere: readonly HolidayOf[] = ['federal', 'ontario', 'quebec']

/**
 * Federal: the designated paid holidays of the public service's collective agreements (Treasury Board), including the civic
 * holiday in August. Ontario: Employment Standards Act, 2000. Quebec: Act respecting labour standards and National Holiday
 * Act; Quebec employers choose between Good Friday and Easter Monday, so both are listed.
 */
const rules: readonly Rule[] = [
  { name: { en: "New Year's Day", fr: 'jour de l’An' }, of: everywhere, date: onDay(1, 1) },
  { name: { en: 'Family Day', fr: 'jour de la Famille' }, of: ['ontario'], date: onWeekday(2, 3, 1) },
  { name: { en: 'Good Friday', fr: 'Vendredi saint' }, of: everywhere, date: fromEaster(-2) },
  { name: { en: 'Easter Monday', fr: 'lundi de Pâques' }, of: ['federal', 'quebec'], date: fromEaster(1) },
  { name: { en: 'Victoria Day', fr: 'fête de la Reine' }, of: ['federal', 'ontario'], date: mondayBefore25May },
  { name: { en: "National Patriots' Day", fr: 'Journée nationale des patriotes' }, of: ['quebec'], date: mondayBefore25May },
  { name: { en: 'Saint-Jean-Baptiste Day', fr: 'fête nationale du Québec' }, of: ['quebec'], date: onDay(6, 24) },
  { name: { en: 'Canada Day', fr: 'fête du Canada' }, of: everywhere, date: onDay(7, 1) },
  { name: { en: 'Civic Holiday', fr: 'congé civique' }, of: ['federal', 'ontario'], date: onWeekday(8, 1, 1) },
  { name: { en: 'Labour Day', fr: 'fête du Travail' }, of: everywhere, date: onWeekday(9, 1, 1) },
  {
    name: { en: 'National Day for Truth and Reconciliation', fr: 'Journée nationale de la vérité et de la réconciliation' },
    of: ['federal'],
    date: onDay(9, 30),
  },
  { name: { en: 'Thanksgiving', fr: 'Action de grâces' }, of: everywhere, date: onWeekday(10, 2, 1) },
  { name: { en: 'Remembrance Day', fr: 'jour du Souvenir' }, of: ['federal'], date: onDay(11, 11) },
  { name: { en: 'Christmas Day', fr: 'Noël' }, of: everywhere, date: onDay(12, 25) },
  { name: { en: 'Boxing Day', fr: 'lendemain de Noël' }, of: ['federal', 'ontario'], date: onDay(12, 26) },
]

export interface DatedHoliday extends Holiday {
  readonly date: PlainDate
}

/** The holidays of a year in order. One that falls on a weekend appears twice: on its day and on the weekday it is observed. */
export function holidaysIn(year: number): readonly DatedHoliday[] {
  const actual = rules.flatMap(({ date, name, of }) => {
    const on = date(year)
    return on === undefined ? [] : [{ date: on, name, of, isObserved: false }]
  })
  const taken = actual.map(({ date }) => date)
  const observed = actual.flatMap((holiday) => {
    if (!isWeekend(holiday.date)) return []
    let date: PlainDate | undefined = holiday.date
    while (date !== undefined && (isWeekend(date) || isAmong(date, taken))) date = addDays(date, 1)
    if (date === undefined) return []
    taken.push(date)
    return [{ ...holiday, date, isObserved: true }]
  })
  const key = ({ date: { month, day } }: DatedHoliday) => month * 100 + day
  return [...actual, ...observed].toSorted((a, b) => key(a) - key(b))
}

export function holidaysOn(date: PlainDate): readonly Holiday[] {
  return holidaysIn(date.year).filter((holiday) => isSameDate(holiday.date, date))
}

export function isHoliday(date: PlainDate): boolean {
  return holidaysOn(date).length > 0
}

export function isWeekend(date: PlainDate): boolean {
  return weekdayOf(date) >= 6
}

/** No weekend, and nobody's holiday. */
export function isWorkingDay(date: PlainDate): boolean {
  return !isWeekend(date) && !isHoliday(date)
}

/** The nearest working days before and after a day. */
export function nearestFreeDays(date: PlainDate, today: PlainDate): readonly PlainDate[] {
  return ([-1, 1] as const).flatMap((step) => {
    let near = addDays(date, step)
    while (near !== undefined && !isWorkingDay(near)) near = addDays(near, step)
    return near !== undefined && compareDates(near, today) > 0 ? near : []
  })
}

function isAmong(date: PlainDate, dates: readonly PlainDate[]): boolean {
  return dates.some((one) => isSameDate(one, date))
}

function onDay(month: number, day: number): Rule['date'] {
  return (year) => makeDate(year, month, day)
}

function onWeekday(month: number, nth: 1 | 2 | 3, weekday: Weekday): Rule['date'] {
  return (year) => nthWeekday(year, month, nth, weekday)
}

/** The Monday before 25 May. */
function mondayBefore25May(year: number): PlainDate | undefined {
  const last = makeDate(year, 5, 24)
  return last && addDays(last, 1 - weekdayOf(last))
}

/** A number of days after Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
function fromEaster(days: number): Rule['date'] {
  return (year) => {
    const a = year % 19
    const [b, c] = [Math.floor(year / 100), year % 100]
    const [d, e] = [Math.floor(b / 4), b % 4]
    const g = Math.floor((8 * b + 13) / 25)
    const h = (19 * a + b - d - g + 15) % 30
    const [i, k] = [Math.floor(c / 4), c % 4]
    const l = (32 + 2 * e + 2 * i - h - k) % 7
    const m = Math.floor((a + 11 * h + 19 * l) / 433)
    const month = Math.floor((h + l - 7 * m + 90) / 25)
    const easter = makeDate(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
    return easter && addDays(easter, days)
  }
}

/** Days off in a row are fewer. */
const mostDaysOff = 14

/** The same local time on the next working day; the instant itself on one. */
export function onWorkingDay(at: number, zone: string): number {
  for (let days = 0; days <= mostDaysOff; days += 1) {
    const candidate = daysBefore(at, -days, zone)
    const { date } = localOf(candidate, zone)
    if (isWorkingDay(date)) return candidate
  }
  return at
}
