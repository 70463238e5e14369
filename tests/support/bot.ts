import { Config } from '../../config/schema.ts'
import { type Message, type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/index.ts'
import { type Bot, startBot } from '../../src/app/bot.ts'
import { createMessageIds } from '../../src/messaging/message-ids.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Clock } from '../../src/shared/clock.ts'
import type { ZoneData } from '../../src/shared/dates/zone-data.ts'
import type { Log } from '../../src/shared/log.ts'
import type { Scheduler } from '../../src/shared/scheduler.ts'
import { createFastScheduler } from './fast-scheduler.ts'
import { testBotName, testOrganizer, testSeed } from './seed.ts'
import { createSqliteFile } from './stores.ts'
import { testClock } from './test-clock.ts'

export interface TestBotOptions {
  readonly sandbox?: SandboxOptions
  readonly databaseUrl?: string
  readonly community?: Record<string, unknown>
  readonly minutes?: Record<string, unknown>
  readonly workspace?: Record<string, unknown>
  readonly server?: Record<string, unknown>
  readonly announcements?: Record<string, unknown>
  /** The bot's account in the workspace; by default the one of the seed that has the role `bot`. */
  readonly botName?: string
  readonly clock?: Clock
  readonly ticker?: Scheduler
  readonly zoneData?: ZoneData
  /** Rooms and people get their welcome; without it, they hear what the test is about and nothing else. */
  readonly welcomes?: true
  /** Receives the log, one entry per line; without it, the log is dropped. */
  readonly logLines?: string[]
}

export interface TestBot {
  readonly sandbox: Sandbox
  readonly bot: Bot
  /** Posts something and returns the bot's reply next to it. */
  ask(username: string, text: string, room?: string): Promise<Message>
  /** Types a command that asks for confirmation, and confirms it. Returns the text of the second reply. */
  confirm(username: string, text: string): Promise<string>
  /** What the bot writes to somebody in their direct room. */
  toldDirectly(username: string, words: string): Promise<string>
  idOf(username: string): string
  close(): Promise<void>
}

/** A sandbox with the people of `testSeed`, and the bot connected to it over real sockets. */
export async function startTestBot(options: TestBotOptions = {}): Promise<TestBot> {
  const sandbox = await startTestSandbox(options.sandbox)
  // A copy of a migrated file opens in a third of the time that migrating one in memory takes.
  const own = options.databaseUrl === undefined ? createSqliteFile() : undefined
  const bot = await startReadyBot(sandbox, own === undefined ? options : { ...options, databaseUrl: own.url })
  // Looked up once: a test may stop the bot and start another one on the same database.
  const isReply = await replyMatcher(bot)
  const ask: TestBot['ask'] = async (username, text, room = 'cloudnative') => {
    const question = sandbox.say(username, room, text)
    return sandbox.waitForMessage(
      (message) => isAnswer(message, question, options.botName) && (message.tmid !== undefined || isReply(message, question)),
    )
  }
  return {
    sandbox,
    bot,
    ask,
    async confirm(username, text) {
      await ask(username, text)
      return (await ask(username, '!meetup yes')).msg
    },
    async toldDirectly(username, words) {
      const { botName = testBotName } = options
      const room = sandbox.direct(username, botName)
      const { msg } = await sandbox.waitForMessage(
        ({ rid, u, msg: said }) => rid === room && u.username === botName && said.includes(words),
      )
      return msg
    },
    idOf: (username) => sandbox.users.find((user) => user.username === username)?._id ?? '',
    async close() {
      await bot.stop()
      await sandbox.close()
      await own?.remove()
    },
  }
}

/** The bot of a workspace; rocket.cat is the server's own. */
function botOf({ users }: Sandbox): string {
  return users.find(({ roles, username }) => roles.includes('bot') && username !== 'rocket.cat')?.username ?? testBotName
}

/** A workspace whose clock starts where the bot's does. */
export function startTestSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({ now: testClock.now, seed: testSeed, ...options })
}

export async function startReadyBot(sandbox: Sandbox, options: TestBotOptions = {}): Promise<Bot> {
  const { databaseUrl = 'sqlite::memory:', clock = testClock, logLines } = options
  const log = createLog('info', { write: (line: string) => void logLines?.push(line) })
  const ready = Promise.withResolvers<void>()
  const bot = await startBot({
    config: Config.parse({
      database: { url: databaseUrl },
      workspace: options.workspace ?? {},
      minutes: { source: 'sandbox/minutes', siteUrl: 'https://example.ca/meetups', ...options.minutes },
      community: { organizers: [testOrganizer], commandsPerMinute: 1_000_000, ...options.community },
      server: { port: 0, ...options.server },
      announcements: options.announcements ?? {},
    }),
    url: sandbox.url,
    credentials: { kind: 'password', username: options.botName ?? botOf(sandbox), password: 'demo' },
    version: '0.0.0-test',
    clock,
    ticker: chooseTicker(options, log),
    log,
    ...(options.zoneData !== undefined && { zoneData: options.zoneData }),
    onState: (state) => {
      if (state.name === 'ready') ready.resolve()
    },
  })
  await ready.promise
  if (options.welcomes !== true) for (const { _id } of sandbox.users) await bot.store.welcomes.add('person', _id, 0)
  return bot
}

function chooseTicker({ ticker, welcomes }: TestBotOptions, log: Log): Scheduler {
  const chosen = ticker ?? createFastScheduler(log)
  if (welcomes === true) return chosen
  return { ...chosen, every: (cron, name, job) => void (name === 'welcome rooms' || chosen.every(cron, name, job)) }
}

/** More pieces than any reply has. */
const mostPieces = 8

/** Tells replies by their ids: in a direct room a job may say something to the same person at the same moment. */
export async function replyMatcher({ store }: Pick<Bot, 'store'>): Promise<(message: Message, question: Message) => boolean> {
  const ids = createMessageIds((await store.settings.get('idSecret')) ?? '')
  // Kept, because every message so far is looked at for every question.
  const replies = new Map<string, readonly string[]>()
  const repliesTo = (question: string) => {
    const known = replies.get(question) ?? Array.from({ length: mostPieces }, (_, index) => ids.ofReply(question, index))
    replies.set(question, known)
    return known
  }
  return ({ _id }, question) => repliesTo(question._id).includes(_id)
}

/** The bot's message in the thread of a question, or after it in a direct room, whose id is made of the ids of its two people. */
export function isAnswer(message: Message, question: Message, botName = testBotName): boolean {
  if (message.u.username !== botName || message.rid !== question.rid) return false
  if (message.tmid !== undefined) return message.tmid === (question.tmid ?? question._id)
  return question.rid.includes(message.u._id) && message.ts >= question.ts
}
