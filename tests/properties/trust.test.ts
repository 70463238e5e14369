import { describe, it } from 'vitest'
import { sqlite } from '../support/stores.ts'
import { playMany } from '../support/trust/run.ts'

/** `tests/slow/trust.test.ts` plays many more, on PostgreSQL as well. */
const runs = 4

describe('whatever five people say', () => {
  it('nobody reads what is not theirs, and nothing changes through somebody without the right', { timeout: 300_000 }, () =>
    playMany(sqlite, runs),
  )
})
