import { describe, expect, it } from 'vitest'
import { aReminder } from '../support/reminders.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 17)
const day = 24 * 3_600_000
const claim = { owner: 'one', now, until: now + day }
const content = { kind: 'message', text: 'x' } as const

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`figures over rows on ${kind.name}`, () => {
    const { store } = useStore(kind)

    const say = (id: string, dueAt: number) => store.outbox.add([{ id, lane: id, to: { roomId: 'r' }, content, dueAt }], claim)

    it('tell nothing of a store in which nothing waits', async () => {
      expect(await store.stats.waiting(now)).toEqual({ commands: 0, messages: 0, reminders: 0, confirmations: 0 })
    })

    it('count what waits, and since when the oldest has been due however often it was tried', async () => {
      await say('early', now - 5_000)
      await say('late', now - 1_000)
      await say('later', now + 1_000)
      await say('done', now - 9_000)
      await store.outbox.sent('done', 'one', now)
      await store.outbox.retry('early', 'one', now + 60_000)
      await store.reminders.add(aReminder(now), now)
      await store.reminders.add(aReminder(now + 1), now)
      await store.confirmations.ask({
        personId: 'p',
        roomId: 'r',
        id: '2aaa',
        headline: 'x',
        command: 'announce',
        plan: {},
        until: now + 1,
      })
      const sender = { id: 'u', username: 'akua' }
      await store.inbox.hear({ id: 'm', roomId: 'r', roomKind: 'channel', text: '!meetup', sender, sentAt: now }, claim)

      expect(await store.stats.waiting(now)).toEqual({
        ...{ commands: 1, messages: 2, oldestDueAt: now - 5_000, reminders: 1, confirmations: 1 },
      })
    })

    it('count what went wrong since an instant, by reason', async () => {
      for (const id of ['a', 'b', 'c', 'old']) await say(id, now)
      await store.outbox.missed('a', 'one', { message: 'No', code: 'error-not-allowed' }, now)
      await store.outbox.missed('b', 'one', { message: 'No', code: 'error-not-allowed' }, now)
      await store.outbox.missed('c', 'one', { message: 'Silence' }, now)
      await store.outbox.missed('old', 'one', { message: 'Silence' }, now - 2 * day)
      const { id } = await store.reminders.add(aReminder(now), now)
      await store.reminders.change(id, { state: 'paused', why: 'room' })
      await store.reminders.miss({ id, dueAt: now, times: 2, why: 'away' })
      await store.reminders.miss({ id, dueAt: now, times: 3, why: 'away' })
      await store.reminders.miss({ id, dueAt: now - 2 * day, times: 1, why: 'old' })
      await store.floods.held('r', now)
      await store.floods.held('quiet now', now - 2 * day)

      const troubles = await store.stats.troubles(now - day, now)

      expect(new Set(troubles.missedMessages)).toEqual(new Set([{ code: 'error-not-allowed', count: 2 }, { count: 1 }]))
      expect(troubles).toMatchObject({
        missedReminders: [{ why: 'away', count: 5 }],
        ...{ pausedReminders: 1, floodedRooms: 1, lostAnnouncements: 0 },
      })
    })

    it('count the announcements that nobody sees any more, of meetups still to come', async () => {
      for (const startsAt of [now + day, now - day]) {
        const planned = { startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'u' }
        const { id: meetupId } = await store.meetups.add(planned, now)
        const rooms = [{ roomId: 'r', langs: ['en'] as const }]
        await store.announcements.order({ meetupId, startsAt, rooms }, now)
        await store.announcements.change({ meetupId, roomId: 'r', langs: ['en'] }, { goneWhy: 'deleted' })
      }

      expect((await store.stats.troubles(now - day, now)).lostAnnouncements).toBe(1)
    })
  })
}
