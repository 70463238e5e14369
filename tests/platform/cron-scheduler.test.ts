import { expect, it, onTestFinished, vi } from 'vitest'
import { createCronScheduler } from '../../src/platform/cron-scheduler.ts'
import { createMemoryLog } from './rocketchat/support/memory-log.ts'

it('writes to the log alone when a job takes longer than its interval', async () => {
  const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name))
  const log = createMemoryLog()
  const leftOut = Promise.withResolvers<void>()
  const scheduler = createCronScheduler({
    ...log,
    debug(fields, message) {
      log.debug(fields, message)
      if (message === 'the scheduler skipped a tick') leftOut.resolve()
    },
  })
  onTestFinished(() => scheduler.stop())
  const job = Promise.withResolvers<void>()

  scheduler.every('* * * * * *', 'slow', () => job.promise)
  await leftOut.promise
  job.resolve()

  expect(consoles.flatMap(({ mock }) => mock.calls)).toEqual([])
  expect(log.lines[0]?.fields).toMatchObject({ job: 'slow' })
})

it('starts each run of a copy at its own moment of the second', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 25, 15) })
  onTestFinished(() => void vi.useRealTimers())
  const scheduler = createCronScheduler(createMemoryLog(), 400)
  const ranAt: number[] = []

  scheduler.every('* * * * * *', 'look', async () => void ranAt.push(Date.now() % 1_000))
  await vi.advanceTimersByTimeAsync(3_500)
  await scheduler.stop()

  expect(ranAt).toEqual([400, 400, 400])
})
