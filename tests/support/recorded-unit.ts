import type { Repositories, Store } from '../../src/features/repositories.ts'
import type { OutgoingMessage } from '../../src/messaging/outgoing.ts'
import type { RunUnit } from '../../src/messaging/unit-of-work.ts'

/** By the outbox, because a store of `useStore` is one object for all tests. */
const purposesOf = new WeakMap<Store['outbox'], Set<string>>()

/** Units of work on a real store that pass messages to `told` and send nothing. */
export function recordUnits<N = Repositories>(
  store: Store,
  told: (messages: readonly OutgoingMessage[]) => Promise<void> | void,
  needsOf: (tx: Repositories) => N = (tx) => tx as N,
): RunUnit<N> {
  const purposes = purposesOf.get(store.outbox) ?? new Set<string>()
  purposesOf.set(store.outbox, purposes)
  return (work) =>
    store.transaction((tx) =>
      work(needsOf(tx), async (source, messages) => {
        const ids = messages.map((_, index) => `told ${index}`)
        // Like the outbox: nothing is written twice for one purpose.
        if ('purpose' in source && purposes.has(source.purpose)) return ids
        if ('purpose' in source) purposes.add(source.purpose)
        await told(messages)
        return ids
      }),
    )
}
