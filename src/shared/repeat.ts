import type { Clock } from './clock.ts'

/** Acts again and again, the first time after `everyMs`. Returns what ends it. */
export function repeat(clock: Pick<Clock, 'after'>, everyMs: number, act: () => void): () => void {
  let cancel = clock.after(everyMs, again)
  function again(): void {
    cancel = clock.after(everyMs, again)
    act()
  }
  return () => cancel()
}
