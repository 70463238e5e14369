import type { Repositories, Store } from '../command/repositories.ts'
import type { Clock } from '../shared/clock.ts'
import { type Leases, leaseFrom, Stopping } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import type { OutgoingMessage } from './reply-layout.ts'
import type { ClaimedOutgoing } from './repository.ts'

/**
 * Writes down something nobody asked for. `purpose` says what it is and is said once in the life of the bot: the message
 * ids come from it, so that every copy, at every attempt, would say it under the same ids.
 */
export type Enqueue = (purpose: string, placed: readonly OutgoingMessage[]) => Promise<readonly string[]>

/** Does something of the bot's own accord: `work` changes the store and says what is to be said, in one transaction. */
export type RunUnit = <T>(work: (repositories: Repositories, tell: Enqueue) => Promise<T>) => Promise<T>

export interface UnitOfWorkOptions {
  readonly store: Store
  readonly clock: Clock
  readonly ids: MessageIds
  readonly claims: Leases
  /** Sends rows that this copy holds already. */
  readonly deliver: (rows: readonly ClaimedOutgoing[], areMore: boolean) => void
  /** Whether what is written now would be sent at once; else it is left to whoever has room first. */
  readonly hasRoom: () => boolean
}

export interface UnitOfWork {
  /** @throws Stopping, or what `work` throws; nothing is kept then. */
  readonly run: RunUnit
  /** Resolves when nothing is being done any more. */
  idle(): Promise<void>
}

/** Of one transaction; the others are claimed when their turn comes. */
const heldAtOnce = 10

export function createUnitOfWork({ store, clock, ids, claims, deliver, hasRoom }: UnitOfWorkOptions): UnitOfWork {
  const running = new Set<Promise<unknown>>()

  async function actOnce<T>(work: (repositories: Repositories, tell: Enqueue) => Promise<T>): Promise<T> {
    const toSend: ClaimedOutgoing[] = []
    let areMore = false
    const result = await store.transaction((tx) => {
      const tell: Enqueue = async (purpose, placed) => {
        const dueAt = clock.now()
        const rows = placed.map((one, index) => ({ lane: laneOf(one), ...one, id: ids.ofPost(purpose, index), dueAt }))
        const isFull = toSend.length >= heldAtOnce || !hasRoom()
        toSend.push(...(await tx.outbox.add(rows, isFull ? undefined : leaseFrom(claims, clock))))
        areMore ||= isFull
        for (const { id, showsMeetup } of rows) {
          if (showsMeetup !== undefined) await tx.meetupMessages.add(id, showsMeetup)
        }
        return rows.map(({ id }) => id)
      }
      return work(tx, tell)
    })
    deliver(toSend, areMore)
    return result
  }

  return {
    async run(work) {
      if (claims.stopped()) throw new Stopping('The bot is stopping; the next start does what is left.')
      const acting = actOnce(work).finally(() => running.delete(acting))
      running.add(acting)
      return acting
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** What goes to one place goes there in order, and holds up nothing that goes elsewhere. */
function laneOf({ to }: OutgoingMessage): string {
  return 'directTo' in to ? `person:${to.directTo}` : `room:${to.roomId}`
}
