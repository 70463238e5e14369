import { describe, it } from 'vitest'
import { expectOnceEach, kills } from '../support/reminder-kills.ts'
import { createSqliteFile } from '../support/stores.ts'

describe(`reminders to 40 rooms during ${kills} kills, with a workspace that misbehaves and a clock that is put forward and back`, () => {
  it('come once each on SQLite', async () => {
    const database = createSqliteFile()

    await expectOnceEach({ copies: 1, databaseUrl: database.url })

    await database.remove()
  }, 1_800_000)
})
