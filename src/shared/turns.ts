import { setImmediate as nextTurn } from 'node:timers/promises'

/** Does work in small pieces, so that the event loop stays free for other things. */
export interface Turns {
  /**
   * Does all pieces of some work after the work before it. A piece begins in the next turn of the event loop if this one has taken
   * its time.
   */
  run(pieces: Iterator<unknown>): Promise<void>
}

/** How long one turn may take, in milliseconds. A piece that is under way finishes. */
const turnMs = 5

export function createTurns(): Turns {
  let began = performance.now()
  let last: Promise<void> = Promise.resolve()
  return {
    run(pieces) {
      const done = last.then(async () => {
        do {
          if (performance.now() - began >= turnMs) {
            await nextTurn()
            began = performance.now()
          }
        } while (pieces.next().done !== true)
      })
      last = done.catch(() => {})
      return done
    },
  }
}
