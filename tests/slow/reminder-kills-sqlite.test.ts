import { describe, it } from 'vitest'
import { expectOnceEachAtFullScale } from '../support/reminder-kills.ts'
import { createSqliteFile } from '../support/stores.ts'

describe('500 reminders to 40 rooms during 300 kills, with a workspace that misbehaves and a clock that is put forward and back', () => {
  it('come once each on SQLite', async () => {
    const database = createSqliteFile()

    await expectOnceEachAtFullScale({ copies: 1, databaseUrl: database.url })

    await database.remove()
  }, 1_800_000)
})
