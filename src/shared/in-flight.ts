/** Work that has begun and not ended, so that a stop can wait for it. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>
  /** Resolves when nothing is running any more, whether it succeeded or failed. */
  idle(): Promise<void>
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>()
  return {
    track(work) {
      const tracked = work.finally(() => running.delete(tracked))
      running.add(tracked)
      return tracked
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
