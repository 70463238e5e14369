import { describe, expect, it } from 'vitest'
import type { Repositories } from '../../src/features/repositories.ts'
import { createMessaging } from '../../src/messaging/index.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { noMirrors } from '../support/no-mirrors.ts'
import { createTally } from '../support/tally.ts'
import { useStore } from '../support/use-store.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }
const patienceMs = 8_000

describe('messaging that is stopped while the workspace does not answer', () => {
  const clock = createFakeClock()
  const { store } = useStore()

  it('leaves what it could not send to another copy at once, not only when its lease ends', async () => {
    const posting = Promise.withResolvers<void>()
    const hanging = Promise.withResolvers<never>()
    const messaging = createMessaging<Repositories>({
      ...{ store, clock, log: silent, metrics: createTally(), ids: createMessageIds('secret'), random: () => 0.5 },
      postsPerMinute: 3,
      mirrors: noMirrors,
      prepareUnasked: async (_tx, message) => message,
      maySee: async () => true,
      noticeOfRefusal: async () => undefined,
      chat: {
        settings: { maxMessageLength: 5_000 },
        post() {
          posting.resolve()
          return hanging.promise
        },
        edit: async () => {},
        refreshSettings: async () => {},
        react: async () => {},
        openDirect: async (id) => id,
      },
      handlers: () => ({
        messages: { handle: () => hanging.promise, giveUp: () => hanging.promise },
        reactions: { handle: () => hanging.promise },
      }),
    })
    await messaging.run((_tx, enqueue) =>
      enqueue({ purpose: 'greeting' }, [{ to: { roomId: 'r1' }, content: { kind: 'message', text: 'Hello' } }]),
    )
    await posting.promise
    const other = { owner: 'other', now: clock.now(), until: clock.now() + 1 }
    expect(await store.outbox.claimDue(other, 10)).toEqual([])

    const stopped = messaging.stop(patienceMs)
    // Leases last six seconds. The clock stays before that, so only the patience has run out.
    await clock.scheduled(patienceMs)
    const leaseEnds = clock.now() + 6_000
    clock.advance(patienceMs)
    await stopped

    expect(await store.outbox.claimDue({ ...other, now: leaseEnds - 1 }, 10)).toMatchObject([
      { content: { kind: 'message', text: 'Hello' } },
    ])
  })
})
