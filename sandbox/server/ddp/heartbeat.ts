interface Heartbeat {
  /** Anything received proves that the other side lives. */
  heard(): void
  stop(): void
}

/**
 * Meteor's heartbeat: after a quiet interval it pings, and after a further one without a word it gives the connection up.
 *
 * @param intervalMs 15 s on a genuine server, for the quiet time and again for the patience.
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
