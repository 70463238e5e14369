import type { Repositories, Store } from '../command/repositories.ts'
import type { Clock } from '../shared/clock.ts'
import { type Claims, claimNow, Stopping } from './leases.ts'
import type { Ids } from './message-ids.ts'
import type { Placed } from './reply-layout.ts'
import type { ClaimedOutgoing } from './repository.ts'

/**
 * Writes down something nobody asked for. `purpose` says what it is and is said once in the life of the bot: the message
 * ids come from it, so that every copy, at every attempt, would say it under the same ids.
 */
export type Tell = (purpose: string, placed: readonly Placed[]) => Promise<readonly string[]>

/** Does something of the bot's own accord: `work` changes the store and says what is to be said, in one transaction. */
export type Act = <T>(work: (repositories: Repositories, tell: Tell) => Promise<T>) => Promise<T>

export interface UnaskedOptions {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly claims: Claims
  /** Sends rows that this copy holds already. */
  readonly deliver: (rows: readonly ClaimedOutgoing[], areMore: boolean) => void
  /** Whether what is written now would be sent at once; else it is left to whoever has room first. */
  readonly hasRoom: () => boolean
}

export interface Unasked {
  /** @throws Stopping, or what `work` throws; nothing is kept then. */
  readonly act: Act
  /** Resolves when nothing is being done any more. */
  idle(): Promise<void>
}

/** Of one transaction; the others are claimed when their turn comes. */
const heldAtOnce = 10

export function createUnasked({ store, clock, ids, claims, deliver, hasRoom }: UnaskedOptions): Unasked {
  const running = new Set<Promise<unknown>>()

  async function actOnce<T>(work: (repositories: Repositories, tell: Tell) => Promise<T>): Promise<T> {
    const toSend: ClaimedOutgoing[] = []
    let areMore = false
    const result = await store.transaction((tx) => {
      const tell: Tell = async (purpose, placed) => {
        const dueAt = clock.now()
        const rows = placed.map((one, index) => ({ lane: laneOf(one), ...one, id: ids.ofUnasked(purpose, index), dueAt }))
        const isFull = toSend.length >= heldAtOnce || !hasRoom()
        toSend.push(...(await tx.outbox.add(rows, isFull ? undefined : claimNow(claims, clock))))
        areMore ||= isFull
        for (const { id, showsMeetup } of rows) {
          if (showsMeetup !== undefined) await tx.shownMeetups.add(id, showsMeetup)
        }
        return rows.map(({ id }) => id)
      }
      return work(tx, tell)
    })
    deliver(toSend, areMore)
    return result
  }

  return {
    async act(work) {
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
function laneOf({ to }: Placed): string {
  return 'directTo' in to ? `person:${to.directTo}` : `room:${to.roomId}`
}
