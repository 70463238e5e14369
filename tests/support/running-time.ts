/** Time in which this process could work, in whole milliseconds: however long the machine stands still, that's one step. */
export interface RunningTime {
  passedMs(): number
  stop(): void
}

const stepMs = 10
/** A step that takes longer than this isn't slow: the machine stood still. */
const mostMs = 250

export function startRunningTime(onStep: (ms: number) => void = () => {}): RunningTime {
  let last = Math.round(performance.now())
  let passedMs = 0
  const timer = setInterval(() => {
    const now = Math.round(performance.now())
    const ms = Math.min(now - last, mostMs)
    last = now
    passedMs += ms
    onStep(ms)
  }, stepMs)
  return { passedMs: () => passedMs, stop: () => clearInterval(timer) }
}
