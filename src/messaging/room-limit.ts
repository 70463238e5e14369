import { minuteMs } from '../shared/dates/time.ts'
import type { OutboxWorkerOptions } from './outbox-worker.ts'
import type { ClaimedOutgoing } from './repository.ts'

/**
 * Postpones a row that would exceed its room's limit per minute. A lane has only one sender at a time across all copies, so the
 * count can't be exceeded.
 */
export async function isHeldBack(options: OutboxWorkerOptions, { id, lane, content }: ClaimedOutgoing): Promise<boolean> {
  const { store, clock, log, claims, metrics, postsPerMinute } = options
  const [, roomId] = /^room:(.+)$/.exec(lane) ?? []
  if (roomId === undefined || content.kind !== 'message') return false
  const now = clock.now()
  const said = await store.outbox.saidSince(lane, now - minuteMs)
  // Times noted by a clock that ran ahead say nothing about this minute.
  const oldest = said.filter((at) => at <= now).at(-postsPerMinute)
  if (oldest === undefined) return false
  await store.outbox.wait(id, claims.owner, oldest + minuteMs)
  await store.floods.held(roomId, now)
  metrics.count('rendezvous_messages_held_back_total')
  log.warn({ id, room: roomId, postsPerMinute }, 'a message waits because its room has reached its limit for this minute')
  return true
}
