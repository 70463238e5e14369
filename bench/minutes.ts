import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { questionsOfBench } from './minutes-questions.ts'
import { median, percentile } from './statistics.ts'
import { timeMs } from './timing.ts'

const help = `usage: node bin/run.mjs bench/minutes.ts [--quick]

Indexes 1,000 and 10,000 files of minutes, changes one, and asks questions. Beside it git grep looks for the same words, the floor
of what reading the files takes, and a plain MiniSearch is asked the same, a line a document. The figures go to
bench/minutes-results.json; with --quick nowhere.

  --quick   fewer rounds
`

const run = promisify(execFile)
const sizes = [1_000, 10_000]
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean' } } })
const isQuick = values.quick === true
/** How often each question is asked in a round. */
const repeats = isQuick ? '3' : '10'

const Peer = z.object({
  indexMs: z.number(),
  refreshMs: z.number(),
  memoryMb: z.number(),
  questionMs: z.array(z.number()),
})
const Measured = Peer.extend({ unchangedMs: z.number(), promisesMs: z.number() })

if (values.help === true) process.stdout.write(help)
else {
  const [loadBefore] = loadavg()
  const results: Awaited<ReturnType<typeof measureSize>>[] = []
  for (const size of sizes) results.push(await measureSize(size))
  for (const { files, ...measured } of results) {
    process.stdout.write(`${files} files\n`)
    for (const [who, figures] of Object.entries(measured)) {
      for (const [what, value] of Object.entries(figures)) process.stdout.write(`  ${who} ${what}: ${value}\n`)
    }
  }
  const facts = { date: new Date().toISOString().slice(0, 10), node: process.version, loadBefore, results }
  if (!isQuick) await writeFile(join(import.meta.dirname, 'minutes-results.json'), `${JSON.stringify(facts, undefined, 2)}\n`)
}

/** Each round builds its index in a new process; the report shows medians of the rounds. */
async function measureSize(files: number) {
  const place = await mkdtemp(join(tmpdir(), 'rendezvous-bench-minutes-'))
  const folder = join(place, 'minutes')
  try {
    const rounds: z.infer<typeof Measured>[] = []
    const peers: z.infer<typeof Peer>[] = []
    const grepMs: number[] = []
    for (let round = 0; round < (isQuick ? 1 : 5); round += 1) {
      rounds.push(Measured.parse(await runChild('minutes-child.ts', folder, String(files), repeats)))
      peers.push(Peer.parse(await runChild('minutes-peer-child.ts', folder, repeats)))
      for (const { grep } of questionsOfBench) grepMs.push(await timeGrep(folder, grep))
    }
    return {
      files,
      rendezvous: {
        ...summarize(rounds),
        refreshUnchangedMs: round1(median(rounds.map(({ unchangedMs }) => unchangedMs))),
        firstPromisesMs: round1(median(rounds.map(({ promisesMs }) => promisesMs))),
      },
      miniSearch: summarize(peers),
      gitGrep: { questionP50Ms: round1(percentile(grepMs, 0.5)), questionP99Ms: round1(percentile(grepMs, 0.99)) },
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

function summarize(rounds: readonly z.infer<typeof Peer>[]) {
  const middle = (pick: (round: z.infer<typeof Peer>) => number): number => round1(median(rounds.map(pick)))
  const questions = rounds.flatMap(({ questionMs }) => questionMs)
  return {
    indexMs: middle(({ indexMs }) => indexMs),
    refreshAfterOneChangeMs: middle(({ refreshMs }) => refreshMs),
    questionP50Ms: round1(percentile(questions, 0.5)),
    questionP99Ms: round1(percentile(questions, 0.99)),
    memoryMb: middle(({ memoryMb }) => memoryMb),
  }
}

async function runChild(script: string, ...rest: readonly string[]): Promise<unknown> {
  const entry = join(import.meta.dirname, script)
  const { stdout } = await run(process.execPath, ['--expose-gc', entry, ...rest], { maxBuffer: 2 ** 24 })
  return JSON.parse(stdout)
}

/** Exit code 1 means that nothing was found, which is an answer. */
function timeGrep(folder: string, words: string): Promise<number> {
  return timeMs(() =>
    run('git', ['grep', '--no-index', '-n', '-i', '-F', words], { cwd: folder, maxBuffer: 2 ** 28 }).catch(
      (error: { readonly code?: unknown }) => {
        if (error.code !== 1) throw error
      },
    ),
  )
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
