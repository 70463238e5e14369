import { beforeEach, describe, expect, it } from 'vitest'
import type { Repositories } from '../../src/features/repositories.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import type { OutgoingMessage } from '../../src/messaging/outgoing.ts'
import type { ClaimedOutgoing } from '../../src/messaging/repository.ts'
import { createUnitOfWork, type UnitOfWork } from '../../src/messaging/unit-of-work.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { useStore } from '../support/use-store.ts'

describe('what the bot does of its own accord', () => {
  const clock = createFakeClock()
  const { store } = useStore()
  let units: UnitOfWork<Repositories>
  let delivered: ClaimedOutgoing[]
  let isStopping: boolean
  let hasRoom: boolean
  let leftForLater: boolean

  beforeEach(() => {
    delivered = []
    isStopping = false
    hasRoom = true
    leftForLater = false
    units = createUnitOfWork<Repositories>({
      maxMessageLength: () => 5_000,
      store,
      clock,
      ids: createMessageIds('secret'),
      claims: { owner: 'one', leaseMs: 8_000, stopped: () => isStopping },
      deliver: (rows, areMore) => {
        delivered.push(...rows)
        leftForLater ||= areMore
      },
      hasRoom: () => hasRoom,
    })
  })

  const hello: OutgoingMessage = { to: { roomId: 'r1' }, content: { kind: 'message', text: 'Hello' } }

  it('sends what was written down once the transaction is kept, each place in an order of its own', async () => {
    const planned = { startsAt: clock.now(), lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' }
    const meetup = await store.meetups.add(planned, clock.now())

    const ids = await units.run(async (tx, enqueue) => {
      await tx.settings.set('greeted', 'yes')
      return enqueue({ purpose: 'greeting' }, [hello, { ...hello, to: { personId: 'akua' }, showsMeetup: meetup.id }])
    })

    expect(delivered.map(({ id, lane }) => ({ id, lane }))).toEqual([
      { id: ids[0], lane: 'room:r1' },
      { id: ids[1], lane: 'person:akua' },
    ])
    expect(leftForLater).toBe(false)
    expect(await store.settings.get('greeted')).toBe('yes')
    expect(await store.meetupMessages.find(ids[1] ?? '')).toMatchObject({ meetupId: meetup.id })
  })

  it('leaves to whoever has room first what could not be sent at once', async () => {
    hasRoom = false

    await units.run((_tx, enqueue) => enqueue({ purpose: 'greeting' }, [hello]))

    expect(delivered).toEqual([])
    expect(leftForLater).toBe(true)
    const claim = { owner: 'two', now: clock.now(), until: clock.now() + 1 }
    expect(await store.outbox.claimDue(claim, 10)).toMatchObject([{ content: hello.content, tries: 0 }])
  })

  it('keeps and sends nothing when the work fails', async () => {
    const failing = units.run(async (tx, enqueue) => {
      await tx.settings.set('greeted', 'yes')
      await enqueue({ purpose: 'greeting' }, [hello])
      throw new Error('out of luck')
    })

    await expect(failing).rejects.toThrow('out of luck')
    expect(delivered).toEqual([])
    expect(await store.settings.get('greeted')).toBeUndefined()
    expect(await store.outbox.claimDue({ owner: 'two', now: clock.now(), until: clock.now() + 1 }, 10)).toEqual([])
  })

  it('begins nothing once the bot is stopping, and finishes what has begun', async () => {
    isStopping = true

    await expect(units.start(async () => 'done')).rejects.toThrow('stopping')
    expect(await units.run(async () => 'finished')).toBe('finished')
  })

  it('splits a text that is longer than the workspace allows, each piece in its lane and the buttons under the last', async () => {
    const text = 'word '.repeat(1_500).trim()
    const buttons = [{ label: 'Going', command: '!meetup going' }]

    await units.run((_tx, enqueue) =>
      enqueue({ purpose: 'long' }, [{ to: { personId: 'rhys' }, content: { kind: 'message', text, buttons } }]),
    )

    const [first] = delivered
    const claim = { owner: 'two', now: clock.now(), until: clock.now() + 1 }
    await store.outbox.sent(first?.id ?? '', 'one', clock.now())
    const rest = await store.outbox.claimDue(claim, 10)
    expect([first, ...rest].map((row) => row?.lane)).toEqual(['person:rhys', 'person:rhys'])
    expect(first?.content).not.toHaveProperty('buttons')
    expect(rest[0]?.content).toMatchObject({ buttons })
  })
})
