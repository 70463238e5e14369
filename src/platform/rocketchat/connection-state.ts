import type { ChatState } from '../../messaging/chat.ts'
import type { Log } from '../../shared/log.ts'

/** The state of the connection. The log and the listener learn of each change once. */
interface ConnectionState {
  readonly current: ChatState
  enter(next: ChatState): void
  /** After this, nothing changes and nobody is notified. */
  close(): void
}

export function createConnectionState(log: Log, notify: (state: ChatState) => void): ConnectionState {
  let current: ChatState = { name: 'connecting' }
  let isClosed = false
  return {
    get current() {
      return current
    },
    enter(next) {
      if (isClosed || JSON.stringify(next) === JSON.stringify(current)) return
      current = next
      if (next.name === 'ready') log.info({}, 'connected to the workspace')
      if (next.name === 'connecting') log.warn({ reason: next.reason }, 'not connected to the workspace')
      if (next.name === 'refused') log.error({ reason: next.reason }, 'the workspace refuses the login')
      try {
        notify(next)
      } catch (error) {
        log.error({ err: error }, 'a state listener failed')
      }
    },
    close() {
      isClosed = true
    },
  }
}
