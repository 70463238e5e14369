import type { Message, Room, Subscription, User } from './records.ts'

/** Events in the workspace that clients may be told about, one member per kind of stream event. */
export type WorkspaceEvent =
  | { kind: 'message'; message: Message; room: Room }
  | { kind: 'message-deleted'; messageId: string; room: Room }
  | { kind: 'room'; action: 'inserted' | 'updated'; room: Room; userIds: readonly string[] }
  | { kind: 'subscription'; action: 'inserted' | 'updated' | 'removed'; subscription: Subscription }
  | { kind: 'notification'; userId: string; message: Message; room: Room }
  | { kind: 'private-notice'; userId: string; rid: string; text: string }
  | { kind: 'status'; user: User }
  | { kind: 'setting'; id: string; value: string | number | boolean }
  | { kind: 'token-ended'; userId: string; token: string }

type WorkspaceListener = (event: WorkspaceEvent) => void

export interface Events {
  emit: WorkspaceListener
  /** Returns the function that stops listening. */
  listen(listener: WorkspaceListener): () => void
}

export function createEvents(): Events {
  const listeners = new Set<WorkspaceListener>()
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
