import { describe, expect, it } from 'vitest'
import type { Repositories } from '../../src/features/repositories.ts'
import { measureAgenda } from '../../src/features/talks/agenda.ts'
import type { Talk } from '../../src/features/talks/model.ts'
import type { NewTalk, TalkChange } from '../../src/features/talks/repository.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)
const hour = 3_600_000
const event = { at: now, who: 'u9', step: 'place' } as const

function aTalk(talk: Partial<NewTalk> = {}): NewTalk {
  return {
    title: 'Helm « charts »',
    presenter: { id: 'u1', username: 'akua' },
    lengthMinutes: 20,
    lang: 'both',
    from: 'remote',
    state: 'proposed',
    ...talk,
  }
}

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`talks on ${kind.name}`, () => {
    const { store } = useStore(kind)

    const plan = (startsAt = now + hour) =>
      store.meetups.add({ startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u9' }, now)
    const place = (talk: Talk, meetupId: number, at = now, within: Repositories = store) =>
      within.talks.change(talk.id, { state: 'scheduled', meetupId }, { ...event, at })
    const ids = (talks: readonly Talk[]) => talks.map(({ id }) => id)

    it('counts what somebody has done since a moment, whoever presents', async () => {
      const presenter = { id: 'u1', username: 'ed' }
      const offered = { title: 'T', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter } as const
      const talk = await store.talks.add(offered, now)
      await store.talks.change(talk.id, { state: 'accepted' }, { at: now + 1, who: 'u2', step: 'accept' })
      await store.talks.change(talk.id, { state: 'withdrawn' }, { at: now + 2, who: 'u1', step: 'withdraw' })

      const counts = [0, now + 1, now + 2, now + 3].map((since) => store.talks.countChangesBy('u1', since))

      expect(await Promise.all(counts)).toEqual([2, 1, 1, 0])
      expect(await store.talks.countChangesBy('_', 0)).toBe(0)
    })

    it('gives back what was offered, with a short id that no meetup has', async () => {
      const meetup = await plan()
      const full = aTalk({
        abstract: 'What we learned',
        state: 'held',
        vendor: { name: 'ACME', sponsor: { id: 'u2', username: 'bob' } },
        meetupId: meetup.id,
      })

      const added = await store.talks.add(full, now)

      const { meetupId: _, ...rest } = full
      expect(added).toEqual({ ...rest, id: meetup.id + 1, meetup })
      expect(await store.talks.find(added.id)).toEqual(added)
      expect(await store.talks.find(meetup.id)).toBeUndefined()
    })

    it('changes what it is told to and keeps the rest', async () => {
      const talk = await store.talks.add(aTalk({ abstract: 'Old' }), now)
      const changes: readonly TalkChange[] = [
        { title: 'New', lengthMinutes: 45, lang: 'fr', abstract: 'Newer', from: 'room' },
        { slidesUrl: 'https://s.test' },
        { recordingUrl: 'https://r.test' },
      ]

      for (const change of changes) await store.talks.change(talk.id, change, { ...event, step: 'edit' })

      expect(await store.talks.find(talk.id)).toEqual({ ...talk, ...changes[0], ...changes[1], ...changes[2] })
    })

    it('refuses to change a talk that is not there', async () => {
      await expect(store.talks.change(77, { state: 'accepted' }, event)).rejects.toThrow()
    })

    it('lists an agenda in the order of placing, and only what stands on it', async () => {
      const [meetup, other] = [await plan(), await plan(now + 2 * hour)]
      const talks = []
      for (let index = 0; index < 5; index += 1) talks.push(await store.talks.add(aTalk(), now))
      const [one, two, three, four, five] = talks as [Talk, Talk, Talk, Talk, Talk]
      await place(one, meetup.id, now + 3)
      await place(two, meetup.id, now + 1)
      await place(three, meetup.id, now + 2)
      await store.talks.change(three.id, { state: 'withdrawn' }, event)
      await place(four, other.id)
      await store.talks.change(two.id, { state: 'confirmed' }, { ...event, at: now + 9, step: 'confirm' })
      await store.talks.change(five.id, { state: 'accepted' }, event)

      expect(ids(await store.talks.agenda(meetup.id))).toEqual([two.id, one.id])
      expect(ids(await store.talks.agenda(other.id))).toEqual([four.id])
      expect(ids(await store.talks.backlog())).toEqual([five.id])
    })

    it("lists a person's own talks, newest first, whatever became of them", async () => {
      const mine = await store.talks.add(aTalk(), now)
      await store.talks.add(aTalk({ presenter: { id: 'u2', username: 'bob' } }), now)
      const newer = await store.talks.add(aTalk(), now)
      await store.talks.change(mine.id, { state: 'declined' }, event)

      expect(ids(await store.talks.of('u1'))).toEqual([newer.id, mine.id])
      expect(await store.talks.of('u3')).toEqual([])
    })

    it('keeps its history when a talk moves from date to date', async () => {
      const [first, second] = [await plan(), await plan(now + 2 * hour)]
      const talk = await store.talks.add(aTalk({ meetupId: first.id }), now)
      await place(talk, first.id, now + 1)
      const moved = await place(talk, second.id, now + 2)

      expect(moved.meetup).toEqual(second)
      expect(await store.talks.history(talk.id)).toEqual([
        { at: now, who: 'u1', step: 'present', state: 'proposed', meetupId: first.id },
        { at: now + 1, who: 'u9', step: 'place', state: 'scheduled', meetupId: first.id },
        { at: now + 2, who: 'u9', step: 'place', state: 'scheduled', meetupId: second.id },
      ])
    })

    it('shows both of two organizers who place into the last slot a true total', async () => {
      const meetup = await plan()
      for (let round = 0; round < 20; round += 1) {
        const pair = [await store.talks.add(aTalk({ lengthMinutes: 40 }), now), await store.talks.add(aTalk(), now)]

        const totals = await Promise.all(
          pair.map((talk) =>
            store.transaction(async (tx) => {
              await tx.talks.lock(talk.id)
              await place(talk, meetup.id, now, tx)
              return measureAgenda(meetup, await tx.talks.agenda(meetup.id)).taken
            }),
          ),
        )

        const before = round * 60
        expect(Math.max(...totals)).toBe(before + 60)
        expect([before + 20, before + 40]).toContain(Math.min(...totals))
      }
    })

    it('lets one of two who decide on a talk at the same time go first, and the other one see it', async () => {
      for (let round = 0; round < 20; round += 1) {
        const talk = await store.talks.add(aTalk(), now)

        const seen = await Promise.all(
          (['accepted', 'declined'] as const).map((state) =>
            store.transaction(async (tx) => {
              const held = await tx.talks.lock(talk.id)
              await tx.talks.change(talk.id, { state }, event)
              return { before: held?.state, after: state }
            }),
          ),
        )

        const [first] = seen.filter(({ before }) => before === 'proposed')
        const [second] = seen.filter(({ before }) => before !== 'proposed')
        expect(second?.before).toBe(first?.after)
      }
    })

    it('keeps a meetup that has a talk from being taken back', async () => {
      const meetup = await plan()
      await store.talks.add(aTalk({ meetupId: meetup.id }), now)

      const result = await store.transaction((tx) => tx.meetups.remove(meetup.id))

      expect(result).toBe(false)
      expect(await store.meetups.find(meetup.id)).toEqual(meetup)
    })

    it('forgets a person: what was promised goes, what was given stays without a name', async () => {
      const [past, coming] = [await plan(now - 24 * hour), await plan()]
      const given = await place(await store.talks.add(aTalk({ abstract: 'Mine' }), now), past.id)
      const promised = await place(await store.talks.add(aTalk(), now), coming.id)
      const declined = await store.talks.add(aTalk({ meetupId: past.id }), now)
      const other = await store.talks.add(
        aTalk({ presenter: { id: 'u2', username: 'bob' }, vendor: { name: 'ACME', sponsor: { id: 'u1', username: 'akua' } } }),
        now,
      )
      await store.talks.change(other.id, { state: 'accepted' }, { ...event, who: 'u1' })

      await store.talks.forget('u1', now)

      const { presenter: _, abstract: __, ...nameless } = given
      expect(await store.talks.find(given.id)).toEqual(nameless)
      expect(await store.talks.find(promised.id)).toBeUndefined()
      expect(await store.talks.find(declined.id)).toBeUndefined()
      expect((await store.talks.find(other.id))?.vendor).toEqual({ name: 'ACME' })
      expect((await store.talks.history(given.id)).map(({ who }) => who)).toEqual(['', 'u9'])
      expect((await store.talks.history(other.id)).map(({ who }) => who)).toEqual(['u2', ''])
    })
  })
}
