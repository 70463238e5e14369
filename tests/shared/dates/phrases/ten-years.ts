import { nextMoments } from '../../../../src/shared/dates/occurrences.ts'
import { readWhen } from '../../../../src/shared/dates/phrases/read-when.ts'
import { formatMomentFull } from '../../../../src/shared/i18n/dates.ts'

export const zones = ['America/Toronto', 'America/St_Johns', 'America/Vancouver', 'Europe/Paris', 'Pacific/Auckland'] as const

/** The third Thursdays at 13:00 of ten years: one for each month. */
export function planTenYears(zone: string): readonly number[] {
  const rule = { days: { kind: 'monthly', nth: 3, weekday: 4 }, time: { hour: 13, minute: 0 } } as const
  return nextMoments(rule, Date.UTC(2024, 0, 1), zone, 120).occurrences.map(({ at }) => at)
}

/** Everything that could depend on the zone of the host: planning, writing in both languages and reading, over ten years. */
export function tellTenYears(): readonly string[] {
  return zones.flatMap((zone) =>
    planTenYears(zone).flatMap((at) => {
      const now = at - 40 * 86_400_000
      const read = readWhen('third thursday of next month 13 h', { now, zone })
      return [JSON.stringify(read), formatMomentFull(at, now, 'en', zone), formatMomentFull(at, now, 'fr', zone)]
    }),
  )
}
