import { type ChatState, ChatUnavailable } from '../../messaging/chat.ts'
import type { Clock } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import { type Backoff, createBackoff } from './backoff.ts'
import { LoginRefused } from './login-refused.ts'
import type { Session } from './session.ts'
import { createStateKeeper } from './state.ts'
import { rethrowUnlessAborted, wait } from './wait.ts'

/** Keeps one session alive after another. */
export interface Supervisor {
  start(onState: (state: ChatState) => void): void
  stop(): void
  readonly state: ChatState
  /** Has the login of the session checked, if there is one. */
  probe(): void
}

interface SupervisorOptions {
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
  readonly createSession: () => Session
}

/** A connection that has held this long was a good one: the next loss is retried at once. */
const healthyMs = 30_000
/** A refused login needs a person. Rocket.Chat blocks an account for 5 min after ten wrong logins, so trying more often could lock it out. */
const refusedRetryMs = 5 * minuteMs
/** A revoked personal access token leaves the connection open and delivering; only REST tells. */
const probeEveryMs = minuteMs

export function createSupervisor({ clock, log, random, createSession }: SupervisorOptions): Supervisor {
  const life = new AbortController()
  const backoff = createBackoff(random)
  let report: (state: ChatState) => void = () => {}
  const keeper = createStateKeeper(log, (state) => report(state))
  let session: Session | undefined

  async function run(): Promise<void> {
    while (!life.signal.aborted) {
      session = createSession()
      if (await session.begin()) {
        keeper.enter({ name: 'ready' })
        await stay(clock, session, backoff)
      }
      const end = await session.ended
      keeper.enter(describeEnd(end))
      await wait(clock, chooseDelay(end, backoff), life.signal)
    }
  }

  return {
    start(onState) {
      report = onState
      run().catch(rethrowUnlessAborted(life.signal))
    },
    stop() {
      const leaving = new ChatUnavailable('The bot is leaving the workspace.')
      keeper.close()
      life.abort(leaving)
      session?.end(leaving)
    },
    get state() {
      return keeper.state
    },
    probe: () => void session?.probe(),
  }
}

async function stay(clock: Clock, session: Session, backoff: Backoff): Promise<void> {
  const cancels = [clock.after(healthyMs, backoff.reset), repeat(clock, probeEveryMs, () => void session.probe())]
  await session.ended
  for (const cancel of cancels) cancel()
}

function describeEnd(end: unknown): ChatState {
  const reason = end instanceof Error ? end.message : String(end)
  return end instanceof LoginRefused ? { name: 'refused', reason } : { name: 'connecting', reason }
}

/** Milliseconds until the next attempt. */
function chooseDelay(end: unknown, backoff: Backoff): number {
  if (end instanceof LoginRefused) return refusedRetryMs
  const askedMs = end instanceof ChatUnavailable ? (end.retryAfterMs ?? 0) : 0
  return Math.max(backoff.next(), askedMs)
}

function repeat(clock: Clock, everyMs: number, act: () => void): () => void {
  let cancel = clock.after(everyMs, again)
  function again(): void {
    cancel = clock.after(everyMs, again)
    act()
  }
  return () => cancel()
}
