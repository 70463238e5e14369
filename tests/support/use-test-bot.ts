import { startTestBot, type TestBot, type TestBotOptions } from './bot.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createPrivateRooms, type PrivateRooms } from './private-rooms.ts'
import { type DatabaseKind, sqlite, type TestDatabase } from './stores.ts'
import { testClock } from './test-clock.ts'
import { useEach, useShared } from './use-each.ts'
import { useDatabase } from './use-store.ts'

interface UseTestBotOptions extends Omit<TestBotOptions, 'databaseUrl'> {
  /** One bot for all tests instead of one for each. */
  readonly isShared?: boolean
  /** Stops the bot's clock at this instant. Only the test moves it then; deadlines still use real time. */
  readonly startsAt?: number
  /** By default SQLite. */
  readonly kind?: DatabaseKind
}

/** What a test file works with. These always refer to the bot of the current test. */
export interface UsedBot {
  readonly test: TestBot
  readonly rooms: PrivateRooms
  /** Moves the clock. Only with `startsAt`. */
  readonly time: FakeClock
  readonly database: TestDatabase
}

/** Starts a bot with its sandbox before each test of a file, or of a `describe`, and closes both after it. */
export function useTestBot({ isShared = false, startsAt, kind = sqlite, ...options }: UseTestBotOptions = {}): UsedBot {
  const use = isShared ? useShared : useEach
  const database = useDatabase(kind, use)
  const time = use(() => createFakeClock(startsAt))
  const test = use(() => {
    const clock = startsAt === undefined ? {} : { clock: { now: time.now, after: testClock.after } }
    return startTestBot({ ...options, ...clock, databaseUrl: database.url })
  })
  return { test, rooms: use(() => createPrivateRooms(test)), time, database }
}
