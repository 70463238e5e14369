import type { Subscription } from './wire.ts'

interface Badge {
  /** The room's name is bold, because it has unread messages. */
  bold: boolean
  /** 0 shows no number. */
  count: number
  /** Red for a mention, blue for threads you follow, dark grey for direct messages. */
  tone: 'mention' | 'thread' | 'direct'
}

/** How the list of rooms shows unread messages. A plain channel message only turns the name bold. */
export function badgeOf(subscription: Subscription): Badge {
  const threads = subscription.tunread?.length ?? 0
  const count = subscription.unread + threads
  const named = subscription.userMentions > 0 || subscription.groupMentions > 0 || (subscription.tunreadUser?.length ?? 0) > 0
  const tone = named ? 'mention' : subscription.t === 'd' && subscription.unread > 0 ? 'direct' : 'thread'
  return { bold: subscription.alert || count > 0, count, tone }
}

/** The mark beside the reply line of a thread that has unread replies. */
export function threadMark(subscription: Subscription | undefined, tmid: string): 'mention' | 'thread' | undefined {
  if (subscription?.tunread?.includes(tmid) !== true) return undefined
  return subscription.tunreadUser?.includes(tmid) === true ? 'mention' : 'thread'
}
