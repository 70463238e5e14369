import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock, formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Offset, QuietHours, Repetition, Timing } from './model/index.ts'

const texts = bilingual({
  en: {
    before: (length: string, meetup: number) => `${length} before the meetup \`#${meetup}\``,
    daily: (clock: string) => `every day at ${clock}`,
    weekdays: (clock: string) => `every weekday at ${clock}`,
    weekly: (weekday: string, clock: string) => `every ${weekday} at ${clock}`,
    monthly: (nth: string, weekday: string, clock: string) => `every ${nth} ${weekday} of the month at ${clock}`,
    inZone: (words: string, zone: string) => `${words} (${zone})`,
    hours: (from: string, to: string) => `from ${from} to ${to}`,
    weekends: () => 'on weekends',
    holidays: () => 'on holidays',
  },
  fr: {
    before: (length, meetup) => fr`${length} avant la rencontre \`#${meetup}\``,
    daily: (clock) => fr`tous les jours à ${clock}`,
    weekdays: (clock) => fr`du lundi au vendredi à ${clock}`,
    weekly: (weekday, clock) => fr`tous les ${weekday}s à ${clock}`,
    monthly: (nth, weekday, clock) => fr`le ${nth} ${weekday} de chaque mois à ${clock}`,
    inZone: (words, zone) => fr`${words} (${zone})`,
    hours: (from, to) => fr`de ${from} à ${to}`,
    weekends: () => fr`la fin de semaine`,
    holidays: () => fr`les jours fériés`,
  },
})

/** When a reminder comes: `1 day before the meetup #12`, `every Monday at 9:00 a.m. (Toronto)`, or the moment itself. */
export function describeTiming(timing: Timing, lang: Lang, zone: string): string {
  switch (timing.kind) {
    case 'moment':
      return formatMoment(timing.at, lang, zone)
    case 'before':
      return texts[lang].before(formatOffset(timing.offset, lang), timing.meetupId)
    case 'every':
      return describeRepetition(timing, lang)
  }
}

function describeRepetition({ days, time, zone }: Repetition, lang: Lang): string {
  const say = texts[lang]
  const clock = formatClock(time, lang)
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  switch (days.kind) {
    case 'daily':
    case 'weekdays':
      return say.inZone(say[days.kind](clock), city)
    case 'weekly':
      return say.inZone(say.weekly(nameWeekday(days.weekday, lang), clock), city)
    case 'monthly':
      return say.inZone(say.monthly(nameNth(days.nth, lang), nameWeekday(days.weekday, lang), clock), city)
  }
}

const english = ['1st', '2nd', '3rd', '4th', '5th']

function nameNth(nth: number | 'last', lang: Lang): string {
  if (nth === 'last') return lang === 'fr' ? 'dernier' : 'last'
  return lang === 'fr' ? `${nth}${nth === 1 ? 'er' : 'e'}` : (english[nth - 1] ?? '')
}

/** The first of January 2024 was a Monday. */
function nameWeekday(weekday: number, lang: Lang): string {
  return new Intl.DateTimeFormat(`${lang}-CA`, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
}

const lengths: readonly (readonly [Offset['unit'], number, string])[] = [
  ['days', 7, 'week'],
  ['days', 1, 'day'],
  ['minutes', 60, 'hour'],
  ['minutes', 1, 'minute'],
]

/** `2 weeks`, `1 jour`, `90 minutes`: in the largest unit that it fills. */
export function formatOffset({ unit, amount }: Offset, lang: Lang): string {
  const [, each = 1, name = 'minute'] = lengths.find(([of, size]) => of === unit && amount % size === 0) ?? []
  return new Intl.NumberFormat(`${lang}-CA`, { style: 'unit', unit: name, unitDisplay: 'long' }).format(amount / each)
}

/** `from 6:00 p.m. to 8:00 a.m., on weekends`; empty when a room is never quiet. */
export function describeQuiet({ hours, weekends, holidays }: QuietHours, lang: Lang): string {
  const say = texts[lang]
  return [
    ...(hours === undefined ? [] : [say.hours(formatClock(hours.from, lang), formatClock(hours.to, lang))]),
    ...(weekends ? [say.weekends()] : []),
    ...(holidays ? [say.holidays()] : []),
  ].join(', ')
}
