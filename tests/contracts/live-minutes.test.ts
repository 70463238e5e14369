import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src/app/open-store.ts'
import type { LiveStart } from '../../src/features/live-minutes/repository.ts'
import type { Store } from '../../src/features/repositories.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 11, 17, 18)
const olga = { id: 'olga-id', username: 'olga' }
const akua = { id: 'akua-id', username: 'akua' }

const startIn = (room: string): LiveStart => ({
  room: { id: room, name: room },
  starter: olga,
  lang: 'en',
})

const aFile = { file: '2026-12-17.md', title: 'Minutes for 2026-12-17', text: 'Words', by: olga }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`minutes that are taken, on ${kind.name}`, () => {
    const { database, store } = useStore(kind)
    /** Another copy of the bot; SQLite only has one. */
    let other: Store
    let id: number

    const addMeetup = async () => {
      const planned = { startsAt: now, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
      return (await store.meetups.add(planned, now)).id
    }
    const both = <T>(work: (tx: Parameters<Parameters<Store['transaction']>[0]>[0], index: number) => Promise<T>) =>
      Promise.all([store, other].map((one, index) => one.transaction((tx) => work(tx, index))))

    beforeEach(async () => {
      other = kind.name === 'SQLite' ? store : await openStore({ url: database.url })
      id = await addMeetup()
    })
    afterEach(async () => {
      if (other !== store) await other.close()
    })

    it('are opened once for a meetup, however many open them at the same time', async () => {
      const results = await both((tx, index) => tx.liveMinutes.begin(id, startIn(`room ${index}`), now))

      expect(results.toSorted()).toEqual(['open', 'opened'])
      expect(await store.liveMinutes.open()).toHaveLength(1)
    })

    it('are open for one meetup in a room, however many open them there at the same time', async () => {
      const second = await addMeetup()

      const results = await both((tx, index) => tx.liveMinutes.begin(index === 0 ? id : second, startIn('room'), now))

      const [open] = await store.liveMinutes.open()
      expect(results).toContain('opened')
      expect(results).toContainEqual({ busy: open?.meetupId })
      expect(await store.liveMinutes.open()).toHaveLength(1)
    })

    it('keep the taker who was named, and are found in their room only while they are open', async () => {
      await store.liveMinutes.name(id, akua, 'fr')
      await store.liveMinutes.begin(id, startIn('room'), now)
      const open = await store.liveMinutes.inRoom('room')
      await store.liveMinutes.end(id, 'closed')

      expect(open).toEqual({
        ...{ meetupId: id, state: 'open', lang: 'en', taker: akua, nudges: 0, openedAt: now },
        room: { id: 'room', name: 'room' },
      })
      expect(await store.liveMinutes.inRoom('room')).toBeUndefined()
      expect(await store.liveMinutes.lastIn('room')).toMatchObject({ meetupId: id, state: 'closed' })
      expect(await store.liveMinutes.begin(id, startIn('elsewhere'), now + 1)).toBe('opened')
    })

    it('hold marks in their order, each of which can be reworded and removed once', async () => {
      await store.liveMinutes.begin(id, startIn('room'), now)
      const first = await store.liveMinutes.add(id, { kind: 'note', text: 'One' }, olga.id, now)
      const action = { kind: 'action', text: 'Two', owner: akua, due: '2027-01-08' } as const
      const second = await store.liveMinutes.add(id, action, akua.id, now)
      await store.liveMinutes.add(id, { kind: 'link', text: '', url: 'https://helm.sh' }, olga.id, now)

      const isReworded = await store.liveMinutes.reword(first.id, 'One and a half')
      const isRemoved = [await store.liveMinutes.remove(second.id), await store.liveMinutes.remove(second.id)]

      expect(second).toEqual({ id: second.id, meetupId: id, ...action, at: now, by: akua.id })
      expect((await store.liveMinutes.marks(id)).map(({ text, url }) => text || url)).toEqual([
        'One and a half',
        'https://helm.sh',
      ])
      expect([isReworded, await store.liveMinutes.reword(second.id, 'x'), ...isRemoved]).toEqual([true, false, true, false])
      expect((await store.liveMinutes.lastMarkOf(id, olga.id))?.text).toBe('One and a half')
    })

    it('are not taken back once something is marked, and keep their meetup from being taken back', async () => {
      await store.liveMinutes.begin(id, startIn('room'), now)
      await store.liveMinutes.add(id, { kind: 'note', text: 'One' }, olga.id, now)

      expect(await store.liveMinutes.undoStart(id)).toBe(false)
      expect(await store.meetups.remove(id)).toBe(false)
      expect((await store.liveMinutes.find(id))?.state).toBe('open')
    })

    it('name nobody any more who is forgotten, and keep what was said', async () => {
      await store.liveMinutes.name(id, akua, 'en')
      await store.liveMinutes.begin(id, startIn('room'), now)
      await store.liveMinutes.arrive(id, akua, now)
      await store.liveMinutes.arrive(id, olga, now + 1)
      await store.liveMinutes.add(id, { kind: 'action', text: 'Two', owner: akua }, akua.id, now)
      await store.publications.order({ ...aFile, meetupId: id, by: akua }, now)
      await store.followUps.dismiss(id, 'minutes', akua.id, now)

      for (const one of store.erasables) await one.forget(akua.id, now)

      expect(await store.liveMinutes.find(id)).not.toHaveProperty('taker')
      expect(await store.liveMinutes.present(id)).toEqual([olga])
      expect(await store.liveMinutes.marks(id)).toEqual([expect.objectContaining({ text: 'Two', by: '' })])
      expect((await store.liveMinutes.marks(id))[0]).not.toHaveProperty('owner')
      expect(await store.publications.claim(now, now + 1)).not.toHaveProperty('by')
    })

    it('are dropped with their names some time after they were ended', async () => {
      await store.liveMinutes.begin(id, startIn('room'), now)
      await store.liveMinutes.arrive(id, olga, now)
      await store.liveMinutes.add(id, { kind: 'note', text: 'One' }, olga.id, now)
      await store.liveMinutes.forgetBefore(now + 1)
      const whileOpen = await store.liveMinutes.marks(id)
      await store.liveMinutes.end(id, 'ended')

      await store.liveMinutes.forgetBefore(now + 1)

      expect(whileOpen).toHaveLength(1)
      expect(await store.liveMinutes.marks(id)).toEqual([])
      expect(await store.liveMinutes.present(id)).toEqual([])
    })

    it('are published by one copy at a time, and by another when that one is gone', async () => {
      await store.publications.order({ ...aFile, meetupId: id }, now)

      const claims = await Promise.all([store.publications.claim(now, now + 1_000), other.publications.claim(now, now + 1_000)])
      const later = await other.publications.claim(now + 1_000, now + 2_000)

      expect(claims.filter((claim) => claim !== undefined)).toEqual([{ ...aFile, meetupId: id, round: 1, tries: 0 }])
      expect(later).toMatchObject({ meetupId: id })
    })

    it('are settled once, and ordered again only where nothing was published', async () => {
      await store.publications.order({ ...aFile, meetupId: id }, now)
      const isTwice = await store.publications.order({ ...aFile, meetupId: id }, now)
      const due = await store.publications.claim(now, now + 1_000)
      if (due === undefined) throw new Error('Nothing is due.')
      await store.publications.retry(due, now + 500)
      const settled = [
        await store.publications.complete(due, 'refused', undefined),
        await store.publications.complete(due, 'pushed', undefined),
      ]
      const isAgain = await store.publications.order({ ...aFile, meetupId: id, text: 'Others' }, now)
      const second = await store.publications.claim(now, now + 1_000)
      if (second !== undefined) await store.publications.complete(second, 'pushed', 'https://example.ca/1')

      expect([isTwice, ...settled, isAgain]).toEqual([false, true, false, true])
      expect(second).toMatchObject({ round: 2, tries: 0, text: 'Others' })
      expect(await store.publications.order({ ...aFile, meetupId: id }, now)).toBe(false)
      expect(await store.publications.of(id)).toEqual({ state: 'pushed', file: aFile.file, link: 'https://example.ca/1' })
    })

    it('are announced by one copy', async () => {
      await store.followUps.begin(id, now)
      await store.followUps.begin(id, now + 5)
      const before = [await store.followUps.unannounced(now - 1), await store.followUps.unannounced(now + 1)]

      const announced = await Promise.all([store.followUps.recordAnnounced(id, now), other.followUps.recordAnnounced(id, now)])

      expect(before).toEqual([[id], []])
      expect(announced.toSorted()).toEqual([false, true])
      expect(await store.followUps.unannounced(now - 1)).toEqual([])
    })

    it('are dismissed once, and can be asked for again', async () => {
      const dismissed = [
        await store.followUps.dismiss(id, 'slides', 'x', now),
        await store.followUps.dismiss(id, 'slides', 'y', now),
      ]
      const isDismissed = await store.followUps.isDismissed([id, 999], 'slides')
      const isOther = await store.followUps.isDismissed([id], 'recording')
      await store.followUps.undismiss(id, 'slides')

      expect([...dismissed, isDismissed, isOther]).toEqual([true, false, true, false])
      expect(await store.followUps.isDismissed([id], 'slides')).toBe(false)
    })
  })
}
