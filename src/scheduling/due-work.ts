import type { Clock, EpochMs } from '../shared/clock.ts'
import type { Job } from './job.ts'

/** Which kinds of work there are at one moment, found with one statement. It may name work that another copy is doing. */
export interface DueWork {
  /** Received commands, or messages to send, that no copy has claimed. */
  readonly messages: boolean
  /** Calls that are answered as soon as they can be. */
  readonly postponed: boolean
  readonly reminders: boolean
  readonly announcements: boolean
  readonly publications: boolean
  /** Minutes are being taken. */
  readonly openMinutes: boolean
  /** Subscribed rooms whose names are old. */
  readonly staleRooms: boolean
  /** Differs after each change to what meetups are planned from. */
  readonly plan: string
}

/** `job`: the name of the job that asks. */
export type LookForWork = (job: string) => Promise<DueWork>

/** Looks once for all jobs that tick together. A job that asks again does so at another tick. */
export function createDueLook(read: (now: EpochMs) => Promise<DueWork>, clock: Pick<Clock, 'now'>): LookForWork {
  let last: { readonly now: EpochMs; readonly due: Promise<DueWork>; readonly askers: Set<string> } | undefined
  return (job) => {
    const now = clock.now()
    if (last === undefined || last.askers.has(job) || Math.abs(now - last.now) >= sharedMs)
      last = { now, due: read(now), askers: new Set() }
    last.askers.add(job)
    return last.due
  }
}

/** Jobs of one tick start within this time. */
const sharedMs = 100

/** After so many ticks without work, a job looks for itself. That costs little, and finds what the statement doesn't know of. */
const mostSkipped = 60

/** A job that only runs when there is work for it. */
export function runWhenDue({ run, isDue, ...job }: Job, look: LookForWork): Job {
  if (isDue === undefined) return { ...job, run }
  let skipped = 0
  return {
    ...job,
    async run() {
      if (!isDue(await look(job.name)) && skipped < mostSkipped) {
        skipped += 1
        return
      }
      skipped = 0
      await run()
    },
  }
}

/** Whether something has changed since the job last looked. */
export function createChangeCheck(): (due: DueWork) => boolean {
  let seen: string | undefined
  return ({ plan }) => {
    const isChanged = plan !== seen
    seen = plan
    return isChanged
  }
}
