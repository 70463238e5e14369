import { randomBytes } from 'node:crypto'
import type { Config } from '../../config/schema.ts'
import type { ConfigWatch } from '../../config/watch.ts'
import { isCall } from '../command/address.ts'
import type { Store } from '../features/repositories.ts'
import { createVisibility } from '../features/visibility/visibility.ts'
import type { Chat, ChatState } from '../messaging/chat.ts'
import { createMessageIds } from '../messaging/message-ids.ts'
import { createMetrics } from '../platform/metrics.ts'
import type { Credentials } from '../platform/rocketchat/index.ts'
import type { Clock, EpochMs } from '../shared/clock.ts'
import { runtimeZoneData, type ZoneData } from '../shared/dates/zone-data.ts'
import type { Log } from '../shared/log.ts'
import type { Progress } from '../shared/progress.ts'
import type { Scheduler } from '../shared/scheduler.ts'
import { connect } from './connect.ts'
import { credentialsOf } from './credentials.ts'
import { readGauges } from './gauges.ts'
import { canWrite } from './health.ts'
import { listen } from './listen.ts'
import { createLiveConfig } from './live-config.ts'
import { connectMessaging } from './messaging.ts'
import { openMinutesArchive } from './minutes.ts'
import { openStore } from './open-store.ts'
import { createAppointer } from './organizers.ts'
import { createRecognizer } from './recognizer.ts'
import { scheduleJobs } from './schedule.ts'
import { createSentences } from './sentences.ts'
import { createServices } from './services.ts'
import { startWeb } from './web.ts'

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
  /** Shows the progress of long work to somebody at a terminal. */
  readonly progress?: Progress | undefined
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
  const { clock, ticker, log, version, zoneData = runtimeZoneData } = options
  const live = createLiveConfig(options.config, options.watch, {
    log,
    onChange() {
      options.onLogLevel?.(live.config.logLevel)
      const next = credentialsOf(live.config)
      if (JSON.stringify(next) !== JSON.stringify(credentials)) chat.replaceCredentials(next)
      credentials = next
      if (chat.state.name === 'ready') void organizers.appoint()
    },
  })
  const { config } = live
  let credentials = credentialsOf(config)
  let fullAt: EpochMs | undefined
  const store = await openStore({
    url: config.database.url,
    onLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
    onFull() {
      fullAt = clock.now()
    },
    zoneData,
  })
  const ids = createMessageIds(await store.settings.setOnce('idSecret', randomBytes(32).toString('base64url')))
  const { archive: minutes, publisher } = openMinutesArchive(config, { log, clock, progress: options.progress })
  const sentences = createSentences()
  const readMention = (text: string, botName: string) =>
    sentences.readMention(text, {
      ...{ botName, now: clock.now() },
      ...{ zone: config.community.zone, fallbackLang: config.community.language },
    })
  const recognizer = createRecognizer(store, {
    isCall: (text, roomKind) => isCall(text, roomKind, chat.self?.username ?? ''),
    isRequest: (text) => readMention(text, chat.self?.username ?? '') !== undefined,
  })
  const chat = connect(options, store, recognizer.mayConcernBot)
  const startedAt = clock.now()
  const isWritable = () => canWrite(store, clock.now(), fullAt)
  const instanceStatus = { startedAt, chat, database: store.kind, zoneData: zoneData.edition, canWrite: isWritable }
  const visibility = createVisibility(chat, clock)
  const services = createServices({
    ...{ config, workspaceUrl: options.url, version, clock, chat, minutes, publisher, instanceStatus },
    latestView: () => visibility.latest,
  })
  const metrics = createMetrics({
    ...{ version, startedAt },
    read: () => readGauges({ chat, store, minutes, clock, zoneData: zoneData.edition, canWrite: isWritable }),
  })
  const parts = { config, store, chat, clock, log, metrics, visibility, services }
  const messaging = connectMessaging({ ...parts, ids, sentences })
  const web = await startWeb({ ...parts, isWritable })
  await scheduleJobs(ticker, {
    ...parts,
    zoneData,
    minutes,
    act: messaging.run,
    sweep: messaging.sweep,
    changes: messaging.changes,
    look: live.look,
  })
  const organizers = createAppointer(config, parts)
  listen({ chat, log, messaging, organizers, recognizer, onState: options.onState })
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
