/**
 * `npm run mutate -- [--minutes N] [--seed N] [PATH…]`: changes one small thing in the source at a time, and lists the changes
 * that no test notices. Works in a copy of the repository.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findMutants, type Mutant } from './mutants.ts'

const root = resolve(import.meta.dirname, '..')

/** Which tests may notice a change, nearest first. Later groups only run if the earlier ones didn't notice it. */
interface Area {
  readonly sources: readonly string[]
  readonly tests: readonly (readonly string[])[]
  /** Its tests need no database, so nothing is prepared for them: a third of the time. */
  readonly isPure?: true
}

const areas: readonly Area[] = [
  {
    sources: ['src/command/*.ts', 'src/command/args/*.ts'],
    tests: [
      ['tests/command'],
      ['tests/bot/addressing', 'tests/bot/answers', 'tests/commands/general', 'tests/contracts/confirmations'],
    ],
  },
  {
    sources: ['src/messaging/*.ts'],
    tests: [
      ['tests/messaging', 'tests/command/handle-message'],
      ['tests/contracts/inbox', 'tests/contracts/outbox', 'tests/bot/faults'],
    ],
  },
  {
    sources: [
      'src/features/visibility/*.ts',
      'src/command/permissions.ts',
      'src/command/ignore-bots.ts',
      'src/features/talks/visible-talks.ts',
      'src/features/reminders/visible-reminders.ts',
    ],
    tests: [
      [
        'tests/features/visibility/visibility',
        'tests/features/visibility/repositories',
        'tests/features/visibility/room-lookup',
        'tests/command/permissions',
        'tests/command/ignore-bots',
      ],
    ],
    isPure: true,
  },
  {
    sources: ['src/features/lookup/*.ts', 'src/features/people/*.ts'],
    tests: [
      ['tests/features/people', 'tests/commands/meetups'],
      ['tests/commands/people', 'tests/contracts/people'],
    ],
  },
]

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})

interface Trial extends Mutant {
  readonly file: string
  readonly tests: readonly (readonly string[])[]
  readonly isPure: boolean
}

function listTrials(): readonly Trial[] {
  return areas.flatMap(({ sources, tests, isPure = false }) =>
    globSync([...sources], { cwd: root })
      .filter((file) => !file.endsWith('essages.ts'))
      .filter((file) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)))
      .toSorted()
      .flatMap((file) =>
        findMutants(readFileSync(join(root, file), 'utf8')).map((mutant) => ({ ...mutant, file, tests, isPure })),
      ),
  )
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

/** A test run that hangs counts as noticing the change. */
const longestMs = 240_000

function passes(copy: string, tests: readonly string[], isPure: boolean): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', '--bail=1', ...(isPure ? ['--config', 'tools/pure-tests.config.ts'] : []), ...tests],
    {
      ...{ cwd: copy, timeout: longestMs, killSignal: 'SIGKILL' as const, stdio: 'ignore' as const },
    },
  )
  return status === 0
}

function describeTrial({ file, line, start, end, replacement }: Trial): string {
  const source = readFileSync(join(root, file), 'utf8')
  return `${file}:${line}  ${source.slice(start, end).replaceAll(/\s+/g, ' ')}  →  ${replacement || '(nothing)'}`
}

function run(): void {
  const trials = shuffle(listTrials(), Number(values.seed))
  const copy = copyRepository()
  const endsAt = performance.now() + Number(values.minutes) * 60_000
  let tried = 0
  const survivors: string[] = []
  try {
    for (const trial of trials) {
      if (performance.now() > endsAt) break
      const file = join(copy, trial.file)
      const source = readFileSync(file, 'utf8')
      writeFileSync(file, source.slice(0, trial.start) + trial.replacement + source.slice(trial.end))
      const survived = trial.tests.every((tests) => passes(copy, tests, trial.isPure))
      writeFileSync(file, source)
      tried += 1
      if (survived) survivors.push(describeTrial(trial))
      process.stdout.write(`${survived ? 'SURVIVED' : 'noticed '} ${describeTrial(trial)}\n`)
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
  const noticed = tried - survivors.length
  const share = tried === 0 ? 0 : Math.round((100 * noticed) / tried)
  process.stdout.write(`\n${noticed} of ${tried} noticed (${share} %), of ${trials.length} possible; seed ${values.seed}\n`)
  for (const survivor of survivors) process.stdout.write(`  ${survivor}\n`)
}

run()
