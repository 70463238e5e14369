import type { DdpClient } from './ddp-client.ts'
import { openSubscription, type PageState } from './state.ts'

// readMessages has a limit of ten calls in ten seconds for each connection.
const READ_PAUSE_MS = 1500

/** Marks the open room as read while the page is visible. */
export interface Reading {
  soon(): void
  stop(): void
}

export function createReading(state: PageState, call: DdpClient['call']): Reading {
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = (): void => {
    if (timer !== undefined || document.hidden) return
    timer = setTimeout(() => {
      timer = undefined
      const open = openSubscription(state)
      // After a loss, everything is loaded and marked as read again.
      if (open?.alert === true || (open?.unread ?? 0) > 0) call('readMessages', open?.rid).catch(() => undefined)
    }, READ_PAUSE_MS)
  }
  document.addEventListener('visibilitychange', soon)
  return {
    soon,
    stop: () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', soon)
    },
  }
}
