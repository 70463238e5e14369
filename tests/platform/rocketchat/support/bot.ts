import { onTestFinished } from 'vitest'
import type { Edition, Sandbox, SandboxOptions } from '../../../../sandbox/index.ts'
import {
  type Credentials,
  createRocketChat,
  type RocketChat,
  type RocketChatOptions,
} from '../../../../src/platform/rocketchat/index.ts'
import type { EpochMs } from '../../../../src/shared/clock.ts'
import { startTestSandbox } from '../../../support/bot.ts'
import { testBotName } from '../../../support/seed.ts'
import { testClock } from '../../../support/test-clock.ts'
import { createMemoryLog, type MemoryLog } from './memory-log.ts'
import { createRecorder, type Recorder } from './recorder.ts'

export interface Bot {
  readonly chat: RocketChat
  readonly heard: Recorder
  readonly log: MemoryLog
  /** The saved checkpoints, newest last. */
  readonly marks: EpochMs[]
}

export type BotOptions = Partial<Omit<RocketChatOptions, 'catchUp'>> & {
  readonly maxAgeMs?: number
  /** What an earlier run has stored; undefined for the bot's first run. */
  readonly heardUntil?: EpochMs
  readonly heard?: Recorder
  /** Ids of rooms with messages whose reactions count. */
  readonly watchedRooms?: readonly string[]
}

export const streamName = 'stream-room-messages'
export const passwordLogin = { kind: 'password', username: testBotName, password: 'demo' } as const

let edition: Edition = '6.14'

/** The Rocket.Chat generation of the workspaces in this file, unless a test says otherwise. */
export function useEdition(next: Edition): void {
  edition = next
}

export async function startWorkspace(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startTestSandbox({ edition, ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

export function tokenLogin(sandbox: Sandbox): Credentials & { kind: 'token' } {
  return { kind: 'token', ...sandbox.issueToken(testBotName) }
}

/** A bot that hasn't been started. It reconnects immediately and leaves when the test ends. */
export function createBot(sandbox: Pick<Sandbox, 'url'>, options: BotOptions & Pick<RocketChatOptions, 'credentials'>): Bot {
  const { maxAgeMs = 3_600_000, heardUntil, heard = createRecorder(), watchedRooms = [], ...rest } = options
  const log = createMemoryLog()
  const marks: EpochMs[] = heardUntil === undefined ? [] : [heardUntil]
  const chat = createRocketChat({
    url: sandbox.url,
    clock: testClock,
    log,
    allowedBots: [],
    random: () => 0,
    catchUp: {
      maxAgeMs,
      watchedRooms: async () => watchedRooms,
      checkpoint: {
        load: async () => marks.at(-1),
        save: async (at) => void marks.push(at),
      },
    },
    ...rest,
  })
  onTestFinished(() => chat.stop())
  return { chat, heard, log, marks }
}

/** A bot that is connected and has caught up. */
export async function startBot(sandbox: Sandbox, options: BotOptions = {}): Promise<Bot> {
  const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), ...options })
  bot.chat.start(bot.heard)
  await bot.heard.untilState('ready')
  return bot
}
