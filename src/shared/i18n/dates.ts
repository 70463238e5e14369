import { countDays } from '../dates/calendar.ts'
import { type ClockTime, localOf } from '../dates/local-time.ts'
import type { PlainDate, PlainMonth } from '../dates/plain-date.ts'
import { type EpochMs, hourMs, minuteMs } from '../dates/time.ts'
import { fr } from './french.ts'
import type { Lang } from './lang.ts'

const locales: Readonly<Record<Lang, string>> = { en: 'en-CA', fr: 'fr-CA' }

/** `Thursday, March 22, 2018`, `le jeudi 22 mars 2018`. For an instant, the day is the local one in the zone. */
export function formatDay(day: PlainDate | EpochMs, lang: Lang, zone: string): string {
  const date = dateOf(day, zone)
  const parts = formattersOf(lang).day.formatToParts(Date.UTC(date.year, date.month - 1, date.day))
  if (lang === 'en') return parts.map(({ value }) => value).join('')
  // Intl writes « 1 mai », but in French the first of the month, and only the first, is an ordinal: « 1er mai ».
  return fr`le ${parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('')}`
}

/** `Dec 3`, « 3 déc. », « 1er déc. » */
export function formatShortDay(at: EpochMs, lang: Lang, zone: string): string {
  const parts = new Intl.DateTimeFormat(locales[lang], { day: 'numeric', month: 'short', timeZone: zone }).formatToParts(at)
  return parts.map(({ type, value }) => (lang === 'fr' && type === 'day' && value === '1' ? '1er' : value)).join('')
}

/** `December 2026`, « décembre 2026 ». Rarely needed, so its format isn't kept. */
export function formatMonth({ year, month }: PlainMonth, lang: Lang): string {
  const format = new Intl.DateTimeFormat(locales[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.UTC(year, month - 1, 1))
}

/** `1:00 p.m.`; in French `13 h` or `13 h 30` with no-break spaces. */
export function formatClock({ hour, minute }: ClockTime, lang: Lang): string {
  if (lang === 'en') {
    return formattersOf('en')
      .clock.format(Date.UTC(1970, 0, 1, hour, minute))
      .replace(/\s/g, ' ')
  }
  return minute === 0 ? fr`${hour}\u00a0h` : fr`${hour}\u00a0h\u00a0${String(minute).padStart(2, '0')}`
}

/** The moments that were written last: nearly all replies and pages write those of the same few meetups. */
const moments = new Map<string, string>()
const mostMoments = 200

/** `Thursday, December 3, 2026, 1:00 p.m. EST`, `le jeudi 3 décembre 2026 à 13 h (HNE)`. */
export function formatMoment(at: EpochMs, lang: Lang, zone: string): string {
  const key = `${at} ${lang} ${zone}`
  const known = moments.get(key)
  if (known !== undefined) return known
  if (moments.size === mostMoments) moments.clear()
  const written = writeMoment(at, lang, zone)
  moments.set(key, written)
  return written
}

function writeMoment(at: EpochMs, lang: Lang, zone: string): string {
  const { date, time } = localOf(at, zone)
  const [day, clock, label] = [formatDay(date, lang, zone), formatClock(time, lang), formatZone(at, lang, zone)]
  if (lang === 'fr') return fr`${day} à ${clock} (${label})`
  return isShortName(label) ? `${day}, ${clock} ${label}` : `${day}, ${clock} (${label})`
}

/** Weekday, date, time, zone and distance: how replies repeat every date they understood. */
export function formatMomentFull(at: EpochMs, now: EpochMs, lang: Lang, zone: string): string {
  return `${formatMoment(at, lang, zone)}, ${formatDistance(at, now, lang, zone)}`
}

/** The short zone name at an instant, `EST` or `HNE`. A zone without one gets its city and offset: `Paris, UTC+1`. */
export function formatZone(at: EpochMs, lang: Lang, zone: string): string {
  const name = zoneNameOf(at, lang, zone)
  return isShortName(name) ? name : `${cityOf(zone)}, ${(name ?? zone).replace('GMT', 'UTC')}`
}

/** The same, undefined for a zone without a short name. */
export function shortZoneName(at: EpochMs, lang: Lang, zone: string): string | undefined {
  const name = zoneNameOf(at, lang, zone)
  return isShortName(name) ? name : undefined
}

/** `St Johns` for `America/St_Johns`. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}

function zoneNameOf(at: EpochMs, lang: Lang, zone: string): string | undefined {
  return zoneFormatter(lang, zone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
}

function isShortName(name: string | undefined): name is string {
  return name !== undefined && /^[A-Z]{2,5}$/.test(name)
}

/** At 11 p.m., an event at 1 a.m. is better described in hours than as “tomorrow”. */
const nearMs = 6 * hourMs

/**
 * How far a moment or day is from `now`: `in 40 minutes`, `in 2 hours`, `tomorrow`, `in 3 days`, `il y a 11 jours`. Days are
 * calendar days in the zone. Hours are used on the same day only; weeks (if whole) from two weeks, months from two months,
 * years from two years.
 */
export function formatDistance(to: PlainDate | EpochMs, now: EpochMs, lang: Lang, zone: string): string {
  const days = countDays(localOf(now, zone).date, dateOf(to, zone))
  if (typeof to === 'number' && (days === 0 || Math.abs(to - now) < nearMs)) return formatHours(to - now, lang)
  const { distance } = formattersOf(lang)
  const far = Math.abs(days)
  if (far >= 730) return distance.format(Math.trunc(days / 365.25), 'year')
  if (far >= 60) return distance.format(Math.round(days / 30.44), 'month')
  return far >= 14 && days % 7 === 0 ? distance.format(days / 7, 'week') : distance.format(days, 'day')
}

function formatHours(ms: number, lang: Lang): string {
  const { distance } = formattersOf(lang)
  const minutes = Math.round(ms / minuteMs)
  if (minutes === 0) return distance.format(0, 'second')
  return Math.abs(minutes) < 90 ? distance.format(minutes, 'minute') : distance.format(Math.round(ms / hourMs), 'hour')
}

function dateOf(day: PlainDate | EpochMs, zone: string): PlainDate {
  return typeof day === 'number' ? localOf(day, zone).date : day
}

const formatters = new Map<Lang, ReturnType<typeof createFormatters>>()

/** Cached: creating one takes about fifty times as long as using it. Created on first use: four of them delay the start by 10 ms. */
function formattersOf(lang: Lang) {
  const known = formatters.get(lang) ?? createFormatters(lang)
  formatters.set(lang, known)
  return known
}

/** Days and clocks are local times passed in as if they were UTC. */
function createFormatters(lang: Lang) {
  const locale = locales[lang]
  return {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }),
    clock: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }),
    distance: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  }
}

const zoneFormatters = new Map<string, Intl.DateTimeFormat>()

function zoneFormatter(lang: Lang, zone: string): Intl.DateTimeFormat {
  const key = `${lang} ${zone}`
  const format = zoneFormatters.get(key) ?? new Intl.DateTimeFormat(locales[lang], { timeZone: zone, timeZoneName: 'short' })
  zoneFormatters.set(key, format)
  return format
}
