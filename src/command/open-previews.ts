import type { Clock } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import { type Positional, taken } from './args/args.ts'
import type { Caller } from './caller.ts'
import type { Confirmation, Confirmations } from './confirmations.ts'
import { asksSomething, isUnfinished, stillMeant } from './pending.ts'

const texts = bilingual({
  en: {
    nothing: () => "There's nothing to confirm here.",
    expired: () => 'That request expired after five minutes. Run the command again.',
  },
  fr: {
    nothing: () => fr`Il n'y a rien à confirmer ici.`,
    expired: () => fr`Cette demande a expiré après cinq minutes. Veuillez la refaire.`,
  },
})

/** The id of a preview, as its buttons carry it; undefined for a bare `yes` or `no`. */
export function confirmationId(): Positional<string | undefined> {
  return {
    kind: 'positional',
    read: ({ tokens: [token] }) =>
      token !== undefined && /^[2-9][a-z0-9]{3}$/i.test(token.text) ? taken(token.text.toLowerCase(), 1) : taken(undefined, 0),
  }
}

interface OpenPreviews {
  readonly open: readonly Confirmation[]
  /** There was one, but it has expired. */
  readonly expired: boolean
}

/**
 * The previews that a yes or no may mean: the one with this id, or every open one of the person in the room. `alsoUnfinished`:
 * and the call that the bot has asked more about.
 */
export async function findOpen(
  { confirmations, clock }: { readonly confirmations: Pick<Confirmations, 'open'>; readonly clock: Pick<Clock, 'now'> },
  { id: personId, room }: Pick<Caller, 'id' | 'room'>,
  id: string | undefined,
  alsoUnfinished = false,
): Promise<OpenPreviews> {
  const wanted = id?.trim().toLowerCase() ?? ''
  const previews = (await confirmations.open(personId, room.id)).filter(
    alsoUnfinished ? asksSomething : (one) => !isUnfinished(one),
  )
  const all = previews.filter((one) => wanted === '' || one.id === wanted)
  const open = stillMeant(all.filter(({ until }) => until >= clock.now()))
  return { open, expired: open.length === 0 && all.length > 0 }
}

export function nothingToConfirm({ lang }: Pick<Caller, 'lang'>): string {
  return texts[lang].nothing()
}

export function expiredPreview({ lang }: Pick<Caller, 'lang'>): string {
  return texts[lang].expired()
}
