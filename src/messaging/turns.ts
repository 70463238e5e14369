export interface TurnOptions<T> {
  /** Does one item. True when more of its key are waiting. */
  readonly work: (item: T) => Promise<boolean>
  readonly findNext: (key: string) => Promise<T | undefined>
  /** Called when one of the two above rejects, with the last item; the turn ends. */
  readonly onError: (error: unknown, item: T) => void
  /** Once true, no more items are looked for. */
  readonly stopped: () => boolean
}

/** The items of one key are done one after the other: a sender's commands, a lane's messages. */
export interface Turns<T> {
  /** Does an item of the key, then the ones that are waiting behind it. Never rejects. */
  take(key: string, first: T): Promise<void>
  /** More has been stored for the key: if it's being worked on here, that turn looks again. False if it isn't. */
  noteMore(key: string): boolean
}

interface Turn {
  areMore: boolean
}

export function createTurns<T>({ work, findNext, onError, stopped }: TurnOptions<T>): Turns<T> {
  const current = new Map<string, Turn>()

  return {
    async take(key, first) {
      const turn: Turn = { areMore: false }
      current.set(key, turn)
      let item = first
      let next: T | undefined = first
      try {
        while (next !== undefined || (turn.areMore && !stopped())) {
          if (next === undefined) {
            turn.areMore = false
            next = await findNext(key)
          } else {
            item = next
            next = undefined
            if (await work(item)) turn.areMore = true
          }
        }
      } catch (error) {
        onError(error, item)
      }
      // Nothing is awaited between the last check and here, so nothing is noted in vain.
      if (current.get(key) === turn) current.delete(key)
    },

    noteMore(key) {
      const turn = current.get(key)
      if (turn !== undefined) turn.areMore = true
      return turn !== undefined
    },
  }
}
