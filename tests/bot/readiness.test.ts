import { afterEach, describe, expect, it } from 'vitest'
import type { Clock } from '../../src/shared/clock.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'

/** Deadlines pass twenty times as fast, and so does the time on the clock. */
function createHurriedClock(): Clock {
  const start = Date.now()
  const hurry = 20
  return {
    now: () => start + (Date.now() - start) * hurry,
    after(delayMs, then) {
      const timer = setTimeout(then, delayMs / hurry).unref()
      return () => clearTimeout(timer)
    },
  }
}

describe('/readyz', () => {
  const clock = createHurriedClock()
  let test: TestBot

  afterEach(() => test.close())

  async function untilStatus(status: number): Promise<string> {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}/readyz`)
      const text = await answer.text()
      if (answer.status === status) return text
    }
  }

  it('says within 90 seconds that the workspace is gone, although no connection was closed, and again that it is back', async () => {
    test = await startTestBot({ clock })
    await untilStatus(200)
    const lostAt = clock.now()

    test.sandbox.faults.freeze()
    const said = await untilStatus(503)
    const noticedAfterMs = clock.now() - lostAt
    test.sandbox.faults.thaw()
    const back = await untilStatus(200)

    expect(said).toMatch(/^not ready: connecting: /)
    expect(noticedAfterMs).toBeLessThan(90_000)
    expect(back).toBe('ready\n')
  })
})
