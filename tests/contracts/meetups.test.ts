import { describe, expect, it } from 'vitest'
import { aMeetup, hour, now } from '../support/store-entries.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`meetups on ${kind.name}`, () => {
    const { store } = useStore(kind)

    it('gives back what was scheduled, with a short id', async () => {
      const added = await store.meetups.add(
        aMeetup({ title: 'Cloud « natif »', place: 'Ottawa', joinUrl: 'https://x.test', capacity: 20 }),
        now,
      )

      expect(await store.meetups.next(now)).toEqual(added)
      expect(added).toMatchObject({ id: 1, title: 'Cloud « natif »', capacity: 20, state: 'planned' })
    })

    it('shows a meetup as the next one until half an hour after its planned end', async () => {
      const meetup = await store.meetups.add(aMeetup(), now)
      const end = meetup.startsAt + 2 * hour + 30 * 60_000

      expect(await store.meetups.next(end - 1)).toEqual(meetup)
      expect(await store.meetups.next(end)).toBeUndefined()
      expect(await store.meetups.past(end, 5)).toEqual([meetup])
    })

    it('lists coming ones soonest first and past ones latest first', async () => {
      for (const days of [3, 1, -5, 2, -9]) await store.meetups.add(aMeetup({ startsAt: now + days * 24 * hour }), now)

      const coming = await store.meetups.coming(now, 2)
      const past = await store.meetups.past(now, 5)

      expect(coming.map((one) => (one.startsAt - now) / (24 * hour))).toEqual([1, 2])
      expect(past.map((one) => (one.startsAt - now) / (24 * hour))).toEqual([-5, -9])
    })

    it('finds those that start in an interval that excludes its end', async () => {
      const meetup = await store.meetups.add(aMeetup(), now)

      expect(await store.meetups.between(meetup.startsAt, meetup.startsAt + 1)).toEqual([meetup])
      expect(await store.meetups.between(now, meetup.startsAt)).toEqual([])
    })
  })
}
