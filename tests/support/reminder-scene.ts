import type { Meetup } from '../../src/features/meetups/model.ts'
import type { Reminder } from '../../src/features/reminders/model/index.ts'
import type { Store } from '../../src/features/repositories.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { startTestBot, type TestBot, type TestBotOptions } from './bot.ts'
import type { FakeClock } from './fake-clock.ts'
import { createMovingClock } from './moving-clock.ts'
import { createPrivateRooms, type PrivateRooms } from './private-rooms.ts'
import { aReminder } from './reminders.ts'
import { testBotName } from './seed.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** A bot on real sockets with a clock that a test moves, and reminders for akua and for #general. */
export interface ReminderScene {
  readonly test: TestBot
  readonly rooms: PrivateRooms
  readonly clock: Clock
  readonly time: FakeClock
  readonly logLines: readonly string[]
  readonly store: Store
  of(username: string): { readonly id: string; readonly username: string }
  remindAkua(dueAt: number, words?: string): Promise<Reminder>
  remindGeneral(dueAt: number, words?: string, madeBy?: string): Promise<Reminder>
  /** Reminds akua this many minutes before a meetup that starts this many milliseconds from now. */
  remindBefore(startsIn: number, minutes: number): Promise<{ readonly meetup: Meetup; readonly reminder: Reminder }>
  inGeneral(words: string): readonly string[]
  toldAkua(words: string): readonly string[]
  /** Resolves when everything due has been looked at twice, so any duplicate has been sent. */
  settled(): Promise<void>
  stateOf(id: number): Promise<Reminder['state'] | undefined>
  close(): Promise<void>
}

export async function openReminderScene(options: Pick<TestBotOptions, 'databaseUrl'> = {}): Promise<ReminderScene> {
  const { clock, time } = createMovingClock()
  const logLines: string[] = []
  const test = await startTestBot({ ...options, clock, logLines })
  const { store } = test.bot
  const rooms = createPrivateRooms(test)
  const of = (username: string) => ({ id: test.idOf(username), username })
  const remind = (dueAt: number, reminder: Parameters<typeof aReminder>[1]) =>
    store.reminders.add(aReminder(dueAt, { to: of('akua'), madeBy: of('akua'), ...reminder }), time.now())
  let probes = 0
  const probe = async () => {
    probes += 1
    const words = `Probe ${probes}.`
    await remind(time.now(), { to: of('rhys'), madeBy: of('rhys'), words })
    await test.sandbox.waitForMessage(() => rooms.told('rhys').some((msg) => msg.includes(words)))
  }
  return {
    ...{ test, rooms, clock, time, logLines, store, of, close: test.close },
    remindAkua: (dueAt, words = 'Book the room') => remind(dueAt, { words }),
    remindGeneral: (dueAt, words = 'Join us', madeBy = 'olga') =>
      remind(dueAt, {
        kind: 'channel',
        to: { roomId: 'GENERAL', name: 'general', isPrivate: false },
        madeBy: of(madeBy),
        words,
      }),
    async remindBefore(startsIn, minutes) {
      const startsAt = time.now() + startsIn
      const planned = { title: 'Gathering', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
      const meetup = await store.meetups.add(planned, time.now())
      const timing = { kind: 'before', meetupId: meetup.id, offset: { unit: 'minutes', amount: minutes } } as const
      return { meetup, reminder: await remind(startsAt - minutes * minute, { timing, startsAt }) }
    },
    inGeneral: (words) =>
      test.sandbox
        .messages('general')
        .filter(({ u, msg }) => u.username === testBotName && msg.includes(words))
        .map(({ msg }) => msg),
    toldAkua: (words) => rooms.told('akua').filter((msg) => msg.includes(words)),
    async settled() {
      await probe()
      await probe()
    },
    stateOf: async (id) => (await store.reminders.find(id))?.state,
  }
}
