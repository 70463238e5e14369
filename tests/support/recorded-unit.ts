import type { Repositories, Store } from '../../src/features/repositories.ts'
import type { OutgoingMessage } from '../../src/messaging/outgoing.ts'
import type { RunUnit } from '../../src/messaging/unit-of-work.ts'

/** Units of work over a real store that hand what is said to `told` and send nothing. */
export function recordUnits<N = Repositories>(
  store: Store,
  told: (messages: readonly OutgoingMessage[]) => Promise<void> | void,
  needsOf: (tx: Repositories) => N = (tx) => tx as N,
): RunUnit<N> {
  return (work) =>
    store.transaction((tx) =>
      work(needsOf(tx), async (_source, messages) => {
        await told(messages)
        return messages.map((_, index) => `told ${index}`)
      }),
    )
}
