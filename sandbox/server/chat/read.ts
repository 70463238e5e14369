import { messagesIn, subscriptionsOf } from '../database.ts'
import type { Message, Room, Subscription, User } from '../records.ts'
import type { Workspace } from '../workspace.ts'

interface HistoryQuery {
  latest?: Date
  oldest?: Date
  /** Whether messages sent exactly at `latest` and `oldest` count. */
  inclusive?: boolean
  showThreadMessages: boolean
  count: number
  offset?: number
}

/** Messages by the time they were sent, newest first. */
export function history(workspace: Workspace, rid: string, query: HistoryQuery): Message[] {
  const edge = query.inclusive === true ? 0 : 1
  const oldest = query.oldest === undefined ? -Infinity : query.oldest.getTime() + edge
  const latest = query.latest === undefined ? Infinity : query.latest.getTime() - edge
  const offset = query.offset ?? 0
  return messagesIn(workspace.db, rid)
    .filter((message) => message.ts.getTime() >= oldest && message.ts.getTime() <= latest)
    .filter((message) => query.showThreadMessages || message.tmid === undefined || message.tshow === true)
    .reverse()
    .sort((a, b) => b.ts.getTime() - a.ts.getTime())
    .slice(offset, query.count === 0 ? undefined : offset + query.count)
}

/** Every message changed after `since` (new, edited, reacted to, in threads as well), newest first. No limit on their number. */
export function changedMessages(workspace: Workspace, rid: string, since: Date): Message[] {
  return messagesIn(workspace.db, rid)
    .filter((message) => message._updatedAt > since)
    .reverse()
    .sort((a, b) => b.ts.getTime() - a.ts.getTime())
}

export function deletedMessages(workspace: Workspace, rid: string, since: Date): { _id: string; _deletedAt: Date }[] {
  return workspace.db.removedMessages
    .filter((removal) => removal.owner === rid && removal._deletedAt > since)
    .map(({ _id, _deletedAt }) => ({ _id, _deletedAt }))
}

/** Oldest first. */
export function threadMessages(workspace: Workspace, tmid: string): Message[] {
  return [...workspace.db.messages.values()].filter((message) => message.tmid === tmid)
}

export function joinedRooms(workspace: Workspace, user: User, since?: Date): Room[] {
  return subscriptionsOf(workspace.db, user._id)
    .flatMap((subscription) => workspace.db.rooms.get(subscription.rid) ?? [])
    .filter((room) => since === undefined || room._updatedAt > since)
}

export function ownSubscriptions(
  workspace: Workspace,
  user: User,
  since?: Date,
): { update: Subscription[]; remove: unknown[] } {
  const update = subscriptionsOf(workspace.db, user._id).filter((one) => since === undefined || one._updatedAt > since)
  const remove = workspace.db.removedSubscriptions
    .filter((removal) => since !== undefined && removal.owner === user._id && removal._deletedAt > since)
    .map(({ _id, _deletedAt }) => ({ _id, _deletedAt }))
  return { update, remove }
}
