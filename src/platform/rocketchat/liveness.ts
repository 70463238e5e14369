import type { Clock } from '../../shared/clock.ts'
import type { LiveHeartbeat } from './heartbeat.ts'

/** Notices a connection that has gone silent without being closed, as when a firewall forgets it: at most 30 s after its last frame. */
interface Liveness {
  /** Any frame is a sign of life. Called for each, so it only looks at the clock. */
  beat(): void
  stop(): void
}

interface LivenessOptions {
  readonly clock: Clock
  readonly pulse: LiveHeartbeat
  readonly ping: () => void
  readonly onSilent: () => void
}

/** The workspace pings every 15 s of its own accord, so a healthy connection never reaches this. */
const silenceMs = 20_000
const answerMs = 10_000

export function createLiveness({ clock, pulse, ping, onSilent }: LivenessOptions): Liveness {
  let heardAt = clock.now()
  let cancel = clock.after(silenceMs, check)

  function check(): void {
    const silentFor = clock.now() - heardAt
    if (silentFor < silenceMs) {
      cancel = clock.after(silenceMs - silentFor, check)
      return
    }
    ping()
    const pingedAt = clock.now()
    cancel = clock.after(answerMs, () => (heardAt >= pingedAt ? check() : onSilent()))
  }

  return {
    beat() {
      heardAt = clock.now()
      pulse.heardAt = heardAt
    },
    stop: () => cancel(),
  }
}
