import { describe, expect, it } from 'vitest'
import { aReminder } from '../support/reminders.ts'
import { databaseKinds } from '../support/stores.ts'
import { useStore } from '../support/use-store.ts'

const now = Date.UTC(2026, 10, 22, 18)

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the rooms whose kind matters, on ${kind.name}`, () => {
    const { store } = useStore(kind)

    const planIn = (roomId?: string) =>
      store.meetups.add(
        {
          ...{ startsAt: now, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' },
          ...(roomId !== undefined && { roomId }),
        },
        now,
      )
    const remindIn = (roomId: string) =>
      store.reminders.add(aReminder(now + 3_600_000, { to: { roomId, name: roomId, isPrivate: false } }), now)
    const all = async () => (await store.concernedRooms.all()).toSorted((a, b) => a.roomId.localeCompare(b.roomId))

    it('are none at first, and none of direct reminders and meetups that belong to no room', async () => {
      await planIn()
      await store.reminders.add(aReminder(now + 3_600_000), now)

      expect(await all()).toEqual([])
    })

    it('are those of meetups, of planned and paused reminders, of open minutes, and of subscriptions, each once', async () => {
      const meetup = await planIn('home')
      await planIn('home')
      await remindIn('reminded')
      await remindIn('home')
      const [paused, done] = [await remindIn('paused'), await remindIn('done')]
      await store.reminders.change(paused.id, { state: 'paused', why: 'room' })
      await store.reminders.change(done.id, { state: 'told' })
      const start = { room: { id: 'minutes' }, starter: { id: 'x', username: 'x' }, lang: 'en' } as const
      await store.liveMinutes.begin(meetup.id, start, now)
      await store.subscriptions.put(
        { room: { id: 'home', kind: 'channel' }, language: 'both', quiet: false, since: now, by: 'x', publishes: true },
        now,
      )

      expect(await all()).toEqual([
        { roomId: 'home', subscribed: { since: now, publishes: true } },
        { roomId: 'minutes' },
        { roomId: 'paused' },
        { roomId: 'reminded' },
      ])

      const room = { id: 'theirs', kind: 'channel' } as const
      await store.subscriptions.put({ room, language: 'both', quiet: false, since: 7, by: 'x', publishes: false }, now)
      expect(await all()).toContainEqual({ roomId: 'theirs', subscribed: { since: 7, publishes: false } })
      await store.subscriptions.remove('theirs')

      await store.liveMinutes.end(meetup.id, 'ended')
      expect((await all()).map(({ roomId }) => roomId)).toEqual(['home', 'paused', 'reminded'])
    })
  })
}
