/** A line like one from this short a time ago tells nothing new. */
const windowMs = 10_000

/** More different errors than this at one time are no repeats. */
const mostKept = 500

const warning = 40

interface Seen {
  readonly until: number
  folded: number
}

/**
 * Decides which log lines are written: when all connections break at once, hundreds of equal errors would bury everything else.
 * Only errors of which nothing differs are folded. Returns how many equal ones were left out before a line; undefined when the
 * line itself is left out.
 */
export function createRepeatFilter(now: () => number): (level: number, line: readonly unknown[]) => number | undefined {
  const seen = new Map<string, Seen>()
  return (level, [fields, message]) => {
    if (level < warning || typeof fields !== 'object' || fields === null || !('err' in fields)) return 0
    const key = JSON.stringify([message, { ...fields, err: String(fields.err) }])
    const before = seen.get(key)
    if (before !== undefined && now() < before.until) {
      before.folded += 1
      return undefined
    }
    if (seen.size >= mostKept) seen.clear()
    seen.set(key, { until: now() + windowMs, folded: 0 })
    return before?.folded ?? 0
  }
}
