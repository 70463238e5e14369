import { findPlanDifference, isSame, keepPlan, plannedMeetups } from '../kit/plan.ts'
import type { Job, JobNeeds } from './index.ts'

/** Keeps a row for each step of the plan of each meetup, whoever has planned it, moved it or changed the plan. */
export function createMeetupPlanner({ store, services, act, log }: JobNeeds): Job {
  return {
    name: 'plan what is said of meetups',
    cron: '*/2 * * * * *',
    async run() {
      const needs = services(store)
      for (const meetup of await plannedMeetups(needs)) {
        try {
          // Looked at without a lock first: nearly always there is nothing to plan.
          if (!isSame(await findPlanDifference(needs, meetup))) await act((tx) => keepPlan(services(tx), meetup.id))
        } catch (error) {
          log.error({ err: error, meetup: meetup.id }, 'the plan of a meetup could not be looked after yet')
        }
      }
    },
  }
}
