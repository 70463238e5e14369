import { describe, it } from 'vitest'
import { databaseKinds } from '../support/stores.ts'
import { playMany } from '../support/trust/run.ts'

const runs = { SQLite: 300, PostgreSQL: 30 }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`whatever five people say for long, on ${kind.name}`, () => {
    it('nobody reads what is not theirs, and nothing changes through somebody without the right', { timeout: 900_000 }, () =>
      playMany(kind, kind.name === 'SQLite' ? runs.SQLite : runs.PostgreSQL),
    )
  })
}
