import type { Selectable, Updateable } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import { recurrenceOf, type SeriesRule } from '../../shared/dates/phrases/index.ts'
import type { NthWeekdayRule } from '../../shared/dates/recurrence.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Series } from './model.ts'
import type { NewSeries, SeriesChange } from './repository.ts'

export function toSeriesRow(series: NewSeries) {
  return {
    name: series.name,
    ...toRuleColumns(series.rule),
    hour: series.time.hour,
    minute: series.time.minute,
    zone: series.zone,
    length_minutes: series.lengthMinutes,
    planning_minutes: series.planningMinutes,
    place: series.place ?? null,
    join_url: series.joinUrl ?? null,
    capacity: series.capacity ?? null,
    remote_capacity: series.remoteCapacity ?? null,
    first_lang: series.firstLang,
  }
}

export function toSeriesColumns(change: SeriesChange): Updateable<Tables['series']> {
  return {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.rule !== undefined && toRuleColumns(change.rule)),
    ...(change.time !== undefined && { hour: change.time.hour, minute: change.time.minute }),
    ...(change.zone !== undefined && { zone: change.zone }),
    ...(change.lengthMinutes !== undefined && { length_minutes: change.lengthMinutes }),
    ...(change.planningMinutes !== undefined && { planning_minutes: change.planningMinutes }),
    ...(change.place !== undefined && { place: change.place }),
    ...(change.joinUrl !== undefined && { join_url: change.joinUrl }),
    ...(change.capacity !== undefined && { capacity: change.capacity }),
    ...(change.remoteCapacity !== undefined && { remote_capacity: change.remoteCapacity }),
    ...(change.firstLang !== undefined && { first_lang: change.firstLang }),
  }
}

/**
 * Rules other than one weekday of every month are stored as JSON in the number's column, so older schema versions can hold them
 * too.
 */
function toRuleColumns(rule: SeriesRule): { readonly nth: string; readonly weekday: number } {
  if ('days' in rule) return { nth: JSON.stringify(rule), weekday: 0 }
  if (rule.also !== undefined) return { nth: JSON.stringify(recurrenceOf(rule)), weekday: 0 }
  return { nth: String(rule.nth), weekday: rule.weekday }
}

function toRule({ nth, weekday }: Pick<Selectable<Tables['series']>, 'nth' | 'weekday'>): SeriesRule {
  if (nth.startsWith('{')) return JSON.parse(nth) as SeriesRule
  return { nth: nth === 'last' ? 'last' : (Number(nth) as 1), weekday: weekday as NthWeekdayRule['weekday'] }
}

export function toSeries(row: Selectable<Tables['series']>): Series {
  return {
    id: row.id,
    name: row.name,
    rule: toRule(row),
    time: { hour: row.hour, minute: row.minute },
    zone: row.zone,
    lengthMinutes: row.length_minutes,
    planningMinutes: row.planning_minutes,
    firstLang: row.first_lang as Lang,
    ...(row.place !== null && { place: row.place }),
    ...(row.join_url !== null && { joinUrl: row.join_url }),
    ...(row.capacity !== null && { capacity: row.capacity }),
    ...(row.remote_capacity !== null && { remoteCapacity: row.remote_capacity }),
  }
}
