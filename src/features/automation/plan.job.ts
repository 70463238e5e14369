import type { Job } from '../../scheduling/job.ts'
import type { JobNeeds } from '../job-needs.ts'
import type { WantedRow } from './planned-steps.ts'
import { automatedMeetups, findAutomationDifference, isSame, saveAutomation, wantedOf } from './service.ts'

/** Keeps a row for each step of the plan of each meetup, whoever has planned it, moved it or changed the plan. */
export function createAutomationJob({ store, services, act, log }: JobNeeds): Job {
  return {
    name: 'plan what is said of meetups',
    cron: '*/2 * * * * *',
    async run() {
      const needs = services(store)
      const wantedByOwner = new Map<string, readonly WantedRow[]>()
      for (const meetup of await automatedMeetups(needs)) {
        try {
          const key = `${meetup.series?.id} ${meetup.roomId}`
          const wanted = wantedByOwner.get(key) ?? (await wantedOf(needs, meetup))
          wantedByOwner.set(key, wanted)
          // Looked at without a lock first: nearly always there is nothing to plan.
          if (!isSame(await findAutomationDifference(needs, meetup, wanted)))
            await act((tx) => saveAutomation(services(tx), meetup.id))
        } catch (error) {
          log.error({ err: error, meetup: meetup.id }, 'the plan of a meetup could not be looked after yet')
        }
      }
    },
  }
}
