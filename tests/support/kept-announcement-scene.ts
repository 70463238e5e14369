import { openStore } from '../../src/app/open-store.ts'
import type { OrderResult } from '../../src/features/announcements/repository.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import type { Store } from '../../src/features/repositories.ts'
import { type AnnouncingCopy, createAnnouncingCopy, createToldWorkspace, type ToldWorkspace } from './announcing.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import type { DatabaseKind } from './stores.ts'

export const second = 1_000
export const minute = 60 * second
export const day = 24 * 60 * minute

/** A meetup in a week, and one copy of a bot that keeps its announcements up to date. */
export interface KeptAnnouncementScene {
  readonly databaseUrl: string
  readonly store: Store
  readonly clock: FakeClock
  readonly told: ToldWorkspace
  readonly bot: AnnouncingCopy
  readonly meetup: Meetup
  /** Orders the announcement in both languages. */
  announce(roomIds?: readonly string[], mention?: 'all' | 'here'): Promise<OrderResult>
  /** Orders it and has it sent. */
  post(roomIds?: readonly string[], mention?: 'all' | 'here'): Promise<void>
  /** Advances the clock, with a check each second. */
  pass(ms: number): Promise<void>
  /** Somebody comes, in the room. */
  answer(personId: string): Promise<void>
  close(): Promise<void>
}

export async function openKeptAnnouncementScene(kind: DatabaseKind): Promise<KeptAnnouncementScene> {
  const database = await kind.create()
  const store = await openStore({ url: database.url })
  const clock = createFakeClock()
  const told = createToldWorkspace()
  const bot = createAnnouncingCopy('one', store, clock, told)
  const meetup = await store.meetups.add(
    { title: 'Helm', startsAt: clock.now() + 7 * day, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u1' },
    clock.now(),
  )
  const announce = (roomIds: readonly string[] = ['r1'], mention?: 'all' | 'here') =>
    store.announcements.order(
      {
        ...{ meetupId: meetup.id, startsAt: meetup.startsAt },
        rooms: roomIds.map((roomId) => ({ roomId, langs: ['en', 'fr'] as const })),
        ...(mention !== undefined && { mention }),
      },
      clock.now(),
    )
  return {
    ...{ databaseUrl: database.url, store, clock, told, bot, meetup, announce },
    async post(roomIds, mention) {
      await announce(roomIds, mention)
      await bot.refresh()
    },
    async pass(ms) {
      for (let passed = 0; passed < ms; passed += second) {
        clock.advance(second)
        await bot.refresh()
      }
    },
    async answer(personId) {
      const given = { personId, username: personId, wish: 'room' } as const
      await store.attendance.enter(meetup.id, given, { kind: 'typed' }, clock.now())
    },
    async close() {
      await store.close()
      await database.remove()
    },
  }
}
