import { randomBytes } from 'node:crypto'
import { commands } from '../../commands/index.ts'
import type { Config } from '../../config/schema.ts'
import type { ConfigWatch } from '../../config/watch.ts'
import { isCall } from '../command/address.ts'
import type { Caller } from '../command/caller.ts'
import { createMessageHandler, type HandlerSettings } from '../command/handle-message.ts'
import { createReactionHandler } from '../features/attendance/reactions.ts'
import { createPages } from '../features/public-site/index.ts'
import type { Repositories, Store } from '../features/repositories.ts'
import { roomContextOf } from '../features/series/scope.ts'
import { createVisibility, type Visibility } from '../features/visibility/visibility.ts'
import { createZoneDataJob } from '../features/zone-data/follow-zone-data.job.ts'
import { type Chat, type ChatState, ChatUnavailable } from '../messaging/chat.ts'
import { createMessaging } from '../messaging/index.ts'
import { createMessageIds } from '../messaging/message-ids.ts'
import { startWebServer } from '../platform/http/index.ts'
import { createMetrics } from '../platform/metrics.ts'
import { type Credentials, createRocketChat, type RocketChat } from '../platform/rocketchat/index.ts'
import type { Clock } from '../shared/clock.ts'
import { dayMs, hourMs } from '../shared/dates/time.ts'
import { runtimeZoneData, type ZoneData } from '../shared/dates/zone-data.ts'
import type { Log } from '../shared/log.ts'
import type { Scheduler } from '../shared/scheduler.ts'
import { credentialsOf } from './credentials.ts'
import { createJobContext, createJobs } from './jobs.ts'
import { createLiveConfig } from './live-config.ts'
import { openMinutesArchive } from './minutes.ts'
import { openStore } from './open-store.ts'
import { appointOrganizers } from './organizers.ts'
import { readGauges } from './scrape.ts'
import { createSentences } from './sentences.ts'
import { createServices } from './services.ts'

export interface BotOptions {
  readonly config: Config
  readonly url: string
  readonly credentials: Credentials
  readonly version: string
  readonly clock: Clock
  readonly ticker: Scheduler
  readonly log: Log
  /** Where configuration changes come from; without it, the bot doesn't look for any. */
  readonly watch?: ConfigWatch
  /** What local times are derived with; tests pass other editions. */
  readonly zoneData?: ZoneData
  /** Called when the configuration changes the log level. */
  readonly onLogLevel?: (level: Config['logLevel']) => void
  /** Called at every change of the connection to the workspace. */
  readonly onState?: (state: ChatState) => void
}

export interface Bot {
  readonly store: Store
  readonly chat: Chat
  /** The address of `/livez`, `/readyz`, `/metrics` and the pages. */
  readonly healthPort: number
  /** Finishes current work, releases the rest, and leaves. */
  stop(): Promise<void>
}

/** Under the 10 s that orchestrators commonly wait after SIGTERM, with time left to close the database. */
const stopPatienceMs = 8_000

