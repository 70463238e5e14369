import type { MinutesArchive } from '../features/minutes/archive.ts'
import type { Store } from '../features/repositories.ts'
import type { Waiting } from '../features/status/repository.ts'
import type { Chat } from '../messaging/chat.ts'
import type { Gauges } from '../platform/metrics.ts'
import type { Clock } from '../shared/clock.ts'
import { dayMs } from '../shared/dates/time.ts'
import { monthsSince } from '../shared/dates/zone-data.ts'
import { withDeadline } from '../shared/deadline.ts'

interface Parts {
  readonly chat: Pick<Chat, 'state' | 'heartbeat' | 'postingRefusal'>
  readonly store: Pick<Store, 'stats'>
  readonly minutes: Pick<MinutesArchive, 'counts'>
  readonly clock: Clock
  /** The edition that this copy uses. */
  readonly zoneData: string
  /** Whether the database can be written. */
  readonly canWrite: () => Promise<boolean>
}

/** A scraper waits ten seconds, and a database that needs more than one is as good as down. */
const databaseTimeoutMs = 1_000

/** A twelfth of a year. */
const monthMs = (365.25 / 12) * dayMs

/** Reads the gauges at a scrape. What isn't known is left out. */
export async function readGauges(parts: Parts): Promise<Gauges & { readonly messagesReceived: number }> {
  const { chat, store, minutes, clock, zoneData, canWrite } = parts
  const { lastFrameAt, messagesReceived } = chat.heartbeat
  const now = clock.now()
  const waiting = await withDeadline(clock, databaseTimeoutMs, store.stats.waiting(now)).catch(() => undefined)
  const isWritable = await withDeadline(clock, databaseTimeoutMs, canWrite()).catch(() => false)
  const isConnected = chat.state.name === 'ready'
  const counts = minutes.counts()
  return {
    messagesReceived,
    rendezvous_ready: isConnected && isWritable && chat.postingRefusal === undefined ? 1 : 0,
    rendezvous_connected: isConnected ? 1 : 0,
    rendezvous_database_writable: isWritable ? 1 : 0,
    rendezvous_last_event_timestamp_seconds: lastFrameAt === undefined ? undefined : lastFrameAt / 1_000,
    ...(waiting !== undefined && readWaiting(waiting, now)),
    rendezvous_zone_data_age_seconds: ageOf(zoneData, now),
    rendezvous_zone_data_behind: waiting === undefined ? undefined : (waiting.newestZoneData ?? '') > zoneData ? 1 : 0,
    rendezvous_minutes_files: counts?.files,
    rendezvous_minutes_problems: counts?.problems,
  }
}

function ageOf(edition: string, now: number): number | undefined {
  const months = monthsSince(edition, now)
  return months === undefined ? undefined : (months * monthMs) / 1_000
}

function readWaiting(
  { commands, messages, oldestDueAt = Number.POSITIVE_INFINITY, reminders, confirmations }: Waiting,
  now: number,
): Gauges {
  return {
    rendezvous_inbox_waiting: commands,
    rendezvous_outbox_due: messages,
    rendezvous_outbox_lag_seconds: Math.max(0, now - oldestDueAt) / 1_000,
    rendezvous_reminders_due: reminders,
    rendezvous_confirmations_waiting: confirmations,
  }
}
