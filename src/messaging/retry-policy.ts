import { type BackoffLimits, backoffDelay } from '../shared/backoff.ts'
import { dayMs, hourMs, minuteMs } from '../shared/dates/time.ts'
import { ChatRefused, ChatUnavailable } from './chat-errors.ts'
import type { ClaimedOutgoing, MissedWhy } from './repository.ts'

/** Random within the upper half of each delay, so that a retry never comes too early. */
const retries: BackoffLimits = { firstMs: 500, longestMs: minuteMs, jitter: 0.5 }

/** An edit that the workspace doesn't allow now waits for somebody to change a setting, which takes hours rather than seconds. */
const editRetries: BackoffLimits = { ...retries, longestMs: 10 * minuteMs }

/** A message is given up after this many attempts, but not before this time: an unstable connection uses up attempts quickly. */
const fewestAttempts = 70
const shortestMs = hourMs
/** For what the workspace understood and refused because of itself or the bot's account: a person has to notice and mend it. */
const refusedMs = dayMs

/** Whether another attempt would be pointless. */
export function isGivenUp(row: ClaimedOutgoing, error: unknown, now: number): error is ChatRefused | ChatUnavailable {
  if (error instanceof ChatRefused) return true
  if (!(error instanceof ChatUnavailable)) return false
  const about = error.refusal?.about
  const waitedMs = now - row.dueAt
  if (about === 'account' || about === 'workspace' || isRefusedEdit(row, error)) return waitedMs >= refusedMs
  return row.tries + 1 >= fewestAttempts && waitedMs >= shortestMs
}

function isRefusedEdit({ content }: ClaimedOutgoing, { refusal }: ChatUnavailable): boolean {
  return content.kind === 'edit' && refusal !== undefined
}

export function nameReason(error: ChatRefused | ChatUnavailable): MissedWhy {
  if (!(error instanceof ChatRefused)) return { message: error.message }
  return { message: error.message, code: error.obstacle ?? error.code }
}

/** Milliseconds until the next attempt. `random`: from 0 to 1. */
export function retryDelay(row: ClaimedOutgoing, error: ChatUnavailable, random: number): number {
  const limits = isRefusedEdit(row, error) ? editRetries : retries
  return Math.max(backoffDelay(row.tries, limits, random), error.retryAfterMs ?? 0)
}
