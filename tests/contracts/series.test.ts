import { describe, expect, it } from 'vitest'
import type { NewSeries } from '../../src/features/series/repository.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const hour = 3_600_000

const monthly: NewSeries = {
  name: 'Cloud Native',
  rule: { nth: 3, weekday: 4 },
  time: { hour: 13, minute: 0 },
  zone: 'America/Toronto',
  lengthMinutes: 120,
  planningMinutes: 60,
  firstLang: 'en',
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`series on ${kind.name}`, () => {
    const { store } = useStore(kind)

    it('gives back what was written down, with all that may be left out and without', async () => {
      const bare = await store.series.add(monthly, now)
      const full = await store.series.add(
        {
          ...monthly,
          rule: { nth: 'last', weekday: 5 },
          place: 'Room 1',
          joinUrl: 'https://a.ca',
          capacity: 20,
          remoteCapacity: 50,
        },
        now,
      )

      expect(bare).toEqual({ ...monthly, id: bare.id })
      expect(await store.series.find(full.id)).toEqual(full)
      expect(full).toMatchObject({ rule: { nth: 'last', weekday: 5 }, remoteCapacity: 50 })
      expect(await store.series.all()).toEqual([bare, full])
      expect(await store.series.find(9999)).toBeUndefined()
    })

    it('changes what is named, takes away what is set to null, and leaves the rest', async () => {
      const { id } = await store.series.add({ ...monthly, place: 'Room 1', capacity: 20 }, now)

      const changed = await store.series.change(id, { place: null, time: { hour: 9, minute: 30 } })

      expect(changed).toEqual({ ...monthly, id, capacity: 20, time: { hour: 9, minute: 30 } })
      await expect(store.series.change(9999, { name: 'X' })).rejects.toThrow()
    })

    it('binds a room to one series at a time', async () => {
      const first = await store.series.add(monthly, now)
      const second = await store.series.add({ ...monthly, name: 'Data' }, now)

      await store.series.bind('r1', first.id)
      await store.series.bind('r1', second.id)
      await store.series.bind('r2', first.id)
      await store.series.bind('r2', undefined)

      expect(await store.series.ofRoom('r1')).toEqual(second)
      expect(await store.series.ofRoom('r2')).toBeUndefined()
      expect(await store.series.rooms(first.id)).toEqual([])
      expect(await store.series.rooms(second.id)).toEqual([{ roomId: 'r1' }])
    })

    it('remembers skipped days with the last reason given', async () => {
      const { id } = await store.series.add(monthly, now)

      await store.series.skip(id, { day: '2026-12-17', reason: 'holidays' })
      await store.series.skip(id, { day: '2026-12-17', reason: 'room closed' })
      await store.series.skip(id, { day: '2026-11-19', reason: 'strike' })
      await store.series.unskip(id, '2026-11-19')

      expect(await store.series.skipped(id)).toEqual([{ day: '2026-12-17', reason: 'room closed' }])
    })

    it('plans each day of a series once, whoever plans it', async () => {
      const series = await store.series.add(monthly, now)
      const meetup = { startsAt: now, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' }
      const planned = { ...meetup, series: { id: series.id, day: '2026-12-17' } }
      const { id } = await store.meetups.add(planned, now)

      expect(await store.meetups.find(id)).toMatchObject({ series: { id: series.id, day: '2026-12-17' } })
      await expect(store.meetups.add(planned, now)).rejects.toThrow()
      await expect(store.meetups.add(meetup, now)).resolves.toBeDefined()
    })

    it('finds the meetups of one series among others, extra ones included, and those that stand for its days', async () => {
      const [one, two] = [await store.series.add(monthly, now), await store.series.add(monthly, now)]
      const common = { lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' }
      const stands = await store.meetups.add(
        { ...common, startsAt: now + 2, planningMinutes: 30, series: { id: one.id, day: '2026-12-17' } },
        now,
      )
      const extra = await store.meetups.add({ ...common, startsAt: now + 1, series: { id: one.id } }, now)
      await store.meetups.add({ ...common, startsAt: now + 3, series: { id: two.id } }, now)
      await store.meetups.add({ ...common, startsAt: now + 4 }, now)

      const cancelled = await store.meetups.change(stands.id, { state: 'cancelled' }, now)

      expect(stands).toMatchObject({ planningMinutes: 30 })
      expect(await store.meetups.coming(now, 10, one.id)).toEqual([extra])
      expect(await store.meetups.next(now, one.id)).toEqual(extra)
      expect(await store.meetups.between(now, now + 10, one.id)).toEqual([extra, cancelled])
      expect(await store.meetups.standingFor(one.id, '2026-12-17')).toEqual([cancelled])
      expect(await store.meetups.standingFor(one.id, '2026-12-18')).toEqual([])
    })

    it('has its meetup in progress until half an hour after the planned end, and then the next one', async () => {
      const { id } = await store.series.add(monthly, now)
      const common = { lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' }
      const first = await store.meetups.add({ ...common, startsAt: now, series: { id, day: '2026-11-19' } }, now)
      const second = await store.meetups.add({ ...common, startsAt: now + 10 * hour, series: { id, day: '2026-12-17' } }, now)

      expect(await store.meetups.next(now + 2.5 * hour - 1, id)).toEqual(first)
      expect(await store.meetups.next(now + 2.5 * hour, id)).toEqual(second)
    })

    it('holds a series for one who plans at a time', async () => {
      const series = await store.series.add(monthly, now)
      const plan = () =>
        store.transaction(async (tx) => {
          await tx.series.lock(series.id)
          const standing = await tx.meetups.standingFor(series.id, '2026-12-17')
          const meetup = { startsAt: now, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' }
          if (standing.length === 0) await tx.meetups.add({ ...meetup, series: { id: series.id, day: '2026-12-17' } }, now)
        })

      await Promise.all([plan(), plan(), plan()])

      expect(await store.meetups.standingFor(series.id, '2026-12-17')).toHaveLength(1)
      expect(await store.series.lock(9999)).toBeUndefined()
    })

    it('changes a meetup, and takes the reason away from one that is planned again', async () => {
      const { id } = await store.meetups.add(
        { startsAt: now, lengthMinutes: 120, zone: 'America/Toronto', place: 'A', scheduledBy: 'u1' },
        now,
      )

      const cancelled = await store.meetups.change(id, { state: 'cancelled', cancelReason: 'storm', place: null }, now)
      const again = await store.meetups.change(id, { state: 'planned', startsAt: now + 1 }, now)

      expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: 'storm' })
      expect(cancelled).not.toHaveProperty('place')
      expect(again).toMatchObject({ state: 'planned', startsAt: now + 1 })
      expect(again).not.toHaveProperty('cancelReason')
      expect(await store.meetups.change(9999, {}, now)).toBeUndefined()
    })
  })
}
