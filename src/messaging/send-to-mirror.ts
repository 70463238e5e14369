import { type BackoffLimits, backoffDelay } from '../shared/backoff.ts'
import { dayMs, hourMs, minuteMs } from '../shared/dates/time.ts'
import { ChatUnavailable } from './chat-errors.ts'
import type { MirrorOutcome } from './mirrors.ts'
import type { OutboxWorkerOptions } from './outbox-worker.ts'
import { type ClaimedOutgoing, type MissedWhy, mayHaveArrived, withheld } from './repository.ts'

/** Longer than an attempt may take, so that no other copy takes the row meanwhile. */
const attemptLeaseMs = 30_000

/** News of a meetup are worth some patience, but nobody wants them days later. */
const patienceMs = dayMs

const retries: BackoffLimits = { firstMs: 1_000, longestMs: 15 * minuteMs, jitter: 0.5 }

/** The longest wait that a mirror may ask for. */
const longestRetryAfterMs = hourMs

/**
 * One attempt for a row that goes to a mirror. The attempt is recorded before it begins: if its result is never stored, or the
 * mirror's response is lost, the row ends there. Returns true when the row is done and more rows of its lane are waiting.
 */
export async function sendToMirror(
  options: OutboxWorkerOptions,
  row: ClaimedOutgoing,
  to: { readonly mirror: string },
): Promise<boolean> {
  const { store, clock, log, claims, mirrors } = options
  const { id, begunAt, about, content } = row
  if (begunAt !== undefined) return end(options, row, to, { kind: 'unclear', code: 'interrupted' })
  try {
    if (about === undefined || content.kind !== 'message' || !(await options.maySee(to, about))) {
      log.info({ id, ...to }, 'a message was withheld because it is not public')
      return await store.outbox.missed(id, claims.owner, { message: withheld }, clock.now())
    }
  } catch (error) {
    if (!(error instanceof ChatUnavailable)) throw error
    await store.outbox.wait(id, claims.owner, clock.now() + minuteMs)
    return false
  }
  const now = clock.now()
  if (!(await store.outbox.begin(id, { owner: claims.owner, now, until: now + attemptLeaseMs }))) return false
  return end(options, row, to, await mirrors.post(to.mirror, content.text))
}

async function end(
  options: OutboxWorkerOptions,
  row: ClaimedOutgoing,
  to: { readonly mirror: string },
  outcome: MirrorOutcome,
): Promise<boolean> {
  const { store, clock, log, claims, metrics } = options
  const { id, tries, dueAt } = row
  const now = clock.now()
  if (outcome.kind === 'accepted') {
    metrics.count('rendezvous_messages_sent_total')
    return store.outbox.sent(id, claims.owner, now)
  }
  const { kind, code } = outcome
  if (kind === 'unavailable' && now - dueAt < patienceMs) {
    const asked = Math.min(outcome.retryAfterMs ?? 0, longestRetryAfterMs)
    const delayMs = Math.max(backoffDelay(tries, retries, options.random()), asked)
    metrics.count('rendezvous_messages_retried_total')
    log.warn({ id, ...to, code, tries, delayMs }, 'a mirror could not be reached; it will be tried again')
    await store.outbox.retry(id, claims.owner, now + delayMs)
    return false
  }
  metrics.count('rendezvous_messages_missed_total')
  const why: MissedWhy = { message: code, code: kind === 'unclear' ? mayHaveArrived : code }
  if (kind === 'unclear') log.error({ id, ...to, code }, 'a message to a mirror may have arrived, so it is not sent again')
  else log.error({ id, ...to, code, tries }, 'a message to a mirror was given up')
  return store.outbox.missed(id, claims.owner, why, now)
}
