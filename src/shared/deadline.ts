import type { Clock } from './clock.ts'

/** The work did not finish in time. It may still be running. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded'
}

/**
 * The result of the work when it finishes within `ms` milliseconds.
 * @throws DeadlineExceeded when it takes longer; whatever the work throws.
 */
export function withDeadline<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new DeadlineExceeded(`No answer within ${ms} ms.`)))
    work.then(resolve, reject).finally(cancel)
  })
}
