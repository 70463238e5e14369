import { createChangeCheck } from '../../scheduling/due-work.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Log } from '../../shared/log.ts'
import type { WantedRow } from './planned-steps.ts'
import { automatedMeetups, findAutomationDifference, isSame, type SaveNeeds, saveAutomation, wantedOf } from './service.ts'

/** Keeps the rows of the bot's own steps in line with each meetup and its automation. */
export function createAutomationJob({ needs, run: act }: JobContext<SaveNeeds & { readonly log: Log }>): Job {
  return {
    name: 'plan what is said of meetups',
    cron: '* * * * * *',
    isDue: createChangeCheck(),
    async run() {
      const wantedByOwner = new Map<string, readonly WantedRow[]>()
      for (const meetup of await automatedMeetups(needs)) {
        try {
          const key = `${meetup.series?.id} ${meetup.roomId}`
          const wanted = wantedByOwner.get(key) ?? (await wantedOf(needs, meetup))
          wantedByOwner.set(key, wanted)
          // Looks without a lock first, because there is nearly always nothing to change.
          if (!isSame(await findAutomationDifference(needs, meetup, wanted))) await act((tx) => saveAutomation(tx, meetup.id))
        } catch (error) {
          needs.log.error({ err: error, meetup: meetup.id }, 'the automation of a meetup could not be updated yet')
        }
      }
    },
  }
}
