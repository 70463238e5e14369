import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import type { Clock } from '../../../../shared/clock.ts'
import { createProgressSplitter } from './split-progress.ts'

export interface GitOptions {
  /** The only variables that git gets. */
  readonly env: Readonly<Record<string, string>>
  /** Git and everything it started are killed after this many milliseconds. */
  readonly patienceMs: number
  /** Removed from git's output. */
  readonly secrets: readonly string[]
  readonly clock: Pick<Clock, 'after'>
}

export interface GitRun {
  readonly ended: 'well' | 'badly' | 'too-slow' | 'stopped' | 'not-there'
  readonly stdout: Buffer
  /** Without secrets. */
  readonly stderr: string
}

export interface Git {
  /** Never rejects. */
  run(
    args: readonly string[],
    within?: {
      readonly input?: string
      readonly env?: Readonly<Record<string, string>>
      /** Gets what git says about its progress, which then isn't in `stderr`. */
      readonly show?: ((text: string) => void) | undefined
    },
  ): Promise<GitRun>
  /** For an interactive exchange; the caller ends it. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams
  /** Kills running processes and starts no more. */
  stop(): void
}

/** A listing of a hundred thousand files takes 10 MB. */
const mostOutput = 64 * 1024 * 1024
const mostComplaint = 16 * 1024

/** Runs the `git` on PATH: no shell, no terminal, no prompts, and never longer than the time limit. */
export function createGit({ env, patienceMs, secrets, clock }: GitOptions): Git {
  let isStopped = false
  const running = new Set<ChildProcessWithoutNullStreams>()

  function start(args: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcessWithoutNullStreams {
    // A process group of its own: git starts children for the network, and they outlive git if only git is killed.
    const child = spawn('git', args, { env: { ...env, ...more }, detached: true, stdio: 'pipe' })
    running.add(child)
    child.once('close', () => running.delete(child))
    child.once('error', () => running.delete(child))
    // Write errors can be ignored: the end of the process already says that git reads no more.
    child.stdin.on('error', () => {})
    return child
  }

  function run(args: readonly string[], { input = '', env: more, show }: Parameters<Git['run']>[1] = {}): Promise<GitRun> {
    return new Promise((resolve) => {
      if (isStopped) return resolve({ ended: 'stopped', stdout: Buffer.alloc(0), stderr: '' })
      const child = start(args, more)
      const output = collect(child, () => kill(child), show)
      let isLate = false
      const forget = clock.after(patienceMs, () => {
        isLate = true
        kill(child)
      })
      const end = (ended: GitRun['ended']) => {
        forget()
        resolve({ ended, stdout: output.stdout(), stderr: hide(output.stderr(), secrets) })
      }
      child.once('error', () => end('not-there'))
      child.once('close', (code) => end(isStopped ? 'stopped' : isLate ? 'too-slow' : code === 0 ? 'well' : 'badly'))
      child.stdin.end(input)
    })
  }

  return {
    run,
    start,
    stop() {
      isStopped = true
      for (const child of running) kill(child)
    },
  }
}

function collect(child: ChildProcessWithoutNullStreams, giveUp: () => void, show?: (text: string) => void) {
  const complaintIn = show === undefined ? (text: string) => text : createProgressSplitter(show)
  const chunks: Buffer[] = []
  let size = 0
  let complaint = ''
  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > mostOutput) giveUp()
    else chunks.push(chunk)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + complaintIn(text)).slice(-mostComplaint)
  })
  return { stdout: () => Buffer.concat(chunks), stderr: () => complaint }
}

function kill({ pid }: ChildProcessWithoutNullStreams): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The process has already ended.
  }
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '[hidden]'), text)
}
