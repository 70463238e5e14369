import type { MinutesArchive } from '../features/minutes/archive.ts'
import type { Store } from '../features/repositories.ts'
import type { Waiting } from '../features/status/repository.ts'
import type { Chat } from '../messaging/chat.ts'
import type { Gauges } from '../platform/metrics.ts'
import type { Clock } from '../shared/clock.ts'
import { withDeadline } from '../shared/deadline.ts'

interface Parts {
  readonly chat: Pick<Chat, 'state' | 'heartbeat'>
  readonly store: Pick<Store, 'stats'>
  readonly minutes: Pick<MinutesArchive, 'counts'>
  readonly clock: Clock
}

/** A scraper waits ten seconds, and a database that needs more than one is as good as away. */
const statsTimeoutMs = 1_000

/** What is asked of the other parts when somebody scrapes. What they cannot tell is left out. */
export async function readGauges({ chat, store, minutes, clock }: Parts): Promise<Gauges & { readonly messagesHeard: number }> {
  const { lastFrameAt: heardAt, messagesReceived: messages } = chat.heartbeat
  const now = clock.now()
  const waiting = await withDeadline(clock, statsTimeoutMs, store.stats.waiting(now)).catch(() => undefined)
  const counts = minutes.counts()
  return {
    messagesHeard: messages,
    rendezvous_connected: chat.state.name === 'ready' ? 1 : 0,
    rendezvous_last_event_timestamp_seconds: heardAt === undefined ? undefined : heardAt / 1_000,
    ...(waiting !== undefined && readWaiting(waiting, now)),
    rendezvous_minutes_files: counts?.files,
    rendezvous_minutes_problems: counts?.problems,
  }
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
