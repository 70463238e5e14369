/**
 * `npm run mutate -- [--minutes N] [--seed N] [PATH…]`: changes one small thing in the source at a time, and lists the changes
 * that no test notices. Works in a copy of the repository.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findDeclarationMutants, findMutants } from './mutants.ts'
import { type Area, areas } from './mutation-areas.ts'
import { openTestRunner } from './test-runner.ts'
import { expectToPass, type Trial, tryMutants } from './try-mutants.ts'

const root = resolve(import.meta.dirname, '..')

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})

function listTrials(area: Area): readonly Trial[] {
  const earlier = areas
    .slice(0, areas.indexOf(area))
    .filter(({ isOfDeclarations }) => isOfDeclarations === area.isOfDeclarations)
    .flatMap(({ sources }) => globSync([...sources], { cwd: root }))
  const find = area.isOfDeclarations === true ? findDeclarationMutants : findMutants
  return globSync([...area.sources], { cwd: root })
    .filter((file) => !earlier.includes(file))
    .filter((file) => !file.endsWith('essages.ts'))
    .filter((file) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)))
    .toSorted()
    .flatMap((file) => find(readFileSync(join(root, file), 'utf8')).map((mutant) => ({ ...mutant, file })))
    .map((trial, index) => ({ ...trial, number: index + 1 }))
}

/** The order depends only on the seed, so that a run can be repeated and a longer run starts like a shorter one. */
function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state
  }
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

function copyRepository(): string {
  const copy = mkdtempSync(join(tmpdir(), 'rendezvous-mutants-'))
  const isOurs = (path: string) => !['node_modules', '.git', 'data'].includes(basename(path))
  cpSync(root, copy, { recursive: true, filter: isOurs })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function describeTrial({ file, line, start, end, replacement }: Trial): string {
  const source = readFileSync(join(root, file), 'utf8')
  return `${file}:${line}  ${source.slice(start, end).replaceAll(/\s+/g, ' ')}  →  ${replacement || '(nothing)'}`
}

/** Many are tried together. Fewer would load modules more often, more would go on longer after the time is over. */
const atOnce = 20

async function run(): Promise<void> {
  const copy = copyRepository()
  const runner = openTestRunner(copy)
  const startedAt = performance.now()
  const isOver = () => performance.now() - startedAt > Number(values.minutes) * 60_000
  const survivors: string[] = []
  let possible = 0
  let tried = 0
  try {
    for (const area of areas) {
      const trials = shuffle(listTrials(area), Number(values.seed))
      possible += trials.length
      if (trials.length > 0 && !isOver()) await expectToPass(runner, area)
      for (let from = 0; from < trials.length && !isOver(); from += atOnce) {
        for await (const [trial, failure] of tryMutants(runner, copy, area, trials.slice(from, from + atOnce))) {
          tried += 1
          if (failure === undefined) survivors.push(describeTrial(trial))
          const result = failure === undefined ? 'SURVIVED' : 'noticed '
          process.stdout.write(`${result} ${describeTrial(trial)}${failure === undefined ? '' : `  (${failure})`}\n`)
          if (isOver()) break
        }
      }
    }
  } finally {
    runner.close()
    rmSync(copy, { recursive: true, force: true })
  }
  const noticed = tried - survivors.length
  const share = tried === 0 ? 0 : Math.round((100 * noticed) / tried)
  const each = ((performance.now() - startedAt) / 1_000 / Math.max(tried, 1)).toFixed(1)
  process.stdout.write(
    `\n${noticed} of ${tried} noticed (${share} %), of ${possible} possible; seed ${values.seed}, ${each} s each\n`,
  )
  for (const survivor of survivors) process.stdout.write(`  ${survivor}\n`)
}

await run()
