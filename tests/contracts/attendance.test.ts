import { describe, expect, it } from 'vitest'
import type { Wish } from '../../src/features/attendance/model.ts'
import type { AnswerSource, EnteredAnswer } from '../../src/features/attendance/repository.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import type { Repositories } from '../../src/features/repositories.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const hour = 3_600_000
const typed: AnswerSource = { kind: 'typed' }
const byReaction: AnswerSource = { kind: 'reaction', messageId: 'm1' }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`attendance on ${kind.name}`, () => {
    const { store } = useStore(kind)

    const plan = (meetup: Partial<Meetup> = {}): Promise<Meetup> =>
      store.meetups.add(
        { startsAt: now + hour, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u9', ...meetup },
        now,
      )

    /** Throws when the meetup is closed. */
    async function enter(
      meetup: Meetup,
      personId: string,
      wish: Wish | undefined,
      { source = typed, at = now, within = store as Repositories } = {},
    ): Promise<EnteredAnswer> {
      const given = { personId, username: `name of ${personId}`, wish }
      const result = await within.attendance.enter(meetup.id, given, source, at)
      if ('closed' in result) throw new Error(result.closed)
      return result
    }

    const places = async (meetup: Meetup) =>
      (await store.attendance.of(meetup.id)).map(({ personId, mode: place }) => `${personId} ${place}`)

    it('keeps the latest answer of each person, and who asked first', async () => {
      const meetup = await plan({ capacity: 1 })
      await enter(meetup, 'u1', 'room')
      await enter(meetup, 'u2', 'maybe')
      await enter(meetup, 'u2', 'room')

      const entered = await enter(meetup, 'u3', 'room')

      expect(entered).toMatchObject({ before: undefined, after: { mode: 'waiting' }, waitingPosition: 2, movedUp: [] })
      expect(await places(meetup)).toEqual(['u1 room', 'u2 waiting', 'u3 waiting'])
    })

    it('moves up the first who waits when somebody leaves, and names them once', async () => {
      const meetup = await plan({ capacity: 1 })
      for (const id of ['u1', 'u2', 'u3']) await enter(meetup, id, 'room')

      const left = await enter(meetup, 'u1', 'no')
      const again = await enter(meetup, 'u1', 'no')

      expect(left.movedUp).toMatchObject([{ personId: 'u2', username: 'name of u2', mode: 'room' }])
      expect(again).toMatchObject({ movedUp: [], before: { mode: 'no' }, after: { mode: 'no' } })
      expect(await places(meetup)).toEqual(['u2 room', 'u3 waiting', 'u1 no'])
    })

    it('counts heads for every meetup that is asked for', async () => {
      const [one, two] = [await plan({ capacity: 1 }), await plan()]
      await enter(one, 'u1', 'room')
      await enter(one, 'u2', 'room')
      await enter(one, 'u3', 'remote')
      await enter(one, 'u4', 'maybe')
      await enter(one, 'u5', 'no')

      const counts = await store.attendance.counts([one.id, two.id])

      expect(counts.get(one.id)).toEqual({ room: 1, waiting: 1, remote: 1, remoteWaiting: 0, maybe: 1 })
      expect(counts.get(two.id)).toEqual({ room: 0, waiting: 0, remote: 0, remoteWaiting: 0, maybe: 0 })
    })

    it('takes answers until the planned end and not a millisecond longer', async () => {
      const meetup = await plan()
      const end = meetup.startsAt + 2 * hour

      await enter(meetup, 'u1', 'remote', { at: end - 1 })

      await expect(enter(meetup, 'u2', 'remote', { at: end })).rejects.toThrow('ended')
      await expect(enter({ ...meetup, id: 999 }, 'u2', 'remote')).rejects.toThrow('unknown')
      expect(await places(meetup)).toEqual(['u1 remote'])
    })

    it('gives new seats in turn, and drops nobody when there are fewer', async () => {
      const meetup = await plan({ capacity: 1 })
      for (const id of ['u1', 'u2', 'u3']) await enter(meetup, id, 'room')

      const larger = await store.attendance.resize(meetup.id, 2)
      const smaller = await store.attendance.resize(meetup.id, 1)
      const unlimited = await store.attendance.resize(meetup.id, undefined)

      expect(larger).toMatchObject({ before: 1, meetup: { capacity: 2 }, movedUp: [{ personId: 'u2' }], over: [] })
      expect(smaller).toMatchObject({ before: 2, movedUp: [], over: [{ personId: 'u2', mode: 'room' }] })
      expect(unlimited?.movedUp).toMatchObject([{ personId: 'u3' }])
      expect((await store.meetups.find(meetup.id))?.capacity).toBeUndefined()
      expect(await store.attendance.resize(999, 5)).toBeUndefined()
    })

    it('gives new remote places in turn, and leaves the room as it is', async () => {
      const meetup = await plan({ capacity: 1, remoteCapacity: 1 })
      for (const id of ['u1', 'u2']) await enter(meetup, id, 'remote')
      for (const id of ['u3', 'u4']) await enter(meetup, id, 'room')

      const larger = await store.attendance.resize(meetup.id, 2, 'remote')
      const smaller = await store.attendance.resize(meetup.id, 1, 'remote')

      expect(larger).toMatchObject({ before: 1, meetup: { capacity: 1, remoteCapacity: 2 }, movedUp: [{ personId: 'u2' }] })
      expect(smaller).toMatchObject({ before: 2, movedUp: [], over: [{ personId: 'u2', mode: 'remote' }] })
      expect(await places(meetup)).toEqual(['u1 remote', 'u2 remote', 'u3 room', 'u4 waiting'])
    })

    it('knows which answers a reaction gave, until something else is typed', async () => {
      const meetup = await plan()
      for (const id of ['u1', 'u2', 'u3']) await enter(meetup, id, 'room', { source: byReaction })

      await enter(meetup, 'u1', 'room')
      await enter(meetup, 'u2', 'remote')

      expect((await store.attendance.byReactionTo('m1')).map(({ personId }) => personId)).toEqual(['u3'])
    })

    it('forgets a person everywhere, and hands on the seats that they held', async () => {
      const [coming, past] = [await plan({ capacity: 1 }), await plan({ startsAt: now - 9 * hour })]
      await enter(coming, 'u1', 'room')
      await enter(coming, 'u2', 'room')
      await enter(past, 'u1', 'room', { at: now - 10 * hour })

      const left = await store.attendance.forget('u1', now)

      expect(left.flatMap(({ movedUp }) => movedUp)).toMatchObject([{ personId: 'u2', mode: 'room' }])
      expect(await places(coming)).toEqual(['u2 room'])
      expect(await places(past)).toEqual([])
    })

    it('keeps nothing of an answer whose transaction fails', async () => {
      const meetup = await plan({ capacity: 1 })
      await enter(meetup, 'u1', 'room')
      await enter(meetup, 'u2', 'room')

      const failing = store.transaction(async (tx) => {
        await enter(meetup, 'u1', 'no', { within: tx })
        throw new Error('pulled the plug')
      })

      await expect(failing).rejects.toThrow('pulled the plug')
      expect(await places(meetup)).toEqual(['u1 room', 'u2 waiting'])
    })

    it.each([
      { kind: 'room', waiting: 'waiting', seats: { capacity: 1 } },
      { kind: 'remote', waiting: 'waiting-remote', seats: { remoteCapacity: 1 } },
    ] as const)(
      'gives the last seat ($kind) to one of two who race for it, a hundred times',
      {
        timeout: 60_000,
      },
      async ({ kind: wish, waiting, seats }) => {
        for (let round = 0; round < 100; round += 1) {
          const meetup = await plan(seats)
          const race = (personId: string) => store.transaction((tx) => enter(meetup, personId, wish, { within: tx }))

          const [one, two] = await Promise.all([race('u1'), race('u2')])

          expect([one.after?.mode, two.after?.mode].toSorted()).toEqual([wish, waiting])
          expect([one.waitingPosition, two.waitingPosition].filter((place) => place !== undefined)).toEqual([1])
        }
      },
    )

    it('names each who moves up once when all leave at the same moment', { timeout: 60_000 }, async () => {
      for (let round = 0; round < 20; round += 1) {
        const meetup = await plan({ capacity: 3 })
        for (const id of ['u1', 'u2', 'u3', 'w1', 'w2', 'w3', 'w4']) await enter(meetup, id, 'room')

        const left = await Promise.all(['u1', 'u2', 'u3'].map((id) => enter(meetup, id, 'no')))

        const movedUp = left.flatMap((one) => one.movedUp.map(({ personId }) => personId))
        expect(movedUp.toSorted()).toEqual(['w1', 'w2', 'w3'])
      }
    })

    it('keeps people and seats in step when the room is resized while they answer', { timeout: 60_000 }, async () => {
      for (let round = 0; round < 20; round += 1) {
        const meetup = await plan({ capacity: 2 })
        const people = ['u1', 'u2', 'u3', 'u4', 'u5']

        await Promise.all([...people.map((id) => enter(meetup, id, 'room')), store.attendance.resize(meetup.id, 4)])

        const count = (await store.attendance.counts([meetup.id])).get(meetup.id)
        expect(count).toMatchObject({ room: 4, waiting: 1 })
      }
    })

    it('remembers which message shows which meetup and what was seen under it', async () => {
      const meetup = await plan()
      await store.meetupMessages.add('m1', meetup.id)
      await store.meetupMessages.recordSeen('m1', ['mark'], now)

      await store.meetupMessages.add('m1', meetup.id)

      expect(await store.meetupMessages.find('m1')).toEqual({
        messageId: 'm1',
        meetupId: meetup.id,
        marks: ['mark'],
        seenAt: now,
      })
      expect(await store.transaction((tx) => tx.meetupMessages.lock('m1'))).toMatchObject({ marks: ['mark'] })
      expect(await store.meetupMessages.find('m2')).toBeUndefined()
    })
  })
}
