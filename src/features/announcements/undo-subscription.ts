import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, reply } from '../../command/reply.ts'
import type { Clock } from '../../shared/clock.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

const texts = bilingual({
  en: {
    back: () => "Undone: this channel's subscription is as it was before.",
    changed: () => "This channel's subscription has changed since then, so I left it as it is.",
  },
  fr: {
    back: () => fr`C'est annulé : l'abonnement de ce salon est de nouveau celui d'avant.`,
    changed: () => fr`L'abonnement de ce salon a été modifié de nouveau depuis; je n'y ai donc pas touché.`,
  },
})

/** How a room was subscribed, without who did it, so that undo data names nobody else. */
export type KeptSubscription = Omit<Subscription, 'by'>

/** What it takes to undo a changed subscription; null: the room wasn't, or isn't, subscribed. */
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

/** Puts a subscription back as it was, unless it has been changed again since. */
export async function undoSubscription(
  { subscriptions, clock }: { readonly subscriptions: Subscriptions; readonly clock: Pick<Clock, 'now'> },
  { roomId, before, after }: ChangedSubscription,
  { id: by, lang }: Caller,
): Promise<Reply<never>> {
  const current = keptOf(await subscriptions.of(roomId))
  if (current?.since !== after?.since || !isSameChoice(current, after)) return refuse(texts[lang].changed())
  if (before === null) await subscriptions.remove(roomId)
  else await subscriptions.put({ ...before, by }, clock.now())
  return reply(texts[lang].back())
}

/** The room's name and size are refreshed in between, but nobody chose those. */
export function isSameChoice(one: KeptSubscription | null, other: KeptSubscription | null): boolean {
  return one?.language === other?.language && one?.quiet === other?.quiet && one?.publishes === other?.publishes
}
