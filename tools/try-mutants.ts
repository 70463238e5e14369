import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Area } from './mutation-areas.ts'
import type { TestRunner } from './test-runner.ts'
import { type NumberedMutant, weaveMutants } from './woven-mutants.ts'

/** A mutant of a file. No other one of the same area has its number. */
export interface Trial extends NumberedMutant {
  readonly file: string
}

/** The number of the source as it is. */
const unchanged = 0

/** Tests that fail anyway would notice everything. */
export async function expectToPass(runner: TestRunner, { tests: groups }: Area): Promise<void> {
  for (const tests of groups) {
    const result = (await runner.run({ tests, changed: [], mutants: [unchanged] })).get(unchanged)
    if (result === undefined || result.failure !== undefined)
      throw new Error(`Without a mutant, this fails: ${result?.failure ?? tests.join(', ')}`)
  }
}

/** Each mutant with what noticed it, or undefined. They are tried together, and those that nothing notices also alone. */
export async function* tryMutants(
  runner: TestRunner,
  copy: string,
  { tests }: Area,
  trials: readonly Trial[],
): AsyncGenerator<readonly [Trial, string | undefined]> {
  const failures = await tryTogether(runner, copy, tests[0] ?? [], trials)
  for (const trial of trials) yield [trial, failures.get(trial.number) ?? (await tryAlone(runner, copy, tests, trial))]
}

/** What notices a mutant, by its number. Some may be missing, among them those of what is computed while modules are loaded. */
async function tryTogether(
  runner: TestRunner,
  copy: string,
  tests: readonly string[],
  trials: readonly Trial[],
): Promise<ReadonlyMap<number, string>> {
  const woven = [...Map.groupBy(trials, ({ file }) => file)].map(([file, mutants]) => {
    const path = join(copy, file)
    return { path, ...weaveMutants(readFileSync(path, 'utf8'), mutants) }
  })
  const numbers = woven.flatMap((one) => [...one.numbers])
  if (numbers.length === 0) return new Map()
  const contents = new Map(woven.map(({ path, source }) => [path, source]))
  // The last one passes if none before it has left something behind.
  const results = await withFiles(contents, (changed) => runner.run({ tests, changed, mutants: [...numbers, unchanged] }))
  if (results.get(unchanged)?.failure !== undefined) return new Map()
  return new Map(
    [...results.values()].flatMap(({ mutant, failure }) => (failure === undefined ? [] : [[mutant, failure] as const])),
  )
}

async function tryAlone(
  runner: TestRunner,
  copy: string,
  groups: Area['tests'],
  { file, start, end, replacement }: Trial,
): Promise<string | undefined> {
  const path = join(copy, file)
  const source = readFileSync(path, 'utf8')
  const contents = new Map([[path, source.slice(0, start) + replacement + source.slice(end)]])
  for (const tests of groups) {
    const results = await withFiles(contents, (changed) => runner.run({ tests, changed, mutants: [unchanged] }))
    const result = results.get(unchanged)
    if (result === undefined) return 'a test that never ended'
    if (result.failure !== undefined) return result.failure
  }
  return undefined
}

/** Writes files for as long as the work takes. */
async function withFiles<T>(contents: ReadonlyMap<string, string>, work: (paths: readonly string[]) => Promise<T>): Promise<T> {
  const before = [...contents.keys()].map((path) => [path, readFileSync(path, 'utf8')] as const)
  for (const [path, content] of contents) writeFileSync(path, content)
  try {
    return await work([...contents.keys()])
  } finally {
    for (const [path, content] of before) writeFileSync(path, content)
  }
}
