import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/adapters/store/index.ts'
import { createOutboxWorker, type OutboxWorker } from '../../src/delivery/outbox-worker.ts'
import { ChatRefused, ChatUnavailable, type Post } from '../../src/ports/chat.ts'
import type { Outgoing } from '../../src/ports/delivery.ts'
import type { Store } from '../../src/ports/store.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

describe('sending what is written down', () => {
  const clock = createFakeClock()
  let store: Store
  let outbox: OutboxWorker
  let said: string[]
  /** What the workspace answers to the next posts; when there is nothing left, it takes them. */
  let troubles: Error[]

  beforeEach(async () => {
    store = await openStore({ url: 'sqlite::memory:' })
    said = []
    troubles = []
    outbox = createOutboxWorker({
      store,
      clock,
      log: silent,
      claims: { owner: 'one', leaseMs: 8_000, stopped: () => false },
      random: () => 0.5,
      postsPerMinute: 3,
      chat: {
        async post(post: Post) {
          const trouble = troubles.shift()
          if (trouble !== undefined) throw trouble
          said.push(`${post.roomId}: ${post.text}`)
        },
        async edit({ roomId, messageId, text }) {
          const trouble = troubles.shift()
          if (trouble !== undefined) throw trouble
          said.push(`${roomId}: ${messageId} is now ${text}`)
        },
        async react(messageId, emoji) {
          said.push(`${messageId} ${emoji}`)
        },
        openDirect: async (username) => `direct with ${username}`,
      },
    })
  })
  afterEach(() => store.close())

  function aRow(row: Partial<Outgoing> = {}): Outgoing {
    return {
      id: 'o1',
      lane: 'person:u1',
      to: { roomId: 'r1' },
      content: { kind: 'message', text: 'one' },
      dueAt: clock.now(),
      ...row,
    }
  }

  async function write(...rows: readonly Outgoing[]): Promise<void> {
    const now = clock.now()
    outbox.deliver(await store.outbox.add(rows, { owner: 'one', now, until: now + 8_000 }))
    await outbox.idle()
  }

  async function sweepAfter(ms: number): Promise<void> {
    clock.advance(ms)
    await outbox.sweep()
    await outbox.idle()
  }

  it('sends each lane in its order, to rooms, to people and as reactions', async () => {
    await write(
      aRow(),
      aRow({ id: 'o2', to: { directTo: 'alice' }, content: { kind: 'message', text: 'two' } }),
      aRow({ id: 'o3', content: { kind: 'reaction', messageId: 'm1', emoji: ':ok:' } }),
    )

    expect(said).toEqual(['r1: one', 'direct with alice: two', 'm1 :ok:'])
  })

  it('keeps what follows waiting while a message cannot be sent, and other lanes going', async () => {
    troubles.push(new ChatUnavailable('gone'))

    await write(aRow(), aRow({ id: 'o2', content: { kind: 'message', text: 'two' } }))
    await write(aRow({ id: 'o3', lane: 'person:u2', content: { kind: 'message', text: 'other' } }))

    expect(said).toEqual(['r1: other'])
    await sweepAfter(60_000)
    expect(said).toEqual(['r1: other', 'r1: one', 'r1: two'])
  })

  it('waits longer after every failure, and never less than the workspace asks', async () => {
    troubles.push(
      new ChatUnavailable('1'),
      new ChatUnavailable('2'),
      new ChatUnavailable('slow down', { retryAfterMs: 30_000 }),
    )

    await write(aRow())
    await sweepAfter(374)
    expect(troubles).toHaveLength(2)
    await sweepAfter(1)
    expect(troubles).toHaveLength(1)
    await sweepAfter(750)
    expect(troubles).toHaveLength(0)
    await sweepAfter(29_999)
    expect(said).toEqual([])
    await sweepAfter(1)
    expect(said).toEqual(['r1: one'])
  })

  it('does not wait any more once the workspace is back', async () => {
    troubles.push(new ChatUnavailable('gone', { retryAfterMs: 600_000 }))
    await write(aRow())

    await store.outbox.hurry(clock.now())
    await sweepAfter(0)

    expect(said).toEqual(['r1: one'])
  })

  it('gives up what the workspace refuses, and goes on with what follows', async () => {
    troubles.push(new ChatRefused('error-not-allowed', 'Not allowed'))

    await write(aRow(), aRow({ id: 'o2', content: { kind: 'message', text: 'two' } }))

    expect(said).toEqual(['r1: two'])
    await sweepAfter(3_600_000)
    expect(said).toEqual(['r1: two'])
  })

  it('gives up an edit that the workspace refuses, says why, and goes on with what follows', async () => {
    troubles.push(new ChatRefused('error-action-not-allowed', 'Message editing not allowed'))
    const edit = (id: string, text: string) => aRow({ id, content: { kind: 'edit', messageId: 'm1', text } })

    await write(edit('o1', 'first'), edit('o2', 'second'), aRow({ id: 'o3' }))

    expect(said).toEqual(['r1: m1 is now second', 'r1: one'])
    expect(await store.outbox.outcome('o1')).toEqual({ state: 'missed', at: clock.now(), why: 'Message editing not allowed' })
    expect(await store.outbox.outcome('o2')).toEqual({ state: 'sent', at: clock.now() })
    expect(await store.outbox.outcome('never')).toBeUndefined()
  })

  it('keeps trying for more than half an hour', async () => {
    troubles = Array.from({ length: 1_000 }, () => new ChatUnavailable('gone'))
    await write(aRow())
    for (let seconds = 0; seconds < 31 * 60; seconds += 1) await sweepAfter(1_000)

    troubles = []
    await sweepAfter(60_000)

    expect(said).toEqual(['r1: one'])
  })

  it('takes over what a dead copy held, under the same message id', async () => {
    const now = clock.now()
    await store.outbox.add([aRow()], { owner: 'dead', now, until: now + 8_000 })

    await sweepAfter(7_999)
    expect(said).toEqual([])
    await sweepAfter(1)
    expect(said).toEqual(['r1: one'])
  })
})
