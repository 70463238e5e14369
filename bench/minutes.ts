import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { writeMinutesFiles } from './minutes-files.ts'
import { questionsOfBench } from './minutes-questions.ts'
import { median, percentile } from './statistics.ts'
import { timeMs } from './timing.ts'

const help = `usage: node bin/run.mjs bench/minutes.ts [--quick] [--files N]

Indexes 1,000 and 10,000 files of minutes, changes one, and asks questions. Beside it git grep looks for the same words, the floor
of what reading the files takes, and a plain MiniSearch is asked the same, a line a document. The figures go to
bench/minutes-results.json; with --quick nowhere.

Then it reads 25 MB in 100 large files, and 400 files without front matter, and measures how long the event loop was held up. Other work
on the machine only ever adds to that, so the least of the rounds is given beside the median.

  --quick    fewer rounds
  --files N  measures only this many files, and writes nothing
`

const run = promisify(execFile)
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, help: { type: 'boolean' }, files: { type: 'string' } } })
const sizes = values.files === undefined ? [1_000, 10_000] : [Number(values.files)]
const isQuick = values.quick === true || values.files !== undefined
/** How often each question is asked in a round. */
const repeats = isQuick ? '3' : '5'
const rounds = isQuick ? 1 : 3

/** As the bot is started. */
const flags = ['--max-semi-space-size=4', '--expose-gc']
const env = { ...process.env, MALLOC_ARENA_MAX: '2' }

const Peer = z.object({
  indexMs: z.number(),
  refreshMs: z.number(),
  memoryMb: z.number(),
  questionMs: z.array(z.number()),
})
const Held = z.object({
  ms: z.number(),
  delayP99Ms: z.number(),
  delayMaxMs: z.number(),
  turnP99Ms: z.number(),
  turnMaxMs: z.number(),
})
const Reading = z.object({ firstAnswerMs: z.number(), first: Held, again: Held, heapMb: z.number() })
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
  const readings = values.files === undefined ? [await measureReading(100, 250_000), await measureReading(400, 4_000)] : []
  for (const reading of readings) process.stdout.write(`${JSON.stringify(reading, undefined, 2)}\n`)
  const facts = { date: new Date().toISOString().slice(0, 10), node: process.version, loadBefore, results, readings }
  if (!isQuick) await writeFile(join(import.meta.dirname, 'minutes-results.json'), `${JSON.stringify(facts, undefined, 2)}\n`)
}

/**
 * Each round builds its index in a new process; the report shows medians of the rounds. MiniSearch takes most of the time, and has
 * one round.
 */
async function measureSize(files: number) {
  const place = await mkdtemp(join(tmpdir(), 'rendezvous-bench-minutes-'))
  const folder = join(place, 'minutes')
  try {
    await writeMinutesFiles(folder, files)
    const measured: z.infer<typeof Measured>[] = []
    const peers: z.infer<typeof Peer>[] = []
    const grepMs: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      measured.push(Measured.parse(await runChild('minutes-child.ts', folder, repeats)))
      if (round === 0) peers.push(Peer.parse(await runChild('minutes-peer-child.ts', folder, repeats)))
      for (const { grep } of questionsOfBench) grepMs.push(await timeGrep(folder, grep))
    }
    return {
      files,
      rendezvous: {
        ...summarize(measured),
        refreshUnchangedMs: round1(median(measured.map(({ unchangedMs }) => unchangedMs))),
        firstPromisesMs: round1(median(measured.map(({ promisesMs }) => promisesMs))),
      },
      miniSearch: summarize(peers),
      gitGrep: { questionP50Ms: round1(percentile(grepMs, 0.5)), questionP99Ms: round1(percentile(grepMs, 0.99)) },
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

/** Reading a folder for the first time, and again after one change; each size in bytes. */
async function measureReading(files: number, bytes: number) {
  const place = await mkdtemp(join(tmpdir(), 'rendezvous-bench-reading-'))
  try {
    const measured: z.infer<typeof Reading>[] = []
    for (let round = 0; round < rounds; round += 1) {
      const folder = join(place, String(round))
      measured.push(Reading.parse(await runChild('minutes-reading-child.ts', folder, String(files), String(bytes))))
    }
    const report = (pick: (reading: z.infer<typeof Reading>) => number) => {
      const values = measured.map(pick)
      return { least: round1(Math.min(...values)), median: round1(median(values)) }
    }
    return {
      files,
      bytes,
      firstAnswerMs: report(({ firstAnswerMs }) => firstAnswerMs),
      first: mapHeld((what) => report(({ first }) => first[what])),
      again: mapHeld((what) => report(({ again }) => again[what])),
      heapMb: report(({ heapMb }) => heapMb),
    }
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

function mapHeld<Value>(report: (what: keyof z.infer<typeof Held>) => Value) {
  const [ms, delayP99Ms, delayMaxMs] = [report('ms'), report('delayP99Ms'), report('delayMaxMs')]
  return { ms, delayP99Ms, delayMaxMs, turnP99Ms: report('turnP99Ms'), turnMaxMs: report('turnMaxMs') }
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
  const { stdout } = await run(process.execPath, [...flags, entry, ...rest], { env, maxBuffer: 2 ** 24 })
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
