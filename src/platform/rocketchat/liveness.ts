import type { Heartbeat } from '../../messaging/chat.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'

/** Runs for every frame, so it's only numbers in one place. It outlives connections. */
export interface LiveHeartbeat extends Heartbeat {
  lastFrameAt: EpochMs | undefined
  messagesReceived: number
}

export function createHeartbeat(): LiveHeartbeat {
  return { lastFrameAt: undefined, messagesReceived: 0 }
}

/** Notices a connection that went silent without being closed, as when a firewall drops it: at most 30 s after its last frame. */
interface Liveness {
  /** Any frame is a sign of life. Called for each frame, so it only looks at the clock. */
  frameReceived(): void
  stop(): void
}

interface LivenessOptions {
  readonly clock: Clock
  readonly heartbeat: LiveHeartbeat
  readonly ping: () => void
  readonly onSilent: () => void
}

/** The workspace pings every 15 s, so a healthy connection never gets here. */
const silenceMs = 20_000
const answerMs = 10_000

export function createLiveness({ clock, heartbeat, ping, onSilent }: LivenessOptions): Liveness {
  let lastFrameAt = clock.now()
  let cancel = clock.after(silenceMs, check)

  function check(): void {
    const silentFor = clock.now() - lastFrameAt
    if (silentFor < silenceMs) {
      cancel = clock.after(silenceMs - silentFor, check)
      return
    }
    ping()
    const pingedAt = clock.now()
    cancel = clock.after(answerMs, () => (lastFrameAt >= pingedAt ? check() : onSilent()))
  }

  return {
    frameReceived() {
      lastFrameAt = clock.now()
      heartbeat.lastFrameAt = lastFrameAt
    },
    stop: () => cancel(),
  }
}
