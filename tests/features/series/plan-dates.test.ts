import { beforeEach, describe, expect, it } from 'vitest'
import type { Repositories } from '../../../src/features/repositories.ts'
import { createUpcomingDatesJob } from '../../../src/features/series/plan.job.ts'
import type { NewSeries } from '../../../src/features/series/repository.ts'
import { createMessageIds } from '../../../src/messaging/message-ids.ts'
import { createUnitOfWork } from '../../../src/messaging/unit-of-work.ts'
import type { Job } from '../../../src/scheduling/job.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { openView } from '../../support/services.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useStore } from '../../support/use-store.ts'

const day = 86_400_000

const monthly: NewSeries = {
  name: 'Cloud Native',
  rule: { nth: 1, weekday: 5 },
  time: { hour: 12, minute: 0 },
  zone: 'America/Toronto',
  lengthMinutes: 120,
  planningMinutes: 60,
  place: 'Room 1',
  firstLang: 'en',
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the planner of series on ${kind.name}`, () => {
    const { store } = useStore(kind)
    let clock: FakeClock
    let said: string[]

    beforeEach(() => {
      clock = createFakeClock(Date.UTC(2026, 10, 22, 17))
      said = []
    })

    /** A copy of the bot that plans. */
    function createCopy(owner: string): Job {
      const { start } = createUnitOfWork<Repositories>({
        maxMessageLength: () => 5_000,
        store,
        clock,
        ids: createMessageIds('secret'),
        claims: { owner, leaseMs: 8_000, stopped: () => false },
        hasRoom: () => true,
        deliver: (rows) => void said.push(...rows.map(({ content }) => (content.kind === 'message' ? content.text : ''))),
      })
      const over = (repositories: Repositories) => ({ ...repositories, clock, view: openView })
      return createUpcomingDatesJob({ needs: over(store), run: (work) => start((tx, enqueue) => work(over(tx), enqueue)) })
    }

    const planned = async (id: number) =>
      (await store.meetups.coming(clock.now(), 20, id)).map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 10))

    it('plans the next three dates once, for years, even if several copies do it at the same time', {
      timeout: 60_000,
    }, async () => {
      const { id } = await store.series.add(monthly, clock.now())
      const copies = ['one', 'two', 'three'].map(createCopy)

      for (let month = 0; month < 12; month += 1) {
        await Promise.all(copies.map((copy) => copy.run()))
        expect(await planned(id)).toHaveLength(3)
        clock.advance(31 * day)
      }

      const all = await store.meetups.standingFor(id, '2026-01-01')
      expect(new Set(all.map(({ series }) => series?.day)).size).toBe(all.length)
      expect(all[0]).toMatchObject({ place: 'Room 1', planningMinutes: 60, series: { id, day: '2026-12-04' } })
    })

    it('plans no skipped or cancelled date, nor again one that was moved', async () => {
      const { id } = await store.series.add(monthly, clock.now())
      await store.series.skip(id, { day: '2027-01-01', reason: 'New Year' })
      const planner = createCopy('one')
      await planner.run()
      const [first, second] = await store.meetups.coming(clock.now(), 10, id)
      await store.meetups.change(first?.id ?? 0, { state: 'cancelled', cancelReason: 'storm' }, clock.now())
      await store.meetups.change(second?.id ?? 0, { startsAt: (second?.startsAt ?? 0) + day }, clock.now())

      await planner.run()

      expect(await planned(id)).toEqual(['2027-02-06', '2027-03-05', '2027-04-02'])
    })

    it('notifies each organizer once of a date on a holiday, with the nearest free days, and moves nothing', async () => {
      await store.roles.give({ personId: 'u1', username: 'olga', role: 'organizer', since: 0 })
      await store.people.setPreferences('u1', { language: 'en' })
      const { id } = await store.series.add(monthly, clock.now())

      await Promise.all([createCopy('one').run(), createCopy('two').run()])
      await createCopy('three').run()

      expect(await planned(id)).toContain('2027-01-01')
      expect(said).toHaveLength(1)
      expect(said[0]).toContain('### A new date of Cloud Native falls on a day off')
      expect(said[0]).toContain('Thursday, December 31, 2026 or Monday, January 4, 2027')
    })
  })
}
