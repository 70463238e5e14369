import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import type { Automation } from './model.ts'
import type { AutomationChanges } from './repository.ts'

/** Stands for meetups without a series; short ids start at 1. */
const noSeries = 0

export function createAutomationChanges(db: Kysely<Tables>): AutomationChanges {
  return {
    async changesOf(seriesId = noSeries) {
      const rows = await db.selectFrom('plan_change').selectAll().where('series_id', '=', seriesId).execute()
      return Object.fromEntries(rows.map(({ step, offsets }) => [step, JSON.parse(offsets)])) as Partial<Automation>
    },
    async change(seriesId, step, given) {
      const key = { series_id: seriesId ?? noSeries, step }
      if (given === undefined) {
        await db.deleteFrom('plan_change').where('series_id', '=', key.series_id).where('step', '=', step).execute()
        return
      }
      const offsets = JSON.stringify(given)
      await db
        .insertInto('plan_change')
        .values({ ...key, offsets })
        .onConflict((oc) => oc.columns(['series_id', 'step']).doUpdateSet({ offsets }))
        .execute()
    },
  }
}
