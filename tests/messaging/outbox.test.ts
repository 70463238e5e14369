import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Post } from '../../src/messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../src/messaging/chat-errors.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import { createOutboxWorker, type OutboxWorker } from '../../src/messaging/outbox-worker.ts'
import type { Outgoing } from '../../src/messaging/repository.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { noMirrors } from '../support/no-mirrors.ts'
import { createTally, type Tally } from '../support/tally.ts'
import { useStore } from '../support/use-store.ts'

const silent = { debug() {}, info() {}, warn() {}, error() {} }

describe('sending what is written down', () => {
  const clock = createFakeClock()
  const { store } = useStore()
  let outbox: OutboxWorker
  let said: string[]
  let tally: Tally
  /** The random part of the next delay, from 0 to 1. */
  let chance: number
  /** The workspace's responses to the next posts; once they are used up, it accepts everything. */
  let troubles: Error[]
  /** What was asked about before sending, and what the answer is. */
  let sights: unknown[]
  let mayBeSeen: () => boolean
  /** What was reported as refused for good, before that was stored. */
  let refusals: string[]
  /** What the workspace allows once the bot has asked again. */
  let maxMessageLength: number
  let underWay: number
  let mostUnderWay: number

  beforeEach(() => {
    said = []
    tally = createTally()
    chance = 0.5
    troubles = []
    sights = []
    mayBeSeen = () => true
    refusals = []
    maxMessageLength = 5_000
    underWay = 0
    mostUnderWay = 0
    outbox = createOutboxWorker({
      store,
      clock,
      log: silent,
      claims: { owner: 'one', leaseMs: 8_000, stopped: () => false },
      metrics: tally,
      ids: createMessageIds('secret'),
      random: () => chance,
      postsPerMinute: 3,
      mirrors: noMirrors,
      async onRefused({ id }, { code }) {
        refusals.push(`${id}: ${code}, ${(await store.outbox.outcome(id))?.state}`)
      },
      maySee: async (to, about) => {
        sights.push([to, about])
        return mayBeSeen()
      },
      chat: {
        async post(post: Post) {
          underWay += 1
          mostUnderWay = Math.max(mostUnderWay, underWay)
          await nextTurn()
          underWay -= 1
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
        get settings() {
          return { maxMessageLength }
        },
        refreshSettings: async () => {
          maxMessageLength = 50
        },
      },
    })
  })

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
    outbox.deliver((await store.outbox.add(rows, { owner: 'one', now, until: now + 8_000 })).claimed)
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
      aRow({ id: 'o2', to: { personId: 'akua' }, content: { kind: 'message', text: 'two' } }),
      aRow({ id: 'o3', content: { kind: 'reaction', messageId: 'm1', emoji: ':ok:' } }),
    )

    expect(said).toEqual(['r1: one', 'direct with akua: two', 'm1 :ok:'])
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
    expect(refusals).toEqual(['o1: error-not-allowed, due'])
    await sweepAfter(3_600_000)
    expect(said).toEqual(['r1: two'])
  })

  it('gives up an edit that the workspace refuses, says why, and goes on with what follows', async () => {
    troubles.push(new ChatRefused('error-action-not-allowed', 'Message editing not allowed'))
    const edit = (id: string, text: string) => aRow({ id, content: { kind: 'edit', messageId: 'm1', text } })

    await write(edit('o1', 'first'), edit('o2', 'second'), aRow({ id: 'o3' }))

    expect(said).toEqual(['r1: m1 is now second', 'r1: one'])
    expect(await store.outbox.outcome('o1')).toEqual({
      ...{ state: 'missed', at: clock.now() },
      ...{ why: 'Message editing not allowed', refused: 'error-action-not-allowed' },
    })
    expect(await store.outbox.outcome('o2')).toEqual({ state: 'sent', at: clock.now() })
    expect(await store.outbox.outcome('never')).toBeUndefined()
  })

  /** Lets a message be retried, looking each second. Returns the seconds from the first attempt to each of the others. */
  async function tryFor(seconds: number, trouble: Error): Promise<readonly number[]> {
    troubles = Array.from({ length: 10_000 }, () => trouble)
    const tries: number[] = []
    await write(aRow())
    for (let second = 1; second <= seconds; second += 1) {
      const left = troubles.length
      await sweepAfter(1_000)
      if (troubles.length < left) tries.push(second)
    }
    return tries
  }

  it.each([0, 1])('keeps trying for an hour with growing pauses, however they are spread (%d)', async (spread) => {
    chance = spread

    const tries = await tryFor(59 * 60, new ChatUnavailable('gone'))

    const pauses = tries.map((second, index) => second - (tries[index - 1] ?? 0))
    expect(pauses.slice(0, 7)).toEqual(pauses.slice(0, 7).toSorted((a, b) => a - b))
    expect(Math.max(...pauses)).toBe(spread === 0 ? 30 : 60)
    expect(tries.at(-1)).toBeGreaterThan(58 * 60)
    troubles = []
    await sweepAfter(60_000)
    expect(said).toEqual(['r1: one'])
    expect(tally.counted).toMatchObject({ rendezvous_messages_sent_total: 1, rendezvous_messages_late_total: 1 })
  })

  it('keeps trying as long as the workspace asks it to slow down, and as seldom as it asks', async () => {
    const tries = await tryFor(2 * 3_600, new ChatUnavailable('slow down', { retryAfterMs: 600_000 }))

    expect(tries).toEqual(Array.from({ length: 12 }, (_, index) => (index + 1) * 600))
    troubles = []
    await sweepAfter(600_000)
    expect(said).toEqual(['r1: one'])
  })

  it('is not talked into giving up by a connection that comes and goes', async () => {
    troubles = Array.from({ length: 10_000 }, () => new ChatUnavailable('gone'))
    await write(aRow())

    for (let round = 0; round < 200; round += 1) {
      await store.outbox.hurry(clock.now())
      await sweepAfter(1_000)
    }

    expect(await store.outbox.outcome('o1')).toEqual({ state: 'due' })
    expect(tally.counted.rendezvous_messages_retried_total).toBe(201)
  })

  it('gives up in the end, and counts it', async () => {
    await tryFor(2 * 3_600, new ChatUnavailable('gone'))

    expect(await store.outbox.outcome('o1')).toMatchObject({ state: 'missed', why: 'gone' })
    expect(tally.counted.rendezvous_messages_missed_total).toBe(1)
  })

  it.each([
    ['at the seventieth attempt, if an hour has passed', 70, 3_600_000, 'missed'],
    ['not at the sixty-ninth, even then', 69, 3_600_000, 'due'],
    ['not a millisecond before the hour, even then', 70, 3_599_999, 'due'],
  ])('gives up %s', async (_when, attempts, atMs, state) => {
    troubles = Array.from({ length: 100 }, () => new ChatUnavailable('gone'))
    await write(aRow())
    for (let attempt = 2; attempt <= attempts; attempt += 1) {
      await store.outbox.hurry(clock.now())
      await sweepAfter(attempt === attempts ? atMs : 0)
    }

    expect(troubles).toHaveLength(100 - attempts)
    expect(await store.outbox.outcome('o1')).toMatchObject({ state })
  })

  it('has ten posts under way and no more, and sends the rest as they arrive', async () => {
    const rows = Array.from({ length: 45 }, (_, index) => aRow({ id: `o${index}`, lane: `room:${index}` }))
    await store.outbox.add(rows)

    await sweepAfter(0)

    expect(said).toHaveLength(45)
    expect(mostUnderWay).toBe(10)
  })

  it('answers a person before a crowd of reminders that waits', async () => {
    const reminders = Array.from({ length: 45 }, (_, index) =>
      aRow({ id: `o${index}`, lane: `room:${index}`, content: { kind: 'message', text: 'reminder' } }),
    )
    await store.outbox.add(reminders)
    await outbox.sweep()
    expect(outbox.hasRoom()).toBe(false)

    await write(aRow({ id: 'answer', content: { kind: 'message', text: 'answer' } }))

    expect(said).toHaveLength(46)
    expect(said.indexOf('r1: answer')).toBeLessThan(15)
  })

  it('sends at once what was added to a lane while the message before it was being sent', async () => {
    const now = clock.now()
    const lease = { owner: 'one', now, until: now + 8_000 }
    const { claimed } = await store.outbox.add([aRow()], lease)
    // What the other transaction sees of it: the first row isn't sent, and its end doesn't see the second one.
    const { sent } = store.outbox
    store.outbox.sent = async (...row) => {
      const areMore = await sent(...row)
      if (row[0] !== 'o1') return areMore
      await store.outbox.add([aRow({ id: 'o2', content: { kind: 'message', text: 'two' } })])
      outbox.deliver([], false, ['person:u1'])
      return false
    }

    outbox.deliver(claimed)
    await outbox.idle()

    expect(said).toEqual(['r1: one', 'r1: two'])
  })

  it('holds back what is too much for a room, and counts it', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => aRow({ id: `o${index}`, lane: 'room:r1' }))

    await write(...rows)

    expect(said).toHaveLength(3)
    expect(tally.counted.rendezvous_messages_held_back_total).toBe(1)
    expect(await store.stats.troubles(clock.now() - 1, clock.now())).toMatchObject({ floodedRooms: 1 })
    await sweepAfter(60_000)
    expect(said).toHaveLength(5)
  })

  it('takes over what a dead copy held, under the same message id', async () => {
    const now = clock.now()
    await store.outbox.add([aRow()], { owner: 'dead', now, until: now + 8_000 })

    await sweepAfter(7_999)
    expect(said).toEqual([])
    await sweepAfter(1)
    expect(said).toEqual(['r1: one'])
    expect(tally.counted.rendezvous_outbox_claims_taken_over_total).toBe(1)
  })

  it('does not count for a room what a clock that ran ahead has noted', async () => {
    const ahead = clock.now() + 3_600_000
    const lease = { owner: 'one', now: clock.now(), until: clock.now() + 8_000 }
    for (const id of ['a1', 'a2', 'a3']) {
      await store.outbox.add([aRow({ id, lane: 'room:r1' })], lease)
      await store.outbox.sent(id, 'one', ahead)
    }

    await write(aRow({ id: 'o1', lane: 'room:r1' }))

    expect(said).toEqual(['r1: one'])
  })

  it('asks before each attempt whether the receiver may still see what it is about, and withholds it if not', async () => {
    const about = { meetupId: 7 }
    mayBeSeen = () => {
      throw new ChatUnavailable('away')
    }
    await write(aRow({ to: { personId: 'u1' }, about }), aRow({ id: 'o2', content: { kind: 'message', text: 'two' } }))
    const waiting = await store.outbox.outcome('o1')
    mayBeSeen = () => false
    clock.advance(60_000)
    await outbox.sweep()
    await outbox.idle()

    expect(waiting).toEqual({ state: 'due' })
    expect(await store.outbox.outcome('o1')).toMatchObject({ state: 'missed', why: 'withheld' })
    expect(sights).toEqual([
      [{ personId: 'u1' }, about],
      [{ personId: 'u1' }, about],
    ])
    expect(said).toEqual(['r1: two'])
    expect((await store.stats.troubles(0, clock.now())).missedMessages).toEqual([])
    expect(tally.counted.rendezvous_messages_missed_total ?? 0).toBe(0)
  })
})
