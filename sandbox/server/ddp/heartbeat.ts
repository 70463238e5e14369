interface Heartbeat {
  /** Anything received proves that the client is alive. */
  heard(): void
  stop(): void
}

/**
 * Meteor's heartbeat: pings after a quiet interval, and closes the connection after another one without a sign of life.
 *
 * @param intervalMs 15 s on a genuine server, for both intervals.
 */
export function createHeartbeat(intervalMs: number, ping: () => void, giveUp: () => void): Heartbeat {
  let quiet: NodeJS.Timeout
  let patience: NodeJS.Timeout | undefined
  const rest = (): void => {
    clearTimeout(quiet)
    clearTimeout(patience)
    patience = undefined
    quiet = setTimeout(ask, intervalMs)
  }
  const ask = (): void => {
    ping()
    patience = setTimeout(giveUp, intervalMs)
  }
  quiet = setTimeout(ask, intervalMs)
  return {
    heard: rest,
    stop: () => {
      clearTimeout(quiet)
      clearTimeout(patience)
    },
  }
}
