import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { startTestBot } from '../support/bot.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { openRows } from '../support/rows.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

const dayMs = 86_400_000

it('forgets commands and answers after 90 days, and who changed what after two years, of its own accord', async () => {
  const folder = createTemporaryFolder()
  const file = join(folder, 'bot.db')
  const { clock, time } = createMovingClock()
  const ticker = createHandTicker()
  const test = await startTestBot({ clock, ticker, databaseUrl: `sqlite:${file}` })
  const database = new SQLite(file, { readonly: true })
  const rows = await openRows(`sqlite:${file}`)
  const look = () =>
    ['inbox', 'outbox', 'audit'].map((table) => database.prepare(`select count(*) from ${table}`).pluck().get() as number)
  const wait = async (days: number) => {
    time.advance(days * dayMs)
    await ticker.tick()
  }

  await test.ask('olga', '!meetup schedule 2050-05-06 13:00 "Terraform"')
  await rows.untilSettled(clock.now, async () => {})
  const atFirst = look()
  await wait(91)
  const afterAQuarter = look()
  await wait(640)
  const afterTwoYears = look()

  // The log also knows how olga became an organizer.
  expect(atFirst).toEqual([1, 1, 2])
  expect(afterAQuarter).toEqual([0, 0, 2])
  expect(afterTwoYears).toEqual([0, 0, 0])
  database.close()
  await rows.close()
  await test.close()
})
