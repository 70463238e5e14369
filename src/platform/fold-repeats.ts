import type { Clock } from '../shared/clock.ts'

/** A line like one from this short a time ago tells nothing new. */
const windowMs = 10_000

/** More different errors than this at one time are no repeats. */
const mostKept = 500

const warning = 40

interface Seen {
  readonly until: number
  folded: number
}

/** Whether a line is written now. If not, `writeAgain` is called later, once for all equal lines that were left out. */
export type RepeatFilter = (level: number, line: readonly unknown[], writeAgain: (folded: number) => void) => boolean

/**
 * Decides which log lines are written: when all connections break at once, hundreds of equal errors would bury everything else.
 * Only errors of which nothing differs are folded.
 */
export function createRepeatFilter(clock: Clock): RepeatFilter {
  const seen = new Map<string, Seen>()
  return (level, [fields, message], writeAgain) => {
    if (level < warning || typeof fields !== 'object' || fields === null || !('err' in fields)) return true
    const key = JSON.stringify([message, { ...fields, err: String(fields.err) }])
    const before = seen.get(key)
    if (before === undefined || clock.now() >= before.until) {
      if (seen.size >= mostKept) seen.clear()
      seen.set(key, { until: clock.now() + windowMs, folded: 0 })
      return true
    }
    before.folded += 1
    if (before.folded === 1) clock.after(before.until - clock.now(), () => writeAgain(before.folded))
    return false
  }
}
