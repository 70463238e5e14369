import pg from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startTestBot } from '../../support/bot.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { aReminder } from '../../support/reminders.ts'
import { seedWithRooms, testBotName } from '../../support/seed.ts'
import { postgres } from '../../support/stores.ts'

/** As many as one page of the job. */
const count = 100
const rooms = Array.from({ length: count }, (_, index) => `room-${index}`)
const seed = seedWithRooms(
  ...rooms.map((name) => ({ name, id: name, type: 'c' as const, owner: 'olga', members: [testBotName] })),
)

it.skipIf(!postgres.isHere)('reminders that are due together in as many rooms cost four statements each at most', async () => {
  const database = await postgres.create()
  const { clock, time } = createMovingClock()
  const ticker = createHandTicker()
  const test = await startTestBot({
    ...{ clock, ticker, databaseUrl: database.url, sandbox: { seed, rateLimits: false } },
  })
  onTestFinished(async () => {
    await test.close()
    await database.remove()
  })
  const madeBy = { id: test.idOf('olga'), username: 'olga' }
  const dueAt = time.now() + 60_000
  for (const name of rooms) {
    const to = { roomId: name, name, isPrivate: false }
    await test.bot.store.reminders.add(aReminder(dueAt, { kind: 'channel', to, madeBy, words: 'Together.' }), time.now())
  }
  await ticker.tick()
  const said = () => test.sandbox.rooms.filter(({ lastMessage }) => lastMessage?.msg.includes('Together.')).length
  const query = vi.spyOn(pg.Client.prototype, 'query')
  onTestFinished(() => query.mockRestore())

  time.advance(60_000)
  await ticker.tick()
  await expect.poll(said).toBe(count)
  await expect.poll(async () => (await test.bot.store.stats.waiting(time.now())).messages).toBe(0)

  expect(query.mock.calls.length / count).toBeLessThanOrEqual(4)
})
