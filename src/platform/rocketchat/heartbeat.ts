import type { Pulse } from '../../messaging/chat.ts'

/** Written at every frame, and so nothing but numbers in one place; it outlives connections. */
export interface LivePulse extends Pulse {
  heardAt: number | undefined
  messages: number
}

export function createPulse(): LivePulse {
  return { heardAt: undefined, messages: 0 }
}