/**
 * Builds the bot from its parts and starts it. This is the only place that knows them all.
 * @throws StoreUnusable when the database can't be used, Error when an address or the port can't.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { clock, ticker, log, zoneData = runtimeZoneData } = options
  const live = createLiveConfig(options.config, options.watch, {
    log,
    onChange() {
      options.onLogLevel?.(live.config.logLevel)
      const next = credentialsOf(live.config)
      if (JSON.stringify(next) !== JSON.stringify(credentials)) chat.replaceCredentials(next)
      credentials = next
      if (chat.state.name === 'ready') appointed = appoint()
    },
  })
  const { config } = live
  let credentials = credentialsOf(config)
  const store = await openStore({
    url: config.database.url,
    onLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
    zoneData,
  })
  const ids = createMessageIds(await store.settings.setOnce('idSecret', randomBytes(32).toString('base64url')))
  const { archive: minutes, publisher } = openMinutesArchive(config, { log, clock })
  const sentences = createSentences()
  const chat = connect(options, store, (text) => readMention(text) !== undefined)
  const readMention = (text: string) =>
    sentences.readMention(text, {
      ...{ botName: chat.self?.username ?? '', now: clock.now() },
      ...{ zone: config.community.zone, fallbackLang: config.community.language },
    })
  const instanceStatus = {
    startedAt: clock.now(),
    chat,
    database: store.kind,
    zoneData: zoneData.edition,
    canWrite: () => canWrite(store, clock.now()),
  }
  const visibility = createVisibility(chat, clock)
  const services = createServices({
    ...{ config, version: options.version, clock, chat, minutes, publisher, instanceStatus },
    latestView: () => visibility.latest,
  })
  const metrics = createMetrics({
    version: options.version,
    startedAt: instanceStatus.startedAt,
    read: () =>
      readGauges({
        ...{ chat, store, minutes, clock },
        ...{ zoneData: zoneData.edition, canWrite: instanceStatus.canWrite },
      }),
  })
  const needsOf = (repositories: Repositories) => ({ ...repositories, ...services(repositories) })
  const messaging = createMessaging<Repositories>({
    ...{ store, chat, clock, log, metrics, ids },
    handlers: ({ run, start }, claims) => ({
      messages: createMessageHandler({
        ...{ store, run, chat, clock, log, claims, commands, services, sentences },
        audienceOf: (repositories, caller) => findAudience(visibility, repositories, caller),
        mayShare: (audience) => !audience.isPrivate,
        zoneOf: async (needs, caller) => (await roomContextOf(needs, caller)).zone,
        settings: handlerSettingsOf(config),
        referenceOf: ids.ofFailure,
      }),
      reactions: createReactionHandler({ store, chat, run: (work) => start((tx, enqueue) => work(needsOf(tx), enqueue)) }),
    }),
    random: Math.random,
    get postsPerMinute() {
      return config.community.postsPerMinute
    },
  })
  const web = await startWebServer({
    ...{ host: config.server.host, port: config.server.port, metrics: metrics.write, clock, log },
    isReady: () => findTrouble(chat, store, clock.now()),
    pages: createPages({
      clock,
      fallbackLang: () => config.community.language,
      async needs() {
        const view = await visibility.look(store)
        // An error is better than a page that says there are no meetups.
        if (!view.isComplete) throw new ChatUnavailable('The workspace does not say which rooms are public.')
        return services(store, { sight: view.everyone, view, onPrivate: () => {} })
      },
      settings: () => config.server,
    }),
  })

  ticker.every('* * * * * *', 'take up rows', messaging.sweep)
  const look = async () => (await visibility.look(store)).isComplete
  const jobNeeds = { store, chat, log, metrics, services, act: messaging.run }
  const zoneDataJob = createZoneDataJob(createJobContext(jobNeeds), zoneData)
  // Before anything else looks for what is due, because the times may be wrong.
  await zoneDataJob.run()
  for (const { name, cron, run } of [zoneDataJob, ...createJobs(jobNeeds, look)]) ticker.every(cron, name, run)
  ticker.every(
    `0 */${config.minutes.refreshMinutes} * * * *`,
    'refresh the minutes',
    async () => void (await minutes.refresh()),
  )
  // Fetching a repository for the first time may take a minute. Starting now means that nobody has to wait.
  if (minutes.isRemote) void minutes.refresh()
  ticker.every('*/5 * * * * *', 're-read the configuration', async () => live.look())
  ticker.every('0 30 * * * *', 'forget old rows', () => forgetOld(store, clock.now(), config.database))

  const appoint = () => appointOrganizers(config.community.organizers, { store, chat, clock, log })
  let appointed: Promise<void> | undefined
  chat.start({
    async message(message) {
      // The first command may be an organizer's.
      appointed ??= appoint()
      await appointed
      await messaging.hear(message)
    },
    reactions: messaging.hearReactions,
    state(state) {
      if (state.name !== 'ready') return options.onState?.(state)
      log.info({ forms: listForms(chat) }, 'commands are heard in these forms')
      messaging.resume().catch((error: unknown) => log.error({ err: error }, 'could not take up work after connecting'))
      appointed = appoint()
      // Reports readiness only once the first organizers are known: somebody may be waiting to type the first command.
      void appointed.then(() => {
        if (chat.state.name === 'ready') options.onState?.(state)
      })
    },
  })
  return {
    store,
    chat,
    healthPort: web.port,
    async stop() {
      minutes.stop()
      await ticker.stop()
      await messaging.stop(stopPatienceMs)
      await chat.stop()
      await web.close()
      metrics.close()
      await store.close()
    },
  }
}

/** The readers of a command's reply. `isPrivate` is set once they were shown something that isn't for everyone. */
async function findAudience(visibility: Visibility, repositories: Repositories, caller: Caller) {
  const { view, reader: sight } = await visibility.lookFor(repositories, caller)
  const audience = {
    ...{ sight, view, isPrivate: false },
    onPrivate: () => {
      audience.isPrivate = true
    },
  }
  return audience
}

/** What people on this workspace's web and desktop clients can type; mobile clients send `/meetup` everywhere. */
function listForms({ self, settings }: Chat): readonly string[] {
  const slash = settings.unrecognizedSlash === true ? ['/meetup', '/rencontre'] : []
  return [...slash, '!meetup', '!rencontre', `@${self?.username ?? ''}`, 'direct message']
}

function connect(
  { config, url, credentials, clock, log }: BotOptions,
  { settings }: Store,
  isRequest: (text: string) => boolean,
): RocketChat {
  const { allowInsecure, allowedBots, catchUpHours } = config.workspace
  const checkpoint = {
    async load() {
      const at = await settings.get('heardUntil')
      return at === undefined ? undefined : Number(at)
    },
    save: (at: number) => settings.set('heardUntil', String(at)),
  }
  const chat: RocketChat = createRocketChat({
    ...{ url, credentials, clock, log, allowInsecure, allowedBots },
    prefilter: (text, roomKind) => isCall(text, roomKind, chat.self?.username ?? '') || isRequest(text),
    catchUp: { maxAgeMs: catchUpHours * hourMs, checkpoint },
  })
  return chat
}

/** Read for each message, because the configuration may change while the bot runs. */
function handlerSettingsOf(config: Config): HandlerSettings {
  return {
    get replyDestination() {
      return config.community.answers
    },
    get fallbackLang() {
      return config.community.language
    },
    get zone() {
      return config.community.zone
    },
    get commandsPerMinute() {
      return config.community.commandsPerMinute
    },
  }
}

async function findTrouble(chat: Chat, store: Store, now: number): Promise<string | undefined> {
  if (chat.state.name !== 'ready') return `${chat.state.name}: ${chat.state.reason ?? 'not connected to the workspace'}`
  if (chat.postingRefusal !== undefined) return `the workspace takes no messages: ${chat.postingRefusal.code}`
  return (await canWrite(store, now)) ? undefined : 'nothing can be written into the database'
}

/** Tests with a write, because a full disk can still be read. */
async function canWrite({ settings }: Store, now: number): Promise<boolean> {
  try {
    await settings.set('checkedAt', String(now))
    return true
  } catch {
    return false
  }
}

async function forgetOld(
  { inbox, outbox, confirmations, undoLog, shareableReplies, liveMinutes, audit }: Store,
  now: number,
  { retentionDays, logDays }: Config['database'],
): Promise<void> {
  await inbox.forgetBefore(now - retentionDays * dayMs)
  await outbox.forgetBefore(now - retentionDays * dayMs)
  await confirmations.forgetBefore(now - dayMs)
  await undoLog.forgetBefore(now - dayMs)
  await shareableReplies.forgetBefore(now)
  await liveMinutes.forgetBefore(now - retentionDays * dayMs)
  await audit.forgetBefore(now - logDays * dayMs)
}
