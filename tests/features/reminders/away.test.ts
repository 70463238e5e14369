import { beforeEach, describe, expect, it } from 'vitest'
import { Config } from '../../../config/schema.ts'
import { createJobContext } from '../../../src/app/job-context.ts'
import { reminderKinds } from '../../../src/features/automation/composers.ts'
import { createSendDueJob } from '../../../src/features/reminders/send-due.job.ts'
import type { Repositories } from '../../../src/features/repositories.ts'
import { ChatUnavailable } from '../../../src/messaging/chat-errors.ts'
import { createMessageIds } from '../../../src/messaging/message-ids.ts'
import { createUnitOfWork } from '../../../src/messaging/unit-of-work.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { aReminder } from '../../support/reminders.ts'
import { createTestServices } from '../../support/services.ts'
import { createTally } from '../../support/tally.ts'
import { useStore } from '../../support/use-store.ts'

const minute = 60_000
const ed = { id: 'ed-id', username: 'ed' }

describe('a reminder that cannot be looked into for two hours', () => {
  const { store } = useStore()
  let clock: FakeClock

  beforeEach(() => {
    clock = createFakeClock()
  })

  /** Runs the job every five minutes for two hours, in which every lookup of a person fails. */
  async function stateAfter(trouble: Error): Promise<string | undefined> {
    const chat = {
      ...{ self: { id: 'bot-id', username: 'it' }, settings: { maxMessageLength: 5_000 }, state: { name: 'ready' } as const },
      findPerson: async () => Promise.reject(trouble),
      findRoom: async () => Promise.reject(trouble),
      joinedRooms: async () => Promise.reject(trouble),
      postingRefusal: undefined,
      changesIn: async () => ({ edited: [], deleted: [] }),
      roomRoles: async () => Promise.reject(trouble),
      isMember: async () => Promise.reject(trouble),
    }
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const claims = { owner: 'one', leaseMs: 6_000, stopped: () => false }
    const units = createUnitOfWork<Repositories>({
      ...{ store, clock, claims, ids: createMessageIds('secret'), maxMessageLength: () => 5_000 },
      ...{ deliver() {}, hasRoom: () => true },
    })
    const services = createTestServices({ config: Config.parse({}), clock, chat })
    const context = createJobContext({ store, chat, log, metrics: createTally(), services, act: units.run })
    const job = createSendDueJob(context, reminderKinds)
    const { id } = await store.reminders.add(aReminder(clock.now() + minute, { to: ed, madeBy: ed }), clock.now())
    for (let count = 0; count < 24; count += 1) {
      clock.advance(5 * minute)
      await job.run()
    }
    return (await store.reminders.find(id))?.state
  }

  it('is kept while the workspace does not answer', async () => {
    expect(await stateAfter(new ChatUnavailable('no answer'))).toBe('planned')
  })

  it('is given up when it is itself what is broken', async () => {
    expect(await stateAfter(new TypeError('it is broken'))).toBe('missed')
  })
})
