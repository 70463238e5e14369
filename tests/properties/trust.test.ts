import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databaseKinds } from '../support/stores.ts'
import { play, sequences } from '../support/trust/steps.ts'

/** `tests/slow/trust.test.ts` plays many more. */
const runs = { SQLite: 40, PostgreSQL: 5 }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`whatever five people say, on ${kind.name}`, () => {
    it('nobody reads what is not theirs, and nothing changes through somebody without the right', {
      timeout: 300_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(sequences, async (steps) => {
          const database = await kind.create()
          try {
            expect(await play(database.url, steps)).toEqual([])
          } finally {
            await database.remove()
          }
        }),
        { numRuns: Number(process.env['TRUST_RUNS'] ?? runs[kind.name === 'SQLite' ? 'SQLite' : 'PostgreSQL']) },
      )
    })
  })
}
