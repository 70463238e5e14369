import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Json } from './json.ts'

/** Realtime requests that wait for their response. Each one settles: with the response, at its deadline, or at a disconnect. */
export interface PendingRequests {
  /** @throws ChatUnavailable at the deadline or at a disconnect; whatever `reject` was given. */
  wait(key: string): Promise<Json>
  resolve(key: string, frame: Json): void
  reject(key: string, error: Error): void
  /** Rejects pending requests and all later ones. */
  rejectAll(error: Error): void
}

interface Waiting {
  readonly resolve: (frame: Json) => void
  readonly reject: (error: Error) => void
  readonly cancel: () => void
}

export function createPendingRequests(clock: Clock, deadlineMs: number): PendingRequests {
  const waiting = new Map<string, Waiting>()
  let closed: Error | undefined

  function take(key: string): Waiting | undefined {
    const request = waiting.get(key)
    waiting.delete(key)
    request?.cancel()
    return request
  }

  return {
    wait: (key) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(closed)
        const cancel = clock.after(deadlineMs, () => {
          take(key)?.reject(new ChatUnavailable(`The workspace did not answer within ${deadlineMs / 1000} s.`))
        })
        waiting.set(key, { resolve, reject, cancel })
      }),
    resolve: (key, frame) => take(key)?.resolve(frame),
    reject: (key, error) => take(key)?.reject(error),
    rejectAll(error) {
      closed = error
      for (const key of [...waiting.keys()]) take(key)?.reject(error)
    },
  }
}
