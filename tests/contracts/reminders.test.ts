import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import type { Store } from '../../src/features/repositories.ts'
import { localOf } from '../../src/shared/dates/local-time.ts'
import { runtimeZoneData, writeLocalTime } from '../../src/shared/dates/zone-data.ts'
import { aReminder } from '../support/reminders.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const hour = 3_600_000
const claim = { owner: 'one', now, until: now + 8_000 }
const inGeneral = { roomId: 'GENERAL', name: 'general', isPrivate: false }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`reminders on ${kind.name}`, () => {
    const { database, store } = useStore(kind)

    const aMeetup = () =>
      store.meetups.add({ startsAt: now + 24 * hour, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }, now)
    const before = (meetupId: number) => ({ kind: 'before', meetupId, offset: { unit: 'minutes', amount: 60 } }) as const

    it('gives back what was written down, for people and for rooms, of every kind of time', async () => {
      const meetup = await aMeetup()
      const rule = { kind: 'every', days: { kind: 'weekdays' }, time: { hour: 9, minute: 0 }, zone: 'America/Toronto' } as const
      const wanted = [
        aReminder(now + hour),
        aReminder(now + hour, {
          kind: 'channel',
          to: inGeneral,
          timing: before(meetup.id),
          startsAt: meetup.startsAt,
          lang: 'fr',
        }),
        aReminder(now + hour, { timing: rule, nominalAt: now + 2 * hour }),
      ]

      for (const one of wanted) {
        const added = await store.reminders.add(one, now)

        const localAt = writeLocalTime(localOf(one.nominalAt, one.zone))
        const derived = { localAt, zoneData: runtimeZoneData.edition }
        expect(added).toEqual({ ...one, ...derived, id: added.id, state: 'planned', round: 0, tries: 0 })
        expect(await store.reminders.find(added.id)).toEqual(added)
      }
      expect(await store.reminders.find(9_999)).toBeUndefined()
    })

    it('lists what waits, of a person and of rooms, soonest first', async () => {
      const later = await store.reminders.add(aReminder(now + 2 * hour), now)
      const room = await store.reminders.add(aReminder(now + hour, { to: inGeneral }), now)
      const done = await store.reminders.add(aReminder(now), now)
      await store.reminders.change(done.id, { state: 'told' })
      await store.reminders.change(room.id, { state: 'paused', why: 'room' })

      expect((await store.reminders.pendingOf('akua-id')).map(({ id }) => id)).toEqual([room.id, later.id])
      expect(await store.reminders.pendingInRooms('GENERAL')).toEqual([{ ...room, state: 'paused', why: 'room' }])
      expect(await store.reminders.pendingInRooms('other')).toEqual([])
    })

    it('has due what is planned and whose time has come, and what was put off only then', async () => {
      const due = await store.reminders.add(aReminder(now), now)
      const putOff = await store.reminders.add(aReminder(now - hour), now)
      await store.reminders.add(aReminder(now + 1), now)
      await store.reminders.change(putOff.id, { lookAt: now + 5_000 })

      expect((await store.reminders.due(now, 10)).map(({ id }) => id)).toEqual([due.id])
      expect((await store.reminders.due(now + 5_000, 1)).map(({ id }) => id)).toEqual([due.id])
      expect((await store.reminders.due(now + 5_000, 10)).map(({ id }) => id)).toHaveLength(3)
      const [first, ...rest] = await store.reminders.due(now + 5_000, 10)
      expect(await store.reminders.due(now + 5_000, 10, first)).toEqual(rest)
    })

    it('hands each of 50 that are due to one of two copies, once', async () => {
      const other = kind.name === 'PostgreSQL' ? await openStore({ url: database.url }) : store
      for (let index = 0; index < 50; index += 1) await store.reminders.add(aReminder(now), now)
      const sent: number[] = []
      const sendAll = async (copy: Store) => {
        for (const { id } of await copy.reminders.due(now, 100)) {
          const got = await copy.transaction(async (tx) => {
            const held = await tx.reminders.lockDue(id, now)
            if (held === undefined) return undefined
            await tx.reminders.change(id, { state: 'told', round: held.round + 1 })
            return id
          })
          if (got !== undefined) sent.push(got)
        }
      }

      await Promise.all([sendAll(store), sendAll(other), sendAll(store), sendAll(other)])

      expect(sent).toHaveLength(50)
      expect(new Set(sent).size).toBe(50)
      if (other !== store) await other.close()
    })

    it('finds the meetups that have moved, were cancelled or were planned again since', async () => {
      const meetup = await aMeetup()
      const { id } = await store.reminders.add(aReminder(now, { timing: before(meetup.id), startsAt: meetup.startsAt }), now)
      const adrift = () => store.reminders.meetupsAdrift(now)

      expect(await adrift()).toEqual([])
      await store.meetups.change(meetup.id, { startsAt: meetup.startsAt + hour }, now)
      expect(await adrift()).toEqual([meetup.id])
      await store.reminders.change(id, { startsAt: meetup.startsAt + hour })
      expect(await adrift()).toEqual([])
      await store.meetups.change(meetup.id, { state: 'cancelled' }, now)
      expect(await adrift()).toEqual([meetup.id])
      await store.reminders.change(id, { state: 'cancelled', why: 'meetup' })
      expect(await adrift()).toEqual([])
      await store.meetups.change(meetup.id, { state: 'planned' }, now)
      expect(await adrift()).toEqual([meetup.id])
    })

    it('keeps a meetup of which somebody is to be reminded from being taken back', async () => {
      const meetup = await aMeetup()
      const { id } = await store.reminders.add(aReminder(now, { timing: before(meetup.id), startsAt: meetup.startsAt }), now)

      const refused = await store.meetups.remove(meetup.id)
      await store.reminders.change(id, { state: 'cancelled' })

      expect(refused).toBe(false)
      expect(await store.meetups.remove(meetup.id)).toBe(true)
    })

    it('tells which messages were given up, with the word of the workspace when it has refused', async () => {
      const row = {
        lane: 'room:GENERAL',
        to: { roomId: 'GENERAL' },
        content: { kind: 'message', text: 'x' },
        dueAt: now,
      } as const
      const { id } = await store.reminders.add(aReminder(now, { to: inGeneral }), now)
      await store.outbox.add([{ ...row, id: 'o1' }], claim)
      const told = await store.reminders.change(id, { state: 'told', messageId: 'o1' })

      const none = await store.reminders.undelivered()
      await store.outbox.missed('o1', 'one', { message: 'Not allowed', code: 'error-not-allowed' }, now)

      expect(none).toEqual([])
      expect(await store.reminders.undelivered()).toEqual([
        { reminder: told, why: 'Not allowed', refused: 'error-not-allowed' },
      ])
    })

    it('hands out what was missed once, whichever copy asks', async () => {
      const reminder = await store.reminders.add(aReminder(now), now)
      await store.reminders.miss({ id: reminder.id, dueAt: now, times: 3, why: 'away' })
      const take = () => store.transaction((tx) => tx.reminders.takeMisses())

      const taken = await Promise.all([take(), take(), take()])

      expect(taken.flat()).toEqual([{ reminder, dueAt: now, times: 3, why: 'away' }])
      expect(await store.reminders.hasMisses()).toBe(false)
    })

    it('forgets what a person has made and what was for them', async () => {
      await store.reminders.add(aReminder(now), now)
      await store.reminders.add(aReminder(now, { to: inGeneral }), now)
      const others = await store.reminders.add(
        aReminder(now, { to: { id: 'bob-id', username: 'bob' }, madeBy: { id: 'bob-id', username: 'bob' } }),
        now,
      )

      await store.reminders.forget('akua-id', now)

      expect(await store.reminders.due(now, 10)).toEqual([{ ...others, lookAt: others.dueAt }])
      expect(store.erasables).toContain(store.reminders)
    })
  })

  describe.skipIf(!kind.isHere)(`rooms that want quiet on ${kind.name}`, () => {
    const { store } = useStore(kind)

    it('keep the last hours that were set, or none', async () => {
      const hours = { from: { hour: 18, minute: 0 }, to: { hour: 8, minute: 0 } }
      await store.quietRooms.set('r1', { weekends: false, holidays: false })
      await store.quietRooms.set('r1', { hours, weekends: true, holidays: false })
      await store.quietRooms.set('r2', { weekends: true, holidays: true })
      await store.quietRooms.set('r2', undefined)

      expect(await store.quietRooms.of('r1')).toEqual({ hours, weekends: true, holidays: false })
      expect(await store.quietRooms.of('r2')).toBeUndefined()
    })

    it('are named to one copy, once an hour, when posts were held back in them', async () => {
      const take = (at: number) => store.transaction((tx) => tx.floods.takeUntold(at, hour))
      await store.floods.held('r1', now)

      const first = (await Promise.all([take(now), take(now)])).flat()
      await store.floods.held('r1', now + 1)
      const soon = await take(now + hour - 1)

      expect(first).toEqual(['r1'])
      expect(soon).toEqual([])
      expect(await store.floods.hasUntold(now + hour, hour)).toBe(true)
      expect(await take(now + hour)).toEqual(['r1'])
    })

    it('know when the last messages of a lane were sent, reactions left out', async () => {
      const row = { lane: 'room:r1', to: { roomId: 'r1' }, dueAt: now } as const
      const send = async (
        id: string,
        content: { kind: 'message'; text: string } | { kind: 'reaction'; messageId: string; emoji: string },
        at: number,
      ) => {
        await store.outbox.add([{ ...row, id, content }], claim)
        await store.outbox.sent(id, 'one', at)
      }
      await send('o1', { kind: 'message', text: 'old' }, now - 1)
      await send('o2', { kind: 'message', text: 'new' }, now + 1)
      await send('o3', { kind: 'reaction', messageId: 'm', emoji: ':ok:' }, now + 2)

      expect(await store.outbox.saidSince('room:r1', now - 1)).toEqual([now + 1])
    })
  })
}
