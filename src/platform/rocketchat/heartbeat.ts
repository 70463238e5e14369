import type { Heartbeat } from '../../messaging/chat.ts'

/** Written at every frame, and so nothing but numbers in one place; it outlives connections. */
export interface LiveHeartbeat extends Heartbeat {
  heardAt: number | undefined
  messages: number
}

export function createHeartbeat(): LiveHeartbeat {
  return { heardAt: undefined, messages: 0 }
}
