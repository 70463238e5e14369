import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { type RunningTime, startRunningTime } from '../support/running-time.ts'

/** Deadlines pass twenty times as fast, and so does the time on the clock. */
const hurry = 20

describe('/readyz', () => {
  const clock = createFakeClock()
  let time: RunningTime
  let test: TestBot

  beforeEach(() => {
    time = startRunningTime((ms) => clock.advance(hurry * ms))
  })
  afterEach(async () => {
    await test.close()
    time.stop()
  })

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
