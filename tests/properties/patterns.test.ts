import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { collectPatterns, type FoundPattern, findSlowPatterns, isOnShortText } from '../../tools/patterns.ts'

const root = process.cwd()
let patterns: readonly FoundPattern[]

beforeAll(async () => {
  patterns = await collectPatterns(root)
}, 120_000)

/** What patterns have repeats of, besides their own letters. */
const common = [
  ' ',
  '\t',
  '\n',
  'a',
  'A',
  '0',
  '-',
  '_',
  '*',
  '.',
  ',',
  ':',
  '/',
  '"',
  '(',
  '[',
  '<',
  '`',
  '@',
  '#',
  'é',
  ' a',
  'a ',
  '0 ',
  ', ',
  ':)',
]

/** Texts that a pattern nearly matches: its own words, letters and what is common, many times, and something that spoils the end. */
function pumpsOf({ source }: FoundPattern): readonly string[] {
  const words = source.match(/[a-zà-ÿ]{2,}/gi) ?? []
  const signs = source.match(/[^\w\s\\^$|()[\]{}?+]/g) ?? []
  return [...new Set([...common, ...signs, ...words.slice(0, 12), ...words.slice(0, 4).map((word) => `${word} `)])]
}

function millisecondsFor(pattern: RegExp, pump: string, length: number): number {
  const text = `${pump.repeat(Math.ceil(length / pump.length))}\u0001`
  const once = () => {
    pattern.lastIndex = 0
    const began = performance.now()
    pattern.test(text)
    return performance.now() - began
  }
  const first = once()
  // The machine may have been busy with something else.
  return first < 20 ? first : Math.min(first, once(), once())
}

const short = 10_000
const long = 100_000

describe('every pattern in the source', () => {
  it('is found, those that are put together included', () => {
    expect(patterns.length).toBeGreaterThan(400)
    expect(patterns.some(({ file }) => file === 'src/understanding/slot-forms.ts')).toBe(true)
  })

  it('reads ten times as much hostile text in about ten times the time', { timeout: 300_000 }, () => {
    const slow = patterns
      .filter((found) => !isOnShortText(found))
      .flatMap((found) => {
        const pattern = new RegExp(found.source, found.flags)
        const timed = pumpsOf(found).map((pump) => ({ pump, ms: millisecondsFor(pattern, pump, short) }))
        const worst = timed.toSorted((a, b) => b.ms - a.ms).slice(0, 2)
        return worst.flatMap(({ pump, ms }) => {
          const longer = millisecondsFor(pattern, pump, long)
          // A hundred times the time would be quadratic. Too little time to measure is little enough.
          return longer > 100 && longer > 40 * ms
            ? [`${found.file} ${found.source.slice(0, 80)} on ${JSON.stringify(pump)}: ${ms} ${longer}`]
            : []
        })
      })

    expect(slow).toEqual([])
  })

  it('is judged by the check that runs before each change, which tells a slow pattern from a fast one', async () => {
    expect(await findSlowPatterns(root)).toEqual([])
    const judge = `
      import { analyse } from 'scslre'
      const isSlow = (source) => analyse({ source, flags: '' }, { reportTypes: { Move: true } }).reports.length > 0
      console.log(JSON.stringify(['[,.]+$', '(?<![,.])[,.]+$', '^(a+)+$', '^a*a*b'].map(isSlow)))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', judge], { cwd: root, encoding: 'utf8' })
    expect(JSON.parse(stdout)).toEqual([true, false, true, true])
  }, 120_000)
})
