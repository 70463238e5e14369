export interface InOrderOptions<T> {
  /** Does one item. True when more of its key are waiting. */
  readonly work: (item: T) => Promise<boolean>
  readonly findNext: (key: string) => Promise<T | undefined>
  /** Called when one of the two above rejects, with the last item; the run ends. */
  readonly onError: (error: unknown, item: T) => void
  /** Once true, no more items are looked for. */
  readonly stopped: () => boolean
}

/** The items of one key are done one after the other: a sender's commands, a lane's messages. */
export interface InOrder<T> {
  /** Does an item of the key, then the ones that are waiting behind it. Never rejects. */
  take(key: string, first: T): Promise<void>
  /** More has been stored for the key: if it's being worked on here, that run looks again. False if it isn't. */
  noteMore(key: string): boolean
}

interface Run {
  areMore: boolean
}

export function createInOrder<T>({ work, findNext, onError, stopped }: InOrderOptions<T>): InOrder<T> {
  const current = new Map<string, Run>()

  return {
    async take(key, first) {
      const run: Run = { areMore: false }
      current.set(key, run)
      let item = first
      let next: T | undefined = first
      try {
        while (next !== undefined || (run.areMore && !stopped())) {
          if (next === undefined) {
            run.areMore = false
            next = await findNext(key)
          } else {
            item = next
            next = undefined
            if (await work(item)) run.areMore = true
          }
        }
      } catch (error) {
        onError(error, item)
      }
      // Nothing is awaited between the last check and here, so nothing is noted in vain.
      if (current.get(key) === run) current.delete(key)
    },

    noteMore(key) {
      const run = current.get(key)
      if (run !== undefined) run.areMore = true
      return run !== undefined
    },
  }
}
