import type { Caller } from '../../command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../command/reply.ts'
import type { Clock } from '../../shared/clock.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetups } from '../meetups/repository.ts'
import { describeReminder } from './messages.ts'
import type { Reminder } from './model/index.ts'
import { type RecordNeeds, recordReminder } from './record-reminder.ts'
import type { Reminders } from './repository.ts'

const texts = bilingual({
  en: {
    done: (id: number) => `The reminder \`#${id}\` is cancelled`,
    gone: () => 'The reminder has changed since then, so I left it alone. `!meetup reminders` lists the upcoming ones.',
  },
  fr: {
    done: (id) => fr`Le rappel \`#${id}\` est annulé`,
    gone: () => fr`Le rappel a changé depuis; je n'y ai donc pas touché. \`!rencontre rappels\` énumère ceux à venir.`,
  },
})

export function describeCancelled(id: number, lang: Lang): string {
  return texts[lang].done(id)
}

export function describeChangedSince(lang: Lang): string {
  return texts[lang].gone()
}

interface ShowNeeds {
  readonly meetups: Pick<Meetups, 'find'>
  readonly clock: Clock
}

/** Undoes a command that created a reminder. */
export async function undoReminder(
  needs: ShowNeeds & RecordNeeds & { readonly reminders: Pick<Reminders, 'lock' | 'change'> },
  { id }: { readonly id: number },
  caller: Caller,
): Promise<Reply<never>> {
  const reminder = await needs.reminders.lock(id)
  if (reminder === undefined || (reminder.state !== 'planned' && reminder.state !== 'paused'))
    return refuse(describeChangedSince(caller.lang))
  await needs.reminders.change(id, { state: 'cancelled', why: 'undo' })
  await recordReminder(needs, 'remind undo', reminder, caller)
  return showReminder(needs, describeCancelled(id, caller.lang), reminder, caller)
}

/** A reminder in full under a headline. For a private room's reminder, only its author sees the details. */
export async function showReminder(
  { meetups, clock }: ShowNeeds,
  headline: string,
  reminder: Reminder,
  { id, lang, zone }: Caller,
) {
  const { timing, to, madeBy } = reminder
  const meetup = timing.kind === 'before' ? await meetups.find(timing.meetupId) : undefined
  const isHidden = 'roomId' in to && to.isPrivate && madeBy.id !== id
  const reader = { lang, zone, now: clock.now() }
  const lines = isHidden ? [] : describeReminder(reminder, meetup, reader)
  return acknowledge([`### ${headline}`, ...lines].join('\n'))
}
