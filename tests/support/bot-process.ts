import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface BotProcess {
  readonly child: ChildProcess
  /** Its log so far, one entry per line. */
  readonly lines: readonly string[]
  /** Resolves with the first log line that has this message. */
  logged(message: string): Promise<string>
  /** Kills it like a power cut. */
  kill(): Promise<void>
  /** Sends a signal and returns the exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** The bot as operators run it: its own process, configured by its environment. */
export function startBotProcess(
  env: Readonly<Record<string, string>>,
  command: readonly string[] = ['bin/run.mjs', 'src/main.ts'],
  /** What the command begins with to run elsewhere, as in a network namespace. */
  enter: readonly string[] = [],
): BotProcess {
  const [program = '', ...args] = [...enter, process.execPath, ...command]
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const waiting = new Map<string, PromiseWithResolvers<string>>()
  const take = (line: string) => {
    lines.push(line)
    const [, message = ''] = /"msg":"([^"]*)"/.exec(line) ?? []
    waiting.get(message)?.resolve(line)
  }
  createInterface({ input: child.stdout }).on('line', take)
  createInterface({ input: child.stderr }).on('line', take)
  const exited = once(child, 'exit') as Promise<[number | null]>
  return {
    child,
    lines,
    async logged(message) {
      const found = lines.find((line) => line.includes(`"msg":"${message}"`))
      if (found !== undefined) return found
      const wait = waiting.get(message) ?? Promise.withResolvers<string>()
      waiting.set(message, wait)
      const ended = exited.then(([code]) => {
        throw new Error(`The bot ended with ${code} before it logged "${message}":\n${lines.join('\n')}`)
      })
      return Promise.race([wait.promise, ended])
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal)
      const [code] = await exited
      return code
    },
  }
}

/** A bot without limits on a workspace and a database, once it's ready. */
export async function startReadyProcess(
  workspaceUrl: string,
  databaseUrl: string,
  token: { readonly userId: string; readonly authToken: string },
): Promise<BotProcess> {
  const bot = startBotProcess({
    ROCKETCHAT_URL: workspaceUrl,
    ROCKETCHAT_USER_ID: token.userId,
    ROCKETCHAT_AUTH_TOKEN: token.authToken,
    DATABASE_URL: databaseUrl,
    MINUTES_SOURCE: 'sandbox/minutes',
    RENDEZVOUS_CONFIG: 'tests/fixtures/no-limits.yaml',
  })
  await bot.logged('ready')
  return bot
}
