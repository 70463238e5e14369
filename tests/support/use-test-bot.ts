import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { startTestBot, type TestBot, type TestBotOptions } from './bot.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createPrivateRooms, type PrivateRooms } from './private-rooms.ts'
import { testClock } from './test-clock.ts'

interface UseTestBotOptions extends TestBotOptions {
  /** One bot for all tests instead of one for each. */
  readonly isShared?: boolean
  /** Stops the bot's clock at this instant. Only the test moves it then; deadlines still use real time. */
  readonly startsAt?: number
}

/** What a test file works with. These always refer to the bot of the current test. */
export interface UsedBot {
  readonly test: TestBot
  readonly rooms: PrivateRooms
  /** Moves the clock. Only with `startsAt`. */
  readonly time: FakeClock
}

/** Starts a bot with its sandbox before each test of a file, or of a `describe`, and closes both after it. */
export function useTestBot({ isShared = false, startsAt, ...options }: UseTestBotOptions = {}): UsedBot {
  let current: UsedBot | undefined
  const used = (): UsedBot => {
    if (current === undefined) throw new Error('The bot is started before each test, not before.')
    return current
  }
  const open = async () => {
    const time = createFakeClock(startsAt)
    const clock = startsAt === undefined ? {} : { clock: { now: time.now, after: testClock.after } }
    const test = await startTestBot({ ...options, ...clock })
    current = { test, rooms: createPrivateRooms(test), time }
  }
  const close = () => used().test.close()
  if (isShared) {
    beforeAll(open)
    afterAll(close)
  } else {
    beforeEach(open)
    afterEach(close)
  }
  return {
    test: {
      get sandbox() {
        return used().test.sandbox
      },
      get bot() {
        return used().test.bot
      },
      ask: (...args) => used().test.ask(...args),
      confirm: (...args) => used().test.confirm(...args),
      toldDirectly: (...args) => used().test.toldDirectly(...args),
      idOf: (username) => used().test.idOf(username),
      close,
    },
    rooms: {
      toldTo: (...args) => used().rooms.toldTo(...args),
      answerTo: (...args) => used().rooms.answerTo(...args),
      told: (username) => used().rooms.told(username),
    },
    time: {
      now: () => used().time.now(),
      after: (...args) => used().time.after(...args),
      advance: (ms) => used().time.advance(ms),
      scheduled: (delayMs) => used().time.scheduled(delayMs),
    },
  }
}
