import type { ChatState } from '../../messaging/chat.ts'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import { rethrowUnlessAborted, sleep } from '../../shared/abort.ts'
import { type Backoff, createBackoff } from '../../shared/backoff.ts'
import type { Clock } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import { messageOf } from '../../shared/message-of.ts'
import { repeat } from '../../shared/repeat.ts'
import { createConnectionState } from './connection-state.ts'
import { LoginError } from './login-error.ts'
import type { Session } from './session.ts'

/** Keeps the bot connected: starts a new session whenever one ends. */
export interface Supervisor {
  start(onState: (state: ChatState) => void): void
  stop(): void
  readonly state: ChatState
  /** Checks the login of the current session, if there is one. */
  probe(): void
  /** Ends the current session, or the wait for the next one, and connects immediately. */
  reconnect(reason: string): void
}

interface SupervisorOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly createSession: () => Session
}

/** A connection that lasted this long was healthy: after it, the first retry is immediate. */
const healthyMs = 30_000
/**
 * A refused login needs a person. Rocket.Chat blocks an account for 5 min after ten wrong logins, so more attempts could block
 * it.
 */
const refusedRetryMs = 5 * minuteMs
/** A revoked personal access token leaves the connection open and receiving; only REST notices. */
const probeEveryMs = minuteMs
/** The message size limit and what clients send may change at any time, and the bot isn't notified. */
const settingsEveryMs = 5 * minuteMs

export function createSupervisor({ clock, log, random, createSession }: SupervisorOptions): Supervisor {
  const stopping = new AbortController()
  const backoff = createBackoff(random)
  let notify: (state: ChatState) => void = () => {}
  const connection = createConnectionState(log, (state) => notify(state))
  let session: Session | undefined
  let waiting: AbortController | undefined

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      session = createSession()
      if (await session.begin()) {
        connection.enter({ name: 'ready' })
        await keepHealthy(clock, session, backoff)
      }
      const end = await session.ended
      connection.enter(describeEnd(end))
      await waitForNext(chooseDelay(end, backoff))
    }
  }

  async function waitForNext(delayMs: number): Promise<void> {
    waiting = new AbortController()
    const signal = AbortSignal.any([stopping.signal, waiting.signal])
    try {
      await sleep(clock, delayMs, signal)
    } catch (error) {
      if (stopping.signal.aborted || !signal.aborted) throw error
    } finally {
      waiting = undefined
    }
  }

  return {
    start(onState) {
      notify = onState
      run().catch(rethrowUnlessAborted(stopping.signal))
    },
    stop() {
      const reason = new ChatUnavailable('The bot is leaving the workspace.')
      connection.close()
      stopping.abort(reason)
      session?.end(reason)
    },
    get state() {
      return connection.current
    },
    probe: () => void session?.probe(),
    reconnect(reason) {
      backoff.reset()
      session?.end(new ChatUnavailable(reason))
      waiting?.abort()
    },
  }
}

async function keepHealthy(clock: Clock, session: Session, backoff: Backoff): Promise<void> {
  const cancels = [
    clock.after(healthyMs, backoff.reset),
    repeat(clock, probeEveryMs, () => void session.probe()),
    repeat(clock, settingsEveryMs, () => void session.refreshSettings()),
  ]
  await session.ended
  for (const cancel of cancels) cancel()
}

function describeEnd(end: unknown): ChatState {
  const reason = messageOf(end)
  return end instanceof LoginError ? { name: 'refused', reason } : { name: 'connecting', reason }
}

/** Milliseconds until the next attempt. */
function chooseDelay(end: unknown, backoff: Backoff): number {
  if (end instanceof LoginError) return refusedRetryMs
  const askedMs = end instanceof ChatUnavailable ? (end.retryAfterMs ?? 0) : 0
  return Math.max(backoff.next(), askedMs)
}
