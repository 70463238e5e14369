import { beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import { saveAutomation } from '../../src/features/automation/service.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { systemActor } from '../../src/features/people/system-actor.ts'
import { kindOf } from '../../src/features/reminders/model/index.ts'
import type { Store } from '../../src/features/repositories.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { aReminder } from '../support/reminders.ts'
import { createTestServices } from '../support/services.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const day = 86_400_000

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`plans on ${kind.name}`, () => {
    const { database, store } = useStore(kind)
    let clock: FakeClock

    beforeEach(() => {
      clock = createFakeClock()
    })

    const keep = (copy: Store, meetupId: number) => {
      const chat = { settings: { maxMessageLength: 5_000 }, self: { id: 'bot', username: 'rendezvous' } }
      const services = createTestServices({
        clock,
        chat,
      })
      return copy.transaction((tx) => saveAutomation(services(tx), meetupId))
    }
    const aMeetup = (days = 30): Promise<Meetup> =>
      store.meetups.add(
        { startsAt: clock.now() + days * day, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
        clock.now(),
      )
    const subscribe = (id: string) =>
      store.subscriptions.put(
        { room: { id, kind: 'channel', name: id }, language: 'both', quiet: false, since: 0, by: 'u1', publishes: true },
        clock.now(),
      )

    it('keep what organizers have changed, for each series and for meetups of none, until it is taken back', async () => {
      const offsets = [{ unit: 'days', amount: 3 }] as const

      await store.automationChanges.change(undefined, 'remind', offsets)
      await store.automationChanges.change(undefined, 'remind', [])
      await store.automationChanges.change(7, 'call', offsets)
      await store.automationChanges.change(7, 'join', offsets)
      await store.automationChanges.change(7, 'join', undefined)

      expect(await store.automationChanges.changesOf(undefined)).toEqual({ remind: [] })
      expect(await store.automationChanges.changesOf(7)).toEqual({ call: offsets })
      expect(await store.automationChanges.changesOf(8)).toEqual({})
    })

    it('have each row once, whatever copies write them at the same time', async () => {
      const other = kind.name === 'PostgreSQL' ? await openStore({ url: database.url }) : store
      const { id } = await aMeetup()
      await subscribe('r1')
      await subscribe('r2')

      await Promise.all(Array.from({ length: 10 }, (_, index) => keep(index % 2 === 0 ? store : other, id)))

      const rows = await store.reminders.ofMeetup(id)
      const keys = rows.map(({ kind: step, to, nominalAt }) => `${step} ${'roomId' in to ? to.roomId : ''} ${nominalAt}`)
      // Four for each room, and nine for people.
      expect(rows).toHaveLength(17)
      expect(new Set(keys).size).toBe(17)
      if (other !== store) await other.close()
    })

    it('cannot have a row twice, while people may be reminded of the same time as often as they like', async () => {
      const { id: meetupId, startsAt } = await aMeetup()
      const timing = { kind: 'before', meetupId, offset: { unit: 'days', amount: 1 } } as const
      const row = aReminder(startsAt - day, {
        kind: kindOf('ask'),
        timing,
        to: systemActor,
        madeBy: systemActor,
        startsAt,
      })
      await store.reminders.add(row, clock.now())
      await store.reminders.add({ ...row, kind: 'personal' }, clock.now())
      await store.reminders.add({ ...row, kind: 'personal' }, clock.now())

      await expect(store.reminders.add(row, clock.now())).rejects.toThrow(/unique/i)
    })

    it('follow rooms that come and go', async () => {
      const { id } = await aMeetup()
      await subscribe('r1')
      await keep(store, id)
      await store.subscriptions.remove('r1')
      await keep(store, id)
      const without = await store.reminders.pendingInRooms('r1')
      await subscribe('r1')
      await keep(store, id)

      expect(without).toEqual([])
      expect(await store.reminders.pendingInRooms('r1')).toHaveLength(4)
    })

    it('put what is for a quiet room before its quiet hours', async () => {
      const { id, startsAt } = await aMeetup()
      await subscribe('r1')
      const hours = { from: { hour: 9, minute: 0 }, to: { hour: 20, minute: 0 } }
      await store.quietRooms.set('r1', { hours, weekends: false, holidays: false })

      await keep(store, id)

      const rows = await store.reminders.pendingInRooms('r1')
      expect(rows.every(({ dueAt, nominalAt }) => dueAt < nominalAt)).toBe(true)
      expect(rows.every(({ dueAt }) => dueAt < startsAt)).toBe(true)
    })

    it('let a meetup that was planned by mistake be taken back while nothing was said', async () => {
      const [one, other] = [await aMeetup(), await aMeetup()]
      for (const { id } of [one, other]) await keep(store, id)
      const [row] = await store.reminders.ofMeetup(other.id)
      await store.reminders.change(row?.id ?? 0, { state: 'told', round: 1 })

      expect(await store.meetups.remove(one.id)).toBe(true)
      expect(await store.meetups.remove(other.id)).toBe(false)
      expect(await store.reminders.ofMeetup(one.id)).toEqual([])
    })
  })
}
