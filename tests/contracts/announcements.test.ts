import { beforeEach, describe, expect, it } from 'vitest'
import type { AnnouncementOrder } from '../../src/features/announcements/repository.ts'
import type { Subscription } from '../../src/features/announcements/subscriptions.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`announcements and subscriptions on ${kind.name}`, () => {
    const { store } = useStore(kind)
    let meetup: Meetup

    beforeEach(async () => {
      const startsAt = now + 86_400_000
      meetup = await store.meetups.add({ startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' }, now)
    })

    const orderOf = (roomIds: readonly string[], mention?: 'all' | 'here'): AnnouncementOrder => ({
      ...{ meetupId: meetup.id, startsAt: meetup.startsAt },
      rooms: roomIds.map((roomId) => ({ roomId, langs: ['en', 'fr'] })),
      ...(mention !== undefined && { mention }),
    })
    const room = (roomId: string) => ({ meetupId: meetup.id, roomId, langs: ['en', 'fr'] as const })

    describe('an order', () => {
      it('is for one message a room: the second time the rooms that have one are told apart', async () => {
        const first = await store.announcements.order(orderOf(['r1', 'r2']), now)
        const second = await store.announcements.order(orderOf(['r2', 'r3']), now)

        expect(first).toEqual({ fresh: ['r1', 'r2'], standing: [] })
        expect(second).toEqual({ fresh: ['r3'], standing: ['r2'] })
        expect(await store.announcements.of(meetup.id)).toEqual([room('r1'), room('r2'), room('r3')])
      })

      it('gives a room that has one the languages that it has now', async () => {
        await store.announcements.order(orderOf(['r1']), now)

        await store.announcements.order({ ...orderOf([]), rooms: [{ roomId: 'r1', langs: ['fr'] }] }, now + 5)

        expect(await store.announcements.of(meetup.id)).toEqual([{ ...room('r1'), langs: ['fr'] }])
        expect(await store.announcements.due(now + 4, 10)).toEqual([])
      })

      it('calls a group once a meetup, also when two organizers call at the same time', async () => {
        const order = (roomId: string) => store.transaction((tx) => tx.announcements.order(orderOf([roomId], 'all'), now))

        const results = await Promise.all(['r1', 'r2', 'r3'].map(order))

        expect(results.filter((result) => result === 'mentioned')).toHaveLength(2)
        expect(await store.announcements.of(meetup.id)).toHaveLength(1)
        expect(await store.announcements.mentioned(meetup.id)).toBe(true)
      })

      it('orders one message a room when several order at the same time', async () => {
        const order = () => store.transaction((tx) => tx.announcements.order(orderOf(['r1', 'r2']), now))

        const results = await Promise.all([order(), order(), order()])

        const fresh = results.flatMap((result) => (result === 'mentioned' ? [] : result.fresh))
        expect(fresh.toSorted()).toEqual(['r1', 'r2'])
      })

      it('begins anew in a room that has lost its message, and does not call again what was called', async () => {
        await store.announcements.order(orderOf(['r1'], 'all'), now)
        await store.announcements.change(room('r1'), {
          messageId: 'm1',
          version: 4,
          digest: 'd',
          goneWhy: 'deleted',
          lookAt: null,
        })

        const again = await store.announcements.order(orderOf(['r1']), now + 5)
        const held = await store.transaction((tx) => tx.announcements.lock(room('r1'), now + 5))

        expect(again).toEqual({ fresh: ['r1'], standing: [] })
        expect(held).toEqual({ ...room('r1'), announcedStart: meetup.startsAt, version: 4, digest: '', shownAt: 0 })
        expect(await store.announcements.order(orderOf(['r2'], 'all'), now)).toBe('mentioned')
      })

      it('lets a group be called after all when the message that called it was never posted', async () => {
        await store.announcements.order(orderOf(['r1'], 'all'), now)
        await store.announcements.change(room('r1'), { goneWhy: 'not allowed', mentionedAt: null, lookAt: null })

        expect(await store.announcements.order(orderOf(['r1'], 'here'), now)).toEqual({ fresh: ['r1'], standing: [] })
      })

      it('keeps the meetup from being taken back as if nobody knew of it', async () => {
        await store.announcements.order(orderOf(['r1']), now)

        expect(await store.meetups.remove(meetup.id)).toBe(false)
      })
    })

    describe('a look', () => {
      it('is due when its time has come, the longest waiting first, and never once it rests', async () => {
        await store.announcements.order(orderOf(['r1', 'r2', 'r3']), now)
        await store.announcements.change(room('r1'), { lookAt: now + 10 })
        await store.announcements.change(room('r2'), { lookAt: now + 5 })
        await store.announcements.change(room('r3'), { lookAt: null })

        expect(await store.announcements.due(now + 4, 10)).toEqual([])
        expect(await store.announcements.due(now + 10, 10)).toEqual([room('r2'), room('r1')])
        expect(await store.announcements.due(now + 10, 1)).toEqual([room('r2')])
      })

      it('belongs to one copy at a time, and nobody looks again before its time', async () => {
        await store.announcements.order(orderOf(['r1']), now)
        const look = () =>
          store.transaction(async (tx) => {
            const held = await tx.announcements.lock(room('r1'), now)
            if (held !== undefined) await tx.announcements.change(held, { version: held.version + 1, lookAt: now + 10 })
            return held !== undefined
          })

        const looks = await Promise.all([look(), look(), look(), look()])

        expect(looks.filter((one) => one)).toHaveLength(1)
        const after = await store.transaction((tx) => tx.announcements.lock(room('r1'), now + 10))
        expect(after?.version).toBe(1)
      })
    })

    describe('a subscription', () => {
      const general: Subscription = {
        room: { id: 'r1', kind: 'channel', name: 'general' },
        ...{ language: 'both', quiet: false, since: now, by: 'u1', publishes: true },
      }

      it('is given back as it was put, and replaced as a whole', async () => {
        const quiet: Subscription = { ...general, language: 'fr', quiet: true }
        await store.subscriptions.put(general, now)
        await store.subscriptions.put({ ...general, room: { id: 'r0', kind: 'group' }, since: now + 1 }, now)
        const first = await store.subscriptions.of('r1')
        await store.subscriptions.put(quiet, now)

        expect(first).toEqual(general)
        expect((await store.subscriptions.all()).map((one) => one.room.id)).toEqual(['r1', 'r0'])
        expect(await store.subscriptions.of('r1')).toEqual(quiet)
        await store.subscriptions.remove('r1')
        expect(await store.subscriptions.of('r1')).toBeUndefined()
      })

      it('learns how its room is called now, and keeps what it knew when the workspace tells nothing', async () => {
        await store.subscriptions.put(general, now)
        const before = await store.subscriptions.staleSince(now)
        await store.subscriptions.refresh('r1', { id: 'r1', kind: 'channel', name: 'renamed', members: 40 }, now)
        await store.subscriptions.refresh('r1', undefined, now + 1)

        expect(before).toHaveLength(1)
        expect(await store.subscriptions.of('r1')).toMatchObject({ room: { name: 'renamed', members: 40 } })
        expect(await store.subscriptions.staleSince(now + 1)).toEqual([])
        expect(await store.subscriptions.staleSince(now + 2)).toHaveLength(1)
      })

      it('stays when the person who made it is forgotten, without that person', async () => {
        await store.subscriptions.put(general, now)

        await store.subscriptions.forget('u1', now)

        expect(await store.subscriptions.of('r1')).toEqual({ ...general, by: '' })
      })
    })
  })
}
