import { type HolidayOf, holidaysOn, isWeekend, nearestFreeDays } from '../dates/holidays.ts'
import { localOf } from '../dates/local-time.ts'
import type { PlainDate } from '../dates/plain-date.ts'
import type { EpochMs } from '../dates/time.ts'
import { bilingual, plural } from './bilingual.ts'
import { formatDay } from './dates.ts'
import { fr } from './french.ts'
import type { Lang } from './lang.ts'

const texts = bilingual({
  en: {
    of: (of: HolidayOf) => ({ federal: 'federal', ontario: 'Ontario', quebec: 'Quebec' })[of],
    holiday: (name: string, of: string, isObserved: boolean) => `${name}${isObserved ? ' is observed' : ''} (${of})`,
    weekend: () => 'a weekend',
    flag: (date: string, what: string, free: readonly string[]) =>
      `**Check the date**: ${date} is a day off (${what}). Nearest working ${plural('en', free.length, 'day', 'days')}: ${free.join(' or ')}.`,
  },
  fr: {
    of: (of) => fr`${{ federal: 'fédéral', ontario: 'Ontario', quebec: 'Québec' }[of]}`,
    holiday: (name, of, isObserved) => fr`${name} (${of}${isObserved ? fr`, congé reporté` : ''})`,
    weekend: () => fr`fin de semaine`,
    flag: (date, what, free) =>
      fr`**Attention à la date** : ${date} est un jour de congé : ${what}. ${plural('fr', free.length, fr`Jour libre le plus proche`, fr`Jours libres les plus proches`)} : ${free.join(fr` ou `)}.`,
  },
})

interface FlagOptions {
  readonly lang: Lang
  readonly now: EpochMs
  /** Where it's the day; IANA name. */
  readonly zone: string
  readonly onWeekends?: boolean
}

/**
 * One line saying that a day is a holiday or on a weekend, with the nearest working days that aren't past; empty for other days.
 */
export function flagDayOff(date: PlainDate, { lang, now, zone, onWeekends = true }: FlagOptions): readonly string[] {
  const say = texts[lang]
  const holidays = holidaysOn(date).map(({ name, of, isObserved }) =>
    say.holiday(name[lang], of.map((one) => say.of(one)).join(', '), isObserved),
  )
  const what = [...holidays, ...(onWeekends && isWeekend(date) ? [say.weekend()] : [])]
  if (what.length === 0) return []
  const free = nearestFreeDays(date, localOf(now, zone).date).map((day) => formatDay(day, lang, 'UTC'))
  return [say.flag(formatDay(date, lang, 'UTC'), what.join(', '), free)]
}
