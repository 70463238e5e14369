import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { questionsOfBench } from './minutes-questions.ts'
import { median, percentile } from './statistics.ts'

const help = `usage: node bin/run.mjs bench/minutes.ts [--quick]

Indexes 1,000 and 10,000 files of minutes, changes one, asks questions, and lets git grep look for the same words beside it: the
floor of what reading the files takes. The figures go to bench/minutes-results.json; with --quick nowhere.

  --quick   fewer rounds
`

const run = promisify(execFile)
const sizes = [1_000, 10_000]
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean' } } })
const isQuick = values.quick === true

const Measured = z.object({
  indexMs: z.number(),
  refreshMs: z.number(),
  unchangedMs: z.number(),
  memoryMb: z.number(),
  promisesMs: z.number(),
  questionMs: z.array(z.number()),
})

if (values.help === true) process.stdout.write(help)
else {
  const [loadBefore] = loadavg()
  const results: Awaited<ReturnType<typeof measureSize>>[] = []
  for (const size of sizes) results.push(await measureSize(size))
  for (const { files, rendezvous, gitGrep } of results) {
    process.stdout.write(`${files} files\n`)
    for (const [what, value] of Object.entries(rendezvous)) process.stdout.write(`  ${what}: ${value}\n`)
    for (const [what, value] of Object.entries(gitGrep)) process.stdout.write(`  git grep ${what}: ${value}\n`)
  }
  const facts = { date: new Date().toISOString().slice(0, 10), node: process.version, loadBefore, results }
  if (!isQuick) await writeFile(join(import.meta.dirname, 'minutes-results.json'), `${JSON.stringify(facts, undefined, 2)}\n`)
}

/** The index of each round is made in a new process; the medians of the rounds are given. */
async function measureSize(files: number) {
  const place = await mkdtemp(join(tmpdir(), 'rendezvous-bench-minutes-'))
  const folder = join(place, 'minutes')
  try {
    const rounds: z.infer<typeof Measured>[] = []
    const grepMs: number[] = []
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) {
      rounds.push(await measureRound(folder, files))
      for (const { grep } of questionsOfBench) grepMs.push(await timeGrep(folder, grep))
    }
    const middle = (pick: (round: z.infer<typeof Measured>) => number): number => round1(median(rounds.map(pick)))
    const questions = rounds.flatMap(({ questionMs }) => questionMs)
    return {
      files,
      rendezvous: {
        indexMs: middle(({ indexMs }) => indexMs),
        refreshAfterOneChangeMs: middle(({ refreshMs }) => refreshMs),
        refreshUnchangedMs: middle(({ unchangedMs }) => unchangedMs),
        questionP50Ms: round1(percentile(questions, 0.5)),
        questionP99Ms: round1(percentile(questions, 0.99)),
        firstPromisesMs: middle(({ promisesMs }) => promisesMs),
        memoryMb: middle(({ memoryMb }) => memoryMb),
      },
      gitGrep: { questionP50Ms: round1(percentile(grepMs, 0.5)), questionP99Ms: round1(percentile(grepMs, 0.99)) },
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function measureRound(folder: string, files: number): Promise<z.infer<typeof Measured>> {
  const repeats = isQuick ? '3' : '10'
  const entry = join(import.meta.dirname, 'minutes-child.ts')
  const { stdout } = await run(process.execPath, ['--expose-gc', entry, folder, String(files), repeats], { maxBuffer: 2 ** 24 })
  return Measured.parse(JSON.parse(stdout))
}

/** Exit code 1 means that nothing was found, which is an answer. */
async function timeGrep(folder: string, words: string): Promise<number> {
  const from = performance.now()
  await run('git', ['grep', '--no-index', '-n', '-i', '-F', words], { cwd: folder, maxBuffer: 2 ** 28 }).catch(
    (error: { readonly code?: unknown }) => {
      if (error.code !== 1) throw error
    },
  )
  return performance.now() - from
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
