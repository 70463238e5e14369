import { describe, it } from 'vitest'
import { databaseKinds } from '../support/stores.ts'
import { playMany } from '../support/trust/run.ts'

/** `tests/slow/trust.test.ts` plays many more. */
const runs = { SQLite: 4, PostgreSQL: 1 }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`whatever five people say, on ${kind.name}`, () => {
    it('nobody reads what is not theirs, and nothing changes through somebody without the right', { timeout: 300_000 }, () =>
      playMany(kind, kind.name === 'SQLite' ? runs.SQLite : runs.PostgreSQL),
    )
  })
}
