/** Calls that are waiting for their results. */
interface PendingCalls {
  add(id: string): Promise<unknown>
  settle(id: string, result: unknown, refusal: string | undefined): void
  /** Rejects all of them, because their results will never come. */
  abandon(reason: string): void
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

export function createPendingCalls(): PendingCalls {
  const waiting = new Map<string, Waiting>()
  return {
    add: (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
    settle: (id, result, refusal) => {
      const call = waiting.get(id)
      waiting.delete(id)
      if (refusal === undefined) call?.resolve(result)
      else call?.reject(new Error(refusal))
    },
    abandon: (reason) => {
      const calls = [...waiting.values()]
      waiting.clear()
      for (const { reject } of calls) reject(new Error(reason))
    },
  }
}
