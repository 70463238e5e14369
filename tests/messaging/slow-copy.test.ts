import { describe, expect, it } from 'vitest'
import { createInboxWorker } from '../../src/messaging/inbox-worker.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { aMessage } from '../support/store-entries.ts'
import { createTally } from '../support/tally.ts'
import { useStore } from '../support/use-store.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const leaseMs = 6_000

describe('a copy that takes long over a command', () => {
  const clock = createFakeClock()
  const { store } = useStore()

  async function begin() {
    const handled = Promise.withResolvers<{ readonly outcome: 'answered'; readonly areMore: false }>()
    const worker = createInboxWorker({
      ...{ inbox: store.inbox, clock, log: silent, metrics: createTally() },
      claims: { owner: 'slow', leaseMs, stopped: () => false },
      handler: { handle: () => handled.promise, giveUp: () => handled.promise },
    })
    await worker.hear(aMessage({ sentAt: clock.now() }))
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1_000)
        // What was begun is done before the next statement.
        await store.settings.get('anything')
      }
    }
    const takeOver = () => store.inbox.claimNext({ owner: 'other', now: clock.now(), until: clock.now() + leaseMs })
    return { handled, pass, takeOver, worker }
  }

  it('keeps it while it is alive', async () => {
    const { handled, pass, takeOver, worker } = await begin()

    await pass(30)
    const taken = await takeOver()
    handled.resolve({ outcome: 'answered', areMore: false })
    await worker.idle()
    await pass(30)

    expect(taken).toBeUndefined()
    expect(await takeOver()).toMatchObject({ takenFrom: 'slow' })
  })

  it('leaves it to another one after a minute', async () => {
    const { pass, takeOver } = await begin()

    await pass(60)
    const early = await takeOver()
    await pass(7)

    expect(early).toBeUndefined()
    expect(await takeOver()).toMatchObject({ takenFrom: 'slow' })
  })
})
