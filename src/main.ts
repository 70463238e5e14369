import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigMistakes, loadConfig } from '../config/load.ts'
import { listSecrets } from '../config/secrets.ts'
import { type ConfigWatch, watchConfig } from '../config/watch.ts'
import { type Bot, startBot } from './app/bot.ts'
import { credentialsOf } from './app/credentials.ts'
import { createRefusalWatch } from './app/refused-login.ts'
import { createSystemClock } from './platform/clock.ts'
import { createCronScheduler } from './platform/cron-scheduler.ts'
import { StoreUnusable } from './platform/database/store-unusable.ts'
import { describeListenError } from './platform/http/listen-error.ts'
import { createLog, hideSecrets } from './platform/log.ts'
import { openProgress } from './shared/progress.ts'

/** Copies on one database look for work at different moments of a second. */
const mostOffsetMs = 900

/** What the exit code tells an orchestrator (77 and 78 are from sysexits.h). */
const exitCodes = { stopped: 0, failed: 1, loginRefused: 77, configurationWrong: 78 } as const

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
  readonly version: string
}

/** Known once the configuration has been read; grows when a secret is replaced while the bot runs. */
let secrets: readonly string[] = []

async function main(): Promise<void> {
  const config = loadConfig(process.env)
  secrets = listSecrets(config)
  const watch = hideNewSecrets(watchConfig(process.env))
  const clock = createSystemClock()
  const { url } = config.workspace
  const demo = url === undefined ? await import('./app/demo.ts').catch(explainMissingSandbox) : undefined
  // With the sandbox a person reads the terminal, so only problems are written there.
  const level = demo !== undefined && !process.env['LOG_LEVEL'] ? 'warn' : config.logLevel
  const log = createLog(level, undefined, () => secrets)
  const opened = await demo?.openDemo(config, process.env)
  let wasReady = false
  const seeded = Promise.withResolvers<void>()
  let bot: Bot | undefined
  const leave = once(async (code: number) => {
    await bot?.stop()
    await opened?.close()
    process.exit(code)
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping')
      leave(exitCodes.stopped)
    })
  }
  const endWhenRefused = createRefusalWatch(clock, () => leave(exitCodes.loginRefused))
  bot = await startBot({
    config: opened?.config ?? config,
    url: opened?.url ?? url ?? '',
    credentials: demo?.demoAccount ?? credentialsOf(config),
    version,
    clock,
    ticker: createCronScheduler(log, config.database.url.startsWith('sqlite:') ? 0 : Math.floor(Math.random() * mostOffsetMs)),
    log,
    progress: openProgress(process.stderr),
    // The sandbox has settings of its own, which a file would override.
    ...(opened === undefined && { watch }),
    onLogLevel(level) {
      log.level = level
    },
    onState(state) {
      endWhenRefused(state)
      if (state.name === 'ready') {
        if (!wasReady && opened !== undefined) void seeded.promise.then(() => welcome(opened.url))
        wasReady = true
        log.info({}, 'ready')
      } else if (state.name === 'refused') {
        log.error({ reason: state.reason }, 'login refused')
      } else log.warn({ reason: state.reason }, 'connecting')
    },
  })
  await opened?.seed(bot.store, clock, config.community.zone)
  seeded.resolve()
}

/** What a rotated secret was and what it becomes are both kept out of the log. */
function hideNewSecrets(watch: ConfigWatch): ConfigWatch {
  return {
    look() {
      const next = watch.look()
      if (next !== undefined) secrets = [...new Set([...secrets, ...listSecrets(next)])]
      return next
    },
  }
}

/** The image contains no sandbox, so a missing address is a mistake there and not a request for the demo. */
function explainMissingSandbox(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
    throw new ConfigMistakes([
      'ROCKETCHAT_URL is not set, and there is no sandbox here to open. Set it to the address of the workspace.',
    ])
  }
  throw error
}

function welcome(address: string): void {
  process.stdout.write(
    [
      '',
      `  Rendezvous runs in its sandbox: open ${address}`,
      '',
      '  You are Alice, in #cloudnative. Click a button, or type   !meetup next   The reply is in a thread: click Reply.',
      '  A meetup is in progress, and you take its minutes:        !meetup start   !note it works   !meetup end',
      '  As François, at the top left:                             !rencontre prochaine',
      '  As Olivia, who organizes:                                 !meetup announce',
      '',
      '  Ctrl+C ends it. To connect it to a real workspace, see README.md.',
      '',
      '',
    ].join('\n'),
  )
}

/** A second signal ends the process at once. */
function once(leave: (code: number) => Promise<void>): (code: number) => void {
  let isLeaving = false
  return (code) => {
    if (isLeaving) process.exit(exitCodes.failed)
    isLeaving = true
    leave(code).catch((error: unknown) => {
      process.stderr.write(`${hideSecrets(String(error), secrets)}\n`)
      process.exit(exitCodes.failed)
    })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${hideSecrets(describe(error), secrets)}\n`)
  process.exit(error instanceof ConfigMistakes ? exitCodes.configurationWrong : exitCodes.failed)
})

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof ConfigMistakes || error instanceof StoreUnusable) return error.message
  return describeListenError(error) ?? error.stack ?? error.message
}
