import { fork } from 'node:child_process'
import { join } from 'node:path'

/** Runs tests of a copy of the repository again and again. Databases and unchanged modules are prepared once. */
export interface TestRunner {
  /** Some results are missing when a run doesn't end. */
  run(request: TestRequest): Promise<ReadonlyMap<number, TestResult>>
  close(): void
}

/** What the process is asked. */
export interface TestRequest {
  /** Files without their ending, or folders. Braces as in a shell. */
  readonly tests: readonly string[]
  /** Files whose content is another than at the last request. */
  readonly changed: readonly string[]
  /** The tests are run once for each of these numbers in order, with the mutant of that number switched on. */
  readonly mutants: readonly number[]
}

/** `failure`: what failed first. */
export interface TestResult {
  readonly mutant: number
  readonly failure?: string
}

/** What the process sends: each result, and that there are no more. */
export type TestMessage = TestResult | 'done'

/** For one run of the tests. */
const longestMs = 180_000

export function openTestRunner(copy: string): TestRunner {
  let child = start(copy)

  function end(): void {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
  }

  return {
    run(request) {
      if (child.exitCode !== null || child.signalCode !== null) child = start(copy)
      const results = new Map<number, TestResult>()
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer)
          child.off('message', receive).off('exit', finish)
          resolve(results)
        }
        const receive = (message: TestMessage) => {
          timer.refresh()
          if (message === 'done') finish()
          else results.set(message.mutant, message)
        }
        const timer = setTimeout(end, longestMs)
        child.on('message', receive).once('exit', finish)
        child.send(request)
      })
    },
    close: end,
  }
}

/** In a process group of its own, so that a worker in an endless loop is killed with it. */
function start(cwd: string) {
  return fork(join(import.meta.dirname, 'test-runner-process.ts'), {
    ...{ cwd, detached: true },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
