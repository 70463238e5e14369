/** At most `calls` in any window of `windowMs`. A window starts with its first call, as in Meteor's and Rocket.Chat's limiters. */
export interface Rule {
  calls: number
  windowMs: number
}

interface Verdict {
  allowed: boolean
  remaining: number
  /** When the window ends, milliseconds since 1970. */
  resetAt: number
}

export interface Limiter {
  /** Counts one call under `key`. */
  hit(key: string, rule: Rule): Verdict
}

export function createLimiter(now: () => number): Limiter {
  const windows = new Map<string, { openedAt: number; used: number }>()
  return {
    hit: (key, rule) => {
      const at = now()
      const known = windows.get(key)
      const window = known !== undefined && at - known.openedAt < rule.windowMs ? known : { openedAt: at, used: 0 }
      window.used += 1
      windows.set(key, window)
      return {
        allowed: window.used <= rule.calls,
        remaining: Math.max(0, rule.calls - window.used),
        resetAt: window.openedAt + rule.windowMs,
      }
    },
  }
}
