import type { Caller } from '../../command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../command/reply.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Audit } from '../people/audit.ts'
import { describeReminder } from './messages.ts'
import { dueAtFor } from './quiet-service.ts'
import { recordReminder } from './record-reminder.ts'
import type { NewReminder, Reminders } from './repository.ts'
import { type Ask, type ResolveNeeds, resolveTime } from './resolve-time.ts'

type CreateNeeds = ResolveNeeds & {
  readonly reminders: Reminders
  readonly audit: Pick<Audit, 'add'>
  readonly community: { readonly pendingReminders: number }
}

/** In UTF-16 units. */
export const reminderLength = 500

const texts = bilingual({
  en: {
    done: (id: number) => `Reminder \`#${id}\``,
    tooMany: (most: number) =>
      `You have ${most} reminders waiting, which is the limit. \`!meetup reminders\` lists them, \`!meetup cancel #ID\` cancels one.`,
  },
  fr: {
    done: (id) => fr`Rappel \`#${id}\``,
    tooMany: (most) =>
      fr`Vous avez ${most} rappels en attente, et je n'en garde pas plus. \`!rencontre rappels\` les énumère, \`!rencontre annuler #ID\` en retire un.`,
  },
})

/** Stores a reminder and shows it in full, privately. Call it in a transaction, so that a confirmed reminder is on disk. */
export async function createReminder(needs: CreateNeeds, ask: Ask, caller: Caller): Promise<Reply<{ readonly id: number }>> {
  const { reminders, clock, community } = needs
  const { lang, zone, room, id: who, username } = caller
  const say = texts[lang]
  const now = clock.now()
  const pending = await reminders.pendingOf(who)
  if (pending.length >= community.pendingReminders) return refuse(say.tooMany(community.pendingReminders))
  const planned = await resolveTime(needs, ask, caller)
  if ('problem' in planned)
    return { ...refuse(planned.problem), ...(planned.lacksWords === true && { lacksWords: planned.lacksWords }) }
  const { timing, nominalAt, meetup, note, zone: localZone } = planned
  const { kind, to, words } = ask
  const startsAt = meetup === undefined ? {} : { startsAt: meetup.startsAt }
  const wanted: NewReminder = {
    ...{ kind, to, timing, lang, nominalAt, zone: localZone, ...startsAt },
    dueAt: await dueAtFor(needs, { to, ...startsAt }, nominalAt, now),
    madeBy: { id: who, username },
    madeIn: room.id,
    ...(words !== undefined && { words }),
  }
  const reminder = await reminders.add(wanted, now)
  await recordReminder(needs, 'remind', reminder, caller)
  const text = [`### ${say.done(reminder.id)}`, ...describeReminder(reminder, meetup, { lang, zone, now }, note)].join('\n')
  return { ...acknowledge(text), undo: { data: { id: reminder.id } } }
}
