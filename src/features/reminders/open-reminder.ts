import type { Caller } from '../../command/caller.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { explainNumber, type NumberNeeds } from '../lookup/explain-number.ts'
import type { Roles } from '../people/repository.ts'
import { isAutomated, type Reminder } from './model/index.ts'
import type { Reminders } from './repository.ts'

const texts = bilingual({
  en: { unknown: (id: number) => `You have no reminder \`#${id}\`. \`!meetup reminders\` lists them.` },
  fr: { unknown: (id) => fr`Vous n'avez pas de rappel \`#${id}\`. \`!rencontre rappels\` les énumère.` },
})

interface TouchNeeds {
  readonly roles: Pick<Roles, 'has'>
}

interface OpenNeeds extends TouchNeeds, NumberNeeds {
  readonly reminders: Pick<Reminders, 'lock'>
}

/**
 * Locks the reminder with a number until the transaction ends; `problem` when it isn't one that the caller may change.
 * `alsoSteps`: organizers may name one of the bot's own steps for a meetup.
 */
export async function openReminder(
  needs: OpenNeeds,
  id: number,
  caller: Caller,
  { alsoSteps = false } = {},
): Promise<{ readonly reminder: Reminder } | { readonly problem: string }> {
  const reminder = await needs.reminders.lock(id)
  const isMeant = reminder !== undefined && (alsoSteps || !isAutomated(reminder))
  return isMeant && (await mayTouch(needs, reminder, caller.id))
    ? { reminder }
    : { problem: await describeUnknown(needs, id, caller) }
}

/** Locks a reminder to undo a change; undefined when it has changed since then, or the caller may no longer change it. */
export async function lockUnchanged(
  needs: Omit<OpenNeeds, keyof NumberNeeds>,
  id: number,
  isUnchanged: (reminder: Reminder) => boolean,
  caller: Caller,
): Promise<Reminder | undefined> {
  const reminder = await needs.reminders.lock(id)
  if (reminder === undefined || !isUnchanged(reminder)) return undefined
  return (await mayTouch(needs, reminder, caller.id)) ? reminder : undefined
}

/** Says that the caller has no such reminder, or what the number is instead. */
export function describeUnknown(needs: NumberNeeds, id: number, caller: Caller): Promise<string> {
  return explainNumber(needs, id, caller, texts[caller.lang].unknown(id))
}

/** Whether somebody may see and change a reminder: their own; for organizers, also those of rooms and the bot's own steps. */
export async function mayTouch({ roles }: TouchNeeds, reminder: Reminder, personId: string): Promise<boolean> {
  if (reminder.madeBy.id === personId) return true
  return ('roomId' in reminder.to || isAutomated(reminder)) && (await roles.has(personId, 'organizer'))
}
