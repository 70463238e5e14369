import type { Job, JobContext } from '../../scheduling/job.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { ZoneData } from '../../shared/dates/zone-data.ts'
import type { Log } from '../../shared/log.ts'
import type { Settings } from '../../shared/settings.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Reminders } from '../reminders/repository.ts'
import { type DeriveMeetupNeeds, deriveMeetup } from './derive-meetups.ts'
import { type DeriveReminderNeeds, deriveReminder } from './derive-reminders.ts'
import { newestZoneData } from './model.ts'

type Needs = DeriveMeetupNeeds &
  DeriveReminderNeeds & {
    readonly meetups: Pick<Meetups, 'derivedBefore' | 'find'>
    readonly reminders: Pick<Reminders, 'derivedBefore'>
    readonly settings: Settings
    readonly log: Log
  }

/** Rows in one transaction. */
const batchSize = 50

/**
 * Derives again what was derived with older zone data than this copy's, so what was said stays at its local time when a law
 * changes the clock. The newest data wins: a copy with older data leaves the rows alone. Run it before anything else looks for
 * what is due.
 */
export function createZoneDataJob({ needs, run: act }: JobContext<Needs>, data: ZoneData): Job {
  const attempt = async (about: object, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      needs.log.error({ err: error, ...about }, 'a time could not be derived with the new zone data yet')
    }
  }
  return {
    name: 'follow the zone data',
    cron: '*/30 * * * * *',
    async run() {
      let meetups = 0
      let reminders = 0
      for (const { id } of await needs.meetups.derivedBefore(data.edition, needs.clock.now() - dayMs))
        await attempt({ meetup: id }, async () => {
          if (await act((tx, enqueue) => deriveMeetup(tx, enqueue, data, id))) meetups += 1
        })
      let page = await needs.reminders.derivedBefore(data.edition, batchSize)
      while (page.length > 0) {
        const ids = page.map(({ id }) => id)
        let isDone = false
        await attempt({ reminders: ids }, async () => {
          reminders += await act((tx) => deriveAll(tx, data, ids))
          isDone = true
        })
        if (!isDone) break
        page = page.length < batchSize ? [] : await needs.reminders.derivedBefore(data.edition, batchSize)
      }
      if (meetups + reminders > 0)
        needs.log.warn({ zoneData: data.edition, meetups, reminders }, 'times were derived again with new zone data')
      const newest = await needs.settings.get(newestZoneData)
      if (newest === undefined || newest < data.edition) await needs.settings.set(newestZoneData, data.edition)
    },
  }
}

async function deriveAll(needs: DeriveReminderNeeds, data: ZoneData, ids: readonly number[]): Promise<number> {
  let changed = 0
  for (const id of ids) if (await deriveReminder(needs, data, id)) changed += 1
  return changed
}
