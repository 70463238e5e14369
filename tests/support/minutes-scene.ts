import type { Message } from '../../sandbox/index.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { startTestBot, type TestBot, type TestBotOptions } from './bot.ts'
import type { FakeClock } from './fake-clock.ts'
import { createHandTicker } from './manual-scheduler.ts'
import { createMovingClock } from './moving-clock.ts'
import { createPrivateRooms, type PrivateRooms } from './private-rooms.ts'
import { testBotName } from './seed.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** A bot on real sockets with a clock and jobs that a test moves, and a meetup that began half an hour ago. */
export interface MinutesScene {
  readonly test: TestBot
  readonly rooms: PrivateRooms
  readonly time: FakeClock
  readonly meetup: Meetup
  /** Posts in #cloudnative, and returns the question once the bot has reacted to it. */
  mark(username: string, text: string, room?: string): Promise<Message>
  /** Lets the bot do what is due, until it has nothing left to send. */
  tick(): Promise<void>
  /** What the bot has said in a room outside of threads. */
  saidIn(room: string): readonly string[]
  /** The current contents of the minutes. */
  marks(): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openMinutesScene(options: Pick<TestBotOptions, 'databaseUrl'> = {}): Promise<MinutesScene> {
  const { clock, time } = createMovingClock()
  const ticker = createHandTicker()
  const test = await startTestBot({ ...options, clock, ticker })
  const { store } = test.bot
  const meetup = await store.meetups.add(
    {
      title: 'December meetup',
      startsAt: time.now() - 30 * minute,
      lengthMinutes: 120,
      zone: 'America/Toronto',
      scheduledBy: 'x',
    },
    time.now(),
  )
  const byBot = ({ u }: Message) => u.username === testBotName
  return {
    ...{ test, time, meetup },
    rooms: createPrivateRooms(test),
    close: test.close,
    async mark(username, text, room = 'cloudnative') {
      const { _id } = test.sandbox.say(username, room, text)
      return test.sandbox.waitForMessage((one) => one._id === _id && Object.keys(one.reactions ?? {}).length > 0)
    },
    async tick() {
      await ticker.tick()
      await ticker.tick()
    },
    saidIn: (room) =>
      test.sandbox
        .messages(room)
        .filter((one) => byBot(one) && one.tmid === undefined)
        .map(({ msg }) => msg),
    marks: async () => (await store.liveMinutes.marks(meetup.id)).map(({ kind, text }) => `${kind}: ${text}`),
  }
}
