import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { median } from '../../bench/statistics.ts'
import { postgres } from '../support/stores.ts'
import { faults, measureTakeOvers } from '../support/take-over.ts'

/**
 * `TAKE_OVERS=docs/take-over.json npm run test:slow` rewrites the figures, from more runs. The time it takes depends on the
 * machine and fails no test.
 */
const figuresFile = process.env['TAKE_OVERS']

const pairs = 5
const runsEach = figuresFile === undefined ? 4 : 10

describe.skipIf(!postgres.isHere)('two copies on one PostgreSQL', () => {
  const figures: Record<string, unknown> = {}

  it.each(faults)(
    `answer every command and post every reminder once, in order, while one of them is %s ${pairs * runsEach} times`,
    async (fault) => {
      const measured = await Promise.all(Array.from({ length: pairs }, () => measureTakeOvers(fault, runsEach)))

      const longest = measured.flatMap(({ runs }) => runs.map(({ longestMs }) => longestMs))
      figures[fault] = { runs: longest.length, medianMs: Math.round(median(longest)), maximumMs: Math.max(...longest) }
      if (figuresFile !== undefined) writeFileSync(figuresFile, `${JSON.stringify(figures, null, 2)}\n`)
      process.stdout.write(`${fault}: ${JSON.stringify(figures[fault])}\n`)
      expect(measured.flatMap(({ answers }) => answers).filter((count) => count !== 1)).toEqual([])
      expect(measured.flatMap(({ reminders }) => reminders).filter((count) => count !== 1)).toEqual([])
      expect(measured.every(({ isInOrder }) => isInOrder)).toBe(true)
    },
    1_200_000,
  )
})
