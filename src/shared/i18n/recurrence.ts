import { readIsoDay } from '../dates/plain-date.ts'
import { type Days, type MonthDate, monthDatesOf, nthsOf, type Recurrence, weekdaysOf } from '../dates/recurrence.ts'
import { bilingual } from './bilingual.ts'
import { formatDay } from './dates.ts'
import { fr } from './french.ts'
import type { Lang } from './lang.ts'
import { joinWords } from './lists.ts'

const texts = bilingual({
  en: {
    daily: () => 'every day',
    weekdays: () => 'every weekday',
    'working-days': () => 'every working day',
    weekly: (names: readonly string[]) => `every ${joinWords(names, 'en')}`,
    everyWeeks: (weeks: number, names: readonly string[]) => `every ${weeks} weeks on ${joinWords(names, 'en')}`,
    monthly: (nths: readonly string[], weekday: string) => `every ${joinWords(nths, 'en')} ${weekday} of the month`,
    dates: (dates: readonly MonthDate[]) => `the ${joinWords(dates.map(englishDate), 'en')} of every month`,
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
  },
  fr: {
    daily: () => fr`tous les jours`,
    weekdays: () => fr`du lundi au vendredi`,
    'working-days': () => fr`chaque jour ouvrable`,
    weekly: (names) =>
      fr`tous les ${joinWords(
        names.map((name) => `${name}s`),
        'fr',
      )}`,
    everyWeeks: (weeks, names) => fr`toutes les ${weeks} semaines, le ${joinWords(names, 'fr')}`,
    monthly: (nths, weekday) =>
      fr`${nths.length === 1 ? 'le' : 'les'} ${joinWords(nths, 'fr')} ${weekday}${nths.length === 1 ? '' : 's'} de chaque mois`,
    dates: (dates) => fr`le ${dates.map(frenchDate).join(' et le ')} de chaque mois`,
    from: (day) => fr`à partir du ${day.replace(/^le /, '')}`,
    until: (day) => fr`jusqu'au ${day.replace(/^le /, '')}`,
  },
})

/** `every Monday and Thursday`, `every 2 weeks on Friday`, « les 1er et 3e jeudis de chaque mois ». */
export function describeDays(days: Days, lang: Lang): string {
  const say = texts[lang]
  switch (days.kind) {
    case 'daily':
    case 'weekdays':
    case 'working-days':
      return say[days.kind]()
    case 'weekly': {
      const names = weekdaysOf(days).map((weekday) => nameWeekday(weekday, lang))
      return days.everyWeeks === undefined ? say.weekly(names) : say.everyWeeks(days.everyWeeks, names)
    }
    case 'monthly':
      return say.monthly(
        nthsOf(days).map((nth) => nameNth(nth, lang)),
        nameWeekday(days.weekday, lang),
      )
    case 'monthly-dates':
      return say.dates(monthDatesOf(days))
  }
}

/** `from Monday, March 1, 2027`, `until …`: empty for a rule without a first and a last day. */
export function describeLimits({ from, until }: Recurrence, lang: Lang): readonly string[] {
  const [first, last] = [from, until].map((day) => (day === undefined ? undefined : readIsoDay(day)))
  const say = texts[lang]
  return [
    ...(first === undefined ? [] : [say.from(formatDay(first, lang, 'UTC'))]),
    ...(last === undefined ? [] : [say.until(formatDay(last, lang, 'UTC'))]),
  ]
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }

function englishDate(date: MonthDate): string {
  return date === 'last' ? 'last day' : `${date}${suffixes[ordinals.select(date)] ?? 'th'}`
}

function frenchDate(date: MonthDate): string {
  if (date === 'last') return 'dernier jour'
  return date === 1 ? '1er' : String(date)
}

const english = ['1st', '2nd', '3rd', '4th', '5th']

function nameNth(nth: number | 'last', lang: Lang): string {
  if (nth === 'last') return lang === 'fr' ? 'dernier' : 'last'
  return lang === 'fr' ? `${nth}${nth === 1 ? 'er' : 'e'}` : (english[nth - 1] ?? '')
}

export function nameWeekday(weekday: number, lang: Lang): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(`${lang}-CA`, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
}
