import { describe, expect, it } from 'vitest'
import { createInboxWorker } from '../../src/messaging/inbox-worker.ts'
import type { Inbox } from '../../src/messaging/repository.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { aMessage } from '../support/store-entries.ts'
import { createTally } from '../support/tally.ts'
import { useStore } from '../support/use-store.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const leaseMs = 8_000

describe('what a copy hears', () => {
  const clock = createFakeClock()
  const lease = (owner: string) => ({ owner, now: clock.now(), until: clock.now() + leaseMs })
  const { store } = useStore()

  /** A copy called one that answers everything. */
  function openWorker(inbox: Pick<Inbox, 'hear' | 'claimNext' | 'renew'> = store.inbox) {
    const tally = createTally()
    const handled: string[] = []
    const worker = createInboxWorker({
      ...{ inbox, clock, log: silent, metrics: tally, claims: { owner: 'one', leaseMs, stopped: () => false } },
      handler: {
        async handle({ id }) {
          handled.push(id)
          const how = await store.inbox.finish(id, 'one', 'answered', clock.now())
          return { outcome: 'answered', areMore: how === 'more' }
        },
        giveUp: () => Promise.reject(new Error('Nothing is given up here.')),
      },
    })
    return { worker, tally, handled }
  }

  it('is answered although the command before it ended just while it was stored', async () => {
    await store.inbox.hear(aMessage({ sentAt: clock.now() }), lease('other'))
    const { worker, handled } = openWorker({
      ...store.inbox,
      async hear(message, claim) {
        const how = await store.inbox.hear(message, claim)
        // The other copy saw no further command when it ended this one.
        await store.inbox.finish('m1', 'other', 'answered', clock.now())
        return how
      },
    })

    await worker.hear(aMessage({ id: 'm2', sentAt: clock.now() }))
    await worker.idle()

    expect(handled).toEqual(['m2'])
  })

  it('is taken over from a copy that is gone, and counted; what was its own is not', async () => {
    for (const [id, owner] of [
      ['m1', 'gone'],
      ['m2', 'gone'],
      ['m3', 'one'],
    ] as const)
      await store.inbox.hear(aMessage({ id, sender: { id, username: id }, sentAt: clock.now() }), lease(owner))
    clock.advance(leaseMs)
    const { worker, tally, handled } = openWorker()

    await worker.sweep()
    await worker.idle()

    expect(handled).toEqual(['m1', 'm2', 'm3'])
    expect(tally.counted).toEqual({ rendezvous_inbox_claims_taken_over_total: 2 })
  })
})
