import type { IncomingMessage } from '../../src/messaging/chat.ts'
import type { Lease, Outgoing } from '../../src/messaging/repository.ts'

/** When the entries below are made. */
export const now = Date.UTC(2026, 10, 22, 18)
export const hour = 3_600_000

/** Of a copy called one, for eight seconds. */
export function aClaim(claim: Partial<Lease> = {}): Lease {
  return { owner: 'one', now, until: now + 8_000, ...claim }
}

/** A command of akua's in the room r1. */
export function aMessage(message: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    id: 'm1',
    roomId: 'r1',
    roomKind: 'channel',
    text: '/meetup next',
    sender: { id: 'u1', username: 'akua' },
    sentAt: now,
    ...message,
  }
}

/** Due at once, in the room r1 and the lane of the person u1. */
export function anOutgoing(row: Partial<Outgoing> = {}): Outgoing {
  return { id: 'o1', lane: 'person:u1', to: { roomId: 'r1' }, content: { kind: 'message', text: 'Hello' }, dueAt: now, ...row }
}

/** In an hour, for two hours. */
export function aMeetup(meetup: object = {}) {
  return { startsAt: now + hour, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'u9', ...meetup }
}
