import { findSubscription, membersOf } from '../database.ts'
import type { Message, Room, Subscription } from '../records.ts'
import type { Workspace } from '../workspace.ts'
import { mentionsEverybody } from './content.ts'

/** Marks the message unread for everybody it concerns and sends them a notification. */
export function countUnread(workspace: Workspace, message: Message, room: Room, followers: readonly string[]): void {
  for (const subscription of membersOf(workspace.db, room._id)) {
    if (subscription.u._id === message.u._id) continue
    const concerned =
      message.tmid === undefined || message.tshow === true
        ? countInRoom(message, room, subscription)
        : countInThread(workspace, message, subscription, followers)
    if (!concerned) continue
    saveSubscription(workspace, subscription)
    workspace.events.emit({ kind: 'notification', userId: subscription.u._id, message, room })
  }
}

/** Writing in a room or opening it marks it read. Threads stay unread until they are opened themselves. */
export function markRead(workspace: Workspace, rid: string, userId: string): void {
  const subscription = findSubscription(workspace.db, rid, userId)
  if (subscription === undefined) return
  Object.assign(subscription, {
    open: true,
    alert: false,
    unread: 0,
    userMentions: 0,
    groupMentions: 0,
    ls: new Date(workspace.now()),
  })
  saveSubscription(workspace, subscription)
}

export function markThreadRead(workspace: Workspace, rid: string, userId: string, tmid: string): void {
  const subscription = findSubscription(workspace.db, rid, userId)
  if (subscription === undefined || subscription.tunread?.includes(tmid) !== true) return
  subscription.tunread = subscription.tunread.filter((id) => id !== tmid)
  subscription.tunreadUser = (subscription.tunreadUser ?? []).filter((id) => id !== tmid)
  saveSubscription(workspace, subscription)
}

function saveSubscription(workspace: Workspace, subscription: Subscription): void {
  subscription._updatedAt = new Date(workspace.now())
  workspace.events.emit({ kind: 'subscription', action: 'updated', subscription })
}

function countInRoom(message: Message, room: Room, subscription: Subscription): boolean {
  const named = message.mentions?.some((mention) => mention._id === subscription.u._id) === true
  const everybody = mentionsEverybody(message.mentions, 'all') || mentionsEverybody(message.mentions, 'here')
  subscription.alert = true
  subscription.open = true
  // In a channel only mentions are counted (setting Unread_Count); in a direct room every message is.
  if (room.t === 'd' || named || everybody) subscription.unread += 1
  if (named) subscription.userMentions += 1
  if (everybody) subscription.groupMentions += 1
  return true
}

/**
 * A reply counts as an unread thread for people who followed it *before* this reply, and for people it names. The author of the
 * first message only follows from the first reply on, so a first reply without a mention only turns the room bold.
 */
function countInThread(
  workspace: Workspace,
  message: Message,
  subscription: Subscription,
  followers: readonly string[],
): boolean {
  const tmid = message.tmid ?? ''
  const userId = subscription.u._id
  const named = message.mentions?.some((mention) => mention._id === userId) === true
  const asked = workspace.db.messages.get(tmid)?.u._id === userId
  if (!named && !asked && !followers.includes(userId)) return false
  subscription.alert = true
  if (named || followers.includes(userId)) subscription.tunread = [...new Set([...(subscription.tunread ?? []), tmid])]
  if (named) subscription.tunreadUser = [...new Set([...(subscription.tunreadUser ?? []), tmid])]
  return true
}
