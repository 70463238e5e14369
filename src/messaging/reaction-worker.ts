import type { KeepNotices, ReactionReader } from '../features/attendance/reactions.ts'
import type { Clock } from '../shared/clock.ts'
import type { SeenReactions } from './chat.ts'
import { type Leases, leaseFrom, Stopping } from './leases.ts'
import type { MessageIds } from './message-ids.ts'
import type { ClaimedOutgoing } from './repository.ts'

export interface ReactionWorkerOptions {
  readonly clock: Clock
  readonly ids: MessageIds
  readonly claims: Leases
  readonly reader: ReactionReader
  /** Sends rows that this copy holds already. */
  readonly deliver: (rows: readonly ClaimedOutgoing[]) => void
}

export interface ReactionWorker {
  /**
   * Enters what reactions say. Resolves when it is on disk.
   * @throws when the bot is stopping, or somebody cannot be looked up: they are then offered again.
   */
  hear(seen: SeenReactions): Promise<void>
  /** Resolves when nothing is being entered any more. */
  idle(): Promise<void>
}

export function createReactionWorker({ clock, ids, claims, reader, deliver }: ReactionWorkerOptions): ReactionWorker {
  const running = new Set<Promise<void>>()

  async function enter(seen: SeenReactions): Promise<void> {
    let toSend: readonly ClaimedOutgoing[] = []
    const keep: KeepNotices = async ({ outbox }, placed) => {
      const now = clock.now()
      const state = `${seen.messageId}/${seen.changedAt}/${JSON.stringify(seen.reactions)}`
      const rows = placed.map((one, index) => ({
        lane: `message:${seen.messageId}`,
        ...one,
        id: ids.ofReply(state, index),
        dueAt: now,
      }))
      toSend = await outbox.add(rows, leaseFrom(claims, clock))
    }
    await reader.read(seen, keep)
    deliver(toSend)
  }

  return {
    async hear(seen) {
      if (claims.stopped()) throw new Stopping('The bot is stopping; reactions are read again by the next start.')
      const work = enter(seen).finally(() => running.delete(work))
      running.add(work)
      return work
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}
