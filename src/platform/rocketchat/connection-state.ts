import type { ChatState } from '../../messaging/chat.ts'
import type { Log } from '../../shared/log.ts'

/** How the connection stands, told to the log and the listener once at each change. */
interface StateKeeper {
  readonly state: ChatState
  enter(next: ChatState): void
  /** From here on nothing changes and nobody is told. */
  close(): void
}

export function createStateKeeper(log: Log, report: (state: ChatState) => void): StateKeeper {
  let state: ChatState = { name: 'connecting' }
  let isClosed = false
  return {
    get state() {
      return state
    },
    enter(next) {
      if (isClosed || JSON.stringify(next) === JSON.stringify(state)) return
      state = next
      if (next.name === 'ready') log.info({}, 'connected to the workspace')
      if (next.name === 'connecting') log.warn({ reason: next.reason }, 'not connected to the workspace')
      if (next.name === 'refused') log.error({ reason: next.reason }, 'the workspace refuses the login')
      try {
        report(next)
      } catch (error) {
        log.error({ err: error }, 'a listener failed')
      }
    },
    close() {
      isClosed = true
    },
  }
}
