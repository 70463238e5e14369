import { createJobContext, type JobNeeds } from '../../src/app/job-context.ts'
import { reminderKinds } from '../../src/features/automation/composers.ts'
import { createAutomationJob } from '../../src/features/automation/plan.job.ts'
import { createDigestJob } from '../../src/features/digest/send-digest.job.ts'
import { announceMinutes } from '../../src/features/follow-up/announce-minutes.job.ts'
import { closeStaleMinutes } from '../../src/features/live-minutes/close-stale.job.ts'
import { publishMinutes } from '../../src/features/live-minutes/publish.job.ts'
import type { MinutesArchive } from '../../src/features/minutes/archive.ts'
import type { MinutesPublisher } from '../../src/features/minutes/publisher.ts'
import { createSendDueJob } from '../../src/features/reminders/send-due.job.ts'
import type { Repositories, Store } from '../../src/features/repositories.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import { createUnitOfWork } from '../../src/messaging/unit-of-work.ts'
import type { Job } from '../../src/scheduling/job.ts'
import type { Log } from '../../src/shared/log.ts'
import type { FakeClock } from './fake-clock.ts'
import { createTestServices } from './services.ts'
import { createTally } from './tally.ts'

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} }

export interface MinutesCopyOptions {
  readonly owner: string
  readonly store: Store
  readonly clock: FakeClock
  readonly minutes: MinutesArchive
  readonly publisher: MinutesPublisher
}

/** One copy of the bot that only tends, publishes and requests minutes, and only when told to. */
export interface MinutesCopy {
  readonly tend: Job
  readonly publish: Job
  /** Asks for what is missing, as a step of the meetup's plan. */
  readonly ask: Pick<Job, 'run'>
  readonly announce: Job
  /** Tells organizers once a week. */
  readonly digest: Job
}

/** What it says stays in the outbox, where `takeSaid` finds it. */
export function createMinutesCopy({ owner, store, clock, minutes, publisher }: MinutesCopyOptions): MinutesCopy {
  const chat: JobNeeds['chat'] = {
    self: { id: 'bot-id', username: 'rendezvous' },
    settings: { maxMessageLength: 5_000 },
    state: { name: 'ready' },
    findPerson: async () => undefined,
    findRoom: async () => undefined,
    joinedRooms: async () => new Map(),
    postingRefusal: undefined,
    changesIn: async () => ({ edited: [], deleted: [] }),
    roomRoles: async () => [],
  }
  const services = createTestServices({
    clock,
    chat,
    minutes,
    publisher,
  })
  const claims = { owner, leaseMs: 8_000, stopped: () => false }
  const { run: act } = createUnitOfWork<Repositories>({
    maxMessageLength: () => 5_000,
    store,
    clock,
    ids: createMessageIds('secret'),
    claims,
    deliver: () => {},
    hasRoom: () => true,
  })
  const needs = { store, chat, log: silent, services, act, metrics: createTally() }
  const context = createJobContext(needs)
  const steps = [createAutomationJob(context), createSendDueJob(context, reminderKinds)]
  const ask = {
    async run() {
      for (const step of steps) await step.run()
    },
  }
  return {
    tend: closeStaleMinutes(context),
    publish: publishMinutes(context),
    ask,
    announce: announceMinutes(context),
    digest: createDigestJob(context),
  }
}

/** Everything waiting to be sent in a lane, such as `person:olga`, each once. */
export async function takeSaid(store: Store, now: number, lane: string): Promise<readonly string[]> {
  const said: string[] = []
  for (;;) {
    const claim = { owner: 'reader', now: now + 60_000, until: now + 120_000 }
    const [row] = await store.outbox.claimDue(claim, 1, lane)
    if (row === undefined) return said
    if (row.content.kind === 'message') said.push(row.content.text)
    await store.outbox.sent(row.id, 'reader', now)
  }
}
