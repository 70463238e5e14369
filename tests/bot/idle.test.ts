import pg from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { postgres } from '../support/stores.ts'

/** Runs jobs for one second after another, as their expressions say; only seconds and minutes are read. */
function createSecondScheduler() {
  const jobs: { readonly cron: string; readonly job: () => Promise<void> }[] = []
  const fits = (field: string, value: number) =>
    field === '*' || (field.startsWith('*/') ? value % Number(field.slice(2)) === 0 : Number(field) === value)
  return {
    every: (cron: string, _name: string, job: () => Promise<void>) => void jobs.push({ cron, job }),
    stop: async () => {},
    async run(second: number) {
      for (const { cron, job } of jobs) {
        const [seconds = '*', minutes = '*'] = cron.split(' ')
        if (fits(seconds, second % 60) && fits(minutes, Math.floor(second / 60) % 60)) await job()
      }
    },
  }
}

it.skipIf(!postgres.isHere)('an idle bot asks PostgreSQL at most twice a second', async () => {
  const database = await postgres.create()
  const { clock, time } = createMovingClock()
  const ticker = createSecondScheduler()
  const test = await startTestBot({ clock, ticker, databaseUrl: database.url })
  onTestFinished(async () => {
    await test.close()
    await database.remove()
  })
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      time.advance(1_000)
      await ticker.run(second)
    }
  }
  await pass(60)
  const query = vi.spyOn(pg.Client.prototype, 'query')
  onTestFinished(() => query.mockRestore())
  await pass(240)

  expect(query.mock.calls.length / 240).toBeLessThanOrEqual(2)
})
