/** Time in which this process could work, in milliseconds: however long the machine stands still, that's one step. */
export interface RunningTime {
  passedMs(): number
  stop(): void
}

const stepMs = 10

export function startRunningTime(onStep: (ms: number) => void = () => {}): RunningTime {
  let steps = 0
  const timer = setInterval(() => {
    steps += 1
    onStep(stepMs)
  }, stepMs)
  return { passedMs: () => steps * stepMs, stop: () => clearInterval(timer) }
}
