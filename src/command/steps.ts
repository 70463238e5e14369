export type StepName = 'read' | 'find' | 'permit' | 'parse' | 'run' | 'reply'

/** Times the named steps of one message. */
export interface Steps {
  time<T>(name: StepName, step: () => Promise<T>): Promise<T>
  /** Milliseconds each step has taken, to a hundredth. */
  taken(): Readonly<Partial<Record<StepName, number>>>
}

export function createSteps(): Steps {
  const durations: Partial<Record<StepName, number>> = {}
  return {
    async time(name, step) {
      const began = performance.now()
      try {
        return await step()
      } finally {
        durations[name] = Math.round((performance.now() - began) * 100) / 100
      }
    },
    taken: () => durations,
  }
}
