import type { ChatState } from '../messaging/chat.ts'
import type { Clock } from '../shared/clock.ts'

/** Leaves time to rotate a token while the bot runs. After that the bot ends, so that an orchestrator notices. */
const patienceMs = 5 * 60_000

/**
 * Decides when a refused login ends the bot: immediately if it never worked, otherwise after five minutes. Call the result at
 * every change of the connection.
 */
export function createRefusalWatch(clock: Clock, giveUp: () => void): (state: ChatState) => void {
  let wasReady = false
  let cancel: (() => void) | undefined
  return ({ name }) => {
    if (name === 'ready') {
      wasReady = true
      cancel?.()
      cancel = undefined
    } else if (name === 'refused') {
      if (!wasReady) giveUp()
      else cancel ??= clock.after(patienceMs, giveUp)
    }
  }
}
