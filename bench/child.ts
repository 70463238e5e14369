import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createMemoryGroup, type MemoryGroup } from './cgroup.ts'
import { readCpuMs, readResidentMb } from './process-facts.ts'

/** A candidate in its own process. */
export interface Child {
  /** Milliseconds from spawning to the log line that says "ready". */
  readonly readyMs: number
  /** The end of its log, for when something goes wrong. */
  readonly lastLines: readonly string[]
  /** Rejects if it exits before it's told to. */
  readonly died: Promise<never>
  cpuMs(): Promise<number>
  residentMb(): Promise<number>
  /** What the kernel charges to its group; undefined where no group can be made. */
  readonly group: Pick<MemoryGroup, 'usedMb' | 'peakMb'> | undefined
  end(): Promise<void>
}

type Started = ChildProcessByStdio<null, Readable, Readable>

const root = join(import.meta.dirname, '..')

/**
 * Starts an entry the way `npm start` does, without npm, and waits until it is ready.
 * @throws Error with what it wrote, when it ends before
 */
export function startChild(
  entry: string,
  env: Readonly<Record<string, string>>,
  onLine: (line: string) => void = () => {},
  nodeFlags: readonly string[] = [],
): Promise<Child> {
  const nodeArguments = ['--max-semi-space-size=4', ...nodeFlags, 'bin/run.mjs', entry]
  return startNode(nodeArguments, { cwd: root, env: { PATH: process.env['PATH'], MALLOC_ARENA_MAX: '2', ...env } }, onLine)
}

/** The shell makes itself a member of the group and then becomes the program, so that the group knows it from its first page. */
const joinGroup = ['-c', 'echo $$ > "$0"; exec "$@"']

/**
 * Starts Node with anything else, in a memory group of its own where one can be made, and waits until it writes that it is ready.
 * @throws Error with what it wrote, when it ends before
 */
export async function startNode(
  nodeArguments: readonly string[],
  place: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  onLine: (line: string) => void = () => {},
): Promise<Child> {
  const group = await createMemoryGroup()
  const spawnedAt = performance.now()
  const started: Started =
    group === undefined
      ? spawn(process.execPath, nodeArguments, { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('/bin/sh', [...joinGroup, group.members, process.execPath, ...nodeArguments], {
          ...place,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
  const exited = once(started, 'exit')
  const log = readLog(started, onLine)
  let isTold = false
  const died = exited.then(([code, signal]) => {
    if (!isTold) throw new Error(`${nodeArguments.join(' ')} ended with ${code ?? signal}:\n${log.lines.join('\n')}`)
    return new Promise<never>(() => {})
  })
  // Between two measurements nobody waits for it.
  died.catch(() => {})
  const readyAt = await Promise.race([log.readyAt, died])
  const pid = started.pid ?? 0
  return {
    readyMs: readyAt - spawnedAt,
    lastLines: log.lines,
    died,
    cpuMs: () => readCpuMs(pid),
    residentMb: () => readResidentMb(pid),
    group,
    async end() {
      isTold = true
      started.kill('SIGTERM')
      await exited
      await group?.remove()
    },
  }
}

const keptLines = 20

function readLog(
  { stdout, stderr }: Started,
  onLine: (line: string) => void,
): { readonly lines: readonly string[]; readonly readyAt: Promise<number> } {
  const lines: string[] = []
  const ready = Promise.withResolvers<number>()
  const take = (line: string) => {
    if (line.includes('"msg":"ready"')) ready.resolve(performance.now())
    lines.push(line)
    onLine(line)
    if (lines.length > keptLines) lines.shift()
  }
  createInterface({ input: stdout }).on('line', take)
  createInterface({ input: stderr }).on('line', take)
  return { lines, readyAt: ready.promise }
}
