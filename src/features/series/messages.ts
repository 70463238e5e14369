import { recurrenceOf } from '../../shared/dates/phrases/index.ts'
import type { NthWeekdayRule } from '../../shared/dates/recurrence.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatClock } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeDays, describeLimits, nameWeekday } from '../../shared/i18n/recurrence.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { describeJoin, describeWhere } from '../meetups/messages.ts'
import type { BoundRoom, Series } from './model.ts'

type Nth = NthWeekdayRule['nth']

const texts = bilingual({
  en: {
    nth: (nth: Nth) => ({ 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth', last: 'last' })[nth],
    monthly: (nth: string, weekday: string) => `every ${nth} ${weekday} of the month`,
    rule: (days: string, clock: string, zone: string) => `**Rule**: ${days}, ${clock} (${zone})`,
    limits: (limits: string) => `**Dates**: ${limits}`,
    length: (minutes: number, planning: number) =>
      `**Length**: ${minutes} min${planning === 0 ? '' : `, the first ${planning} for planning`}`,
    seats: (seats: number) => `**Seats**: ${seats}`,
    remote: (places: number) => `**Remote seats**: ${places}`,
    first: (lang: Lang) => `**First language**: ${{ en: 'English', fr: 'French' }[lang]}`,
    rooms: (names: string) => `**Channels**: ${names}`,
    unnamed: (count: number) => `${count} private ${plural('en', count, 'channel', 'channels')}`,
  },
  fr: {
    nth: (nth) => fr`${{ 1: '1er', 2: fr`2e`, 3: fr`3e`, 4: fr`4e`, 5: fr`5e`, last: 'dernier' }[nth]}`,
    monthly: (nth, weekday) => fr`chaque ${nth} ${weekday} du mois`,
    rule: (days, clock, zone) => fr`**Règle** : ${days} à ${clock} (${zone})`,
    limits: (limits) => fr`**Dates** : ${limits}`,
    length: (minutes, planning) =>
      fr`**Durée** : ${minutes} min${planning === 0 ? '' : fr`, dont les ${planning} premières pour la planification`}`,
    seats: (seats) => fr`**Places** : ${seats}`,
    remote: (places) => fr`**Places à distance** : ${places}`,
    first: (lang) => fr`**Langue affichée en premier** : ${{ en: 'anglais', fr: 'français' }[lang]}`,
    rooms: (names) => fr`**Salons** : ${names}`,
    unnamed: (count) => fr`${count} ${plural('fr', count, 'salon privé', 'salons privés')}`,
  },
})

/** What all dates of a series have in common, one line each. */
export function describeSeries(series: Omit<Series, 'id'>, lang: Lang): readonly string[] {
  const say = texts[lang]
  const { rule, time, zone, place, capacity, joinUrl, remoteCapacity, lengthMinutes, planningMinutes, firstLang } = series
  const limits = describeLimits(recurrenceOf(rule), lang)
  const meeting = {
    ...(place !== undefined && { place }),
    ...(joinUrl !== undefined && { joinUrl }),
    ...(capacity !== undefined && { capacity }),
    ...(remoteCapacity !== undefined && { remoteCapacity }),
  }
  return [
    say.rule(describeRule(rule, lang), formatClock(time, lang), zone),
    ...(limits.length === 0 ? [] : [say.limits(limits.join(', '))]),
    ...describeWhere(meeting, lang),
    ...describeJoin(meeting, lang),
    ...(capacity !== undefined && place === undefined ? [say.seats(capacity)] : []),
    ...(remoteCapacity !== undefined && joinUrl === undefined ? [say.remote(remoteCapacity)] : []),
    say.length(lengthMinutes, planningMinutes),
    say.first(firstLang),
  ]
}

/** The rooms bound to a series. Rooms that not everybody may know of are only counted. */
export function describeSeriesRooms(rooms: readonly BoundRoom[], lang: Lang): readonly string[] {
  if (rooms.length === 0) return []
  const say = texts[lang]
  const names = rooms.flatMap(({ name }) => (name === undefined ? [] : [escapeMarkdown(`#${name}`)]))
  const unnamed = rooms.length - names.length
  return [say.rooms([...names, ...(unnamed === 0 ? [] : [say.unnamed(unnamed)])].join(', '))]
}

export function nameNth(nth: Nth, lang: Lang): string {
  return texts[lang].nth(nth)
}

function describeRule(rule: Series['rule'], lang: Lang): string {
  const { days } = recurrenceOf(rule)
  if (days.kind !== 'monthly' || days.also !== undefined) return describeDays(days, lang)
  const say = texts[lang]
  return say.monthly(nameNth(days.nth, lang), nameWeekday(days.weekday, lang))
}
