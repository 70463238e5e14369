import type { Subscription } from '../ports/subscriptions.ts'
import type { Caller } from './command.ts'
import type { Services } from './services.ts'

/** How a room was subscribed, without who did it: what is kept for an undo names nobody else. */
export type KeptSubscription = Omit<Subscription, 'by'>

/** What taking back a changed subscription needs to know; null: it was not, or is not, subscribed. */
export interface ChangedSubscription {
  readonly roomId: string
  readonly before: KeptSubscription | null
  readonly after: KeptSubscription | null
}

export function keptOf(subscription: Subscription | undefined): KeptSubscription | null {
  if (subscription === undefined) return null
  const { by: _, ...kept } = subscription
  return kept
}

/** Puts a subscription back as it was. False, and nothing happens, when it has been changed again since. */
export async function restoreSubscription(
  { subscriptions, clock }: Services,
  { roomId, before, after }: ChangedSubscription,
  { id: by }: Caller,
): Promise<boolean> {
  const current = keptOf(await subscriptions.of(roomId))
  if (!isSame(current, after)) return false
  if (before === null) await subscriptions.remove(roomId)
  else await subscriptions.put({ ...before, by }, clock.now())
  return true
}

/** What the workspace tells of a room in between changes nothing that somebody has chosen. */
function isSame(one: KeptSubscription | null, other: KeptSubscription | null): boolean {
  return one?.since === other?.since && one?.language === other?.language && one?.quiet === other?.quiet
}
