import { ChatUnavailable } from '../../messaging/chat.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Json } from './json.ts'

/** Realtime requests that wait for their answer. Each is settled: by the answer, by its deadline, or by the loss of the connection. */
export interface Calls {
  /** @throws ChatUnavailable when the deadline passes or the connection is lost; whatever `fail` was given. */
  wait(key: string): Promise<Json>
  answer(key: string, frame: Json): void
  fail(key: string, error: Error): void
  /** Fails those that wait, and every later one. */
  failAll(error: Error): void
}

interface Waiting {
  readonly resolve: (frame: Json) => void
  readonly reject: (error: Error) => void
  readonly cancel: () => void
}

export function createCalls(clock: Clock, deadlineMs: number): Calls {
  const waiting = new Map<string, Waiting>()
  let broken: Error | undefined

  function take(key: string): Waiting | undefined {
    const call = waiting.get(key)
    waiting.delete(key)
    call?.cancel()
    return call
  }

  return {
    wait: (key) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken)
        const cancel = clock.after(deadlineMs, () => {
          take(key)?.reject(new ChatUnavailable(`The workspace did not answer within ${deadlineMs / 1000} s.`))
        })
        waiting.set(key, { resolve, reject, cancel })
      }),
    answer: (key, frame) => take(key)?.resolve(frame),
    fail: (key, error) => take(key)?.reject(error),
    failAll(error) {
      broken = error
      for (const key of [...waiting.keys()]) take(key)?.reject(error)
    },
  }
}
