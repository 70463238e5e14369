import { globSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from 'vitest/node'
import type { TestMessage, TestRequest } from './test-runner.ts'
import { activeMutant } from './woven-mutants.ts'

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    return files
  }
}

/** The mutant that each written file switches on. */
const written = new Map<string, number>()
let count = 0
let changedBefore: readonly string[] = []

/** The process of `test-runner.ts`. Its working directory is the copy of the repository. */
const vitest = await createVitest({
  ...{ watch: false, maxWorkers: 1, sequence: { sequencer: InOrder } },
  reporters: [{ onTestModuleEnd: (module) => report(module, failureIn(module)) }],
})
await vitest.standalone()

function send(message: TestMessage): void {
  process.send?.(message)
}

function report({ moduleId }: Pick<TestModule, 'moduleId'>, failure: string | undefined): void {
  const mutant = written.get(moduleId)
  if (mutant !== undefined) send({ mutant, ...(failure !== undefined && { failure }) })
}

process.on('message', async (request: TestRequest) => {
  await run(request)
  send('done')
})

async function run({ tests, changed, mutants }: TestRequest): Promise<void> {
  // Those of the request before have been put back.
  for (const file of [...changedBefore, ...changed]) vitest.invalidateFile(resolve(file))
  changedBefore = changed
  const modules = tests.flatMap((test) => globSync(`${test}{.test.ts,/**/*.test.ts}`).toSorted()).map((file) => resolve(file))
  if (modules.length === 0) throw new Error(`No test is called ${tests.join(', ')}.`)
  for (const mutant of mutants) writeTest(modules, mutant)
  try {
    const [project] = vitest.projects
    const specifications = [...written.keys()].flatMap((file) => project?.createSpecification(file) ?? [])
    const { testModules, unhandledErrors } = await vitest.rerunTestSpecifications(specifications)
    const [only, other] = testModules
    // Of several mutants, nobody knows which one it is.
    if (unhandledErrors.length > 0 && only !== undefined && other === undefined) report(only, 'an error outside of the tests')
  } finally {
    for (const file of written.keys()) rmSync(file)
    written.clear()
  }
}

/** A file that runs the tests of others until one fails. The files of a run share all modules but the tests'. */
function writeTest(modules: readonly string[], mutant: number): void {
  count += 1
  const file = join(process.cwd(), 'tests', `mutant-${count}.test.ts`)
  const suites = modules.map(
    (module) => `describe('', async () => {
  beforeAll(() => {
    if (hasFailed) throw new Error('Something else has failed.')
  })
  await import('${module}?mutant=${count}')
})`,
  )
  // No mutant is active while modules are loaded, because they are loaded once for all.
  const head = `import { beforeAll, beforeEach, describe } from 'vitest'
let hasFailed = false
${activeMutant} = 0
beforeAll(() => {
  ${activeMutant} = ${mutant}
})
beforeEach((context) => {
  if (hasFailed) context.skip()
  context.onTestFailed(() => {
    hasFailed = true
  })
})`
  writeFileSync(file, [head, ...suites].join('\n'))
  written.set(file, mutant)
}

function failureIn(module: TestModule): string | undefined {
  if (module.ok()) return undefined
  const [first] = module.children.allTests('failed')
  return first?.fullName.replace(/^[ >]+/, '') ?? module.errors()[0]?.message ?? 'a hook'
}
