import type { Notice } from '../../messaging/notice.ts'
import type { Clock } from '../../shared/clock.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import { type Lang, langsFrom } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import type { People, Rooms } from '../people/repository.ts'
import type { AutomationStep, Reminder, ReminderKind } from './model/index.ts'
import { composeReminder, snoozeButton } from './news-messages.ts'

/** A reminder that is due. */
export interface Due {
  readonly reminder: Reminder
  /** The meetup it's about. */
  readonly meetup: Meetup | undefined
  /** What to add when it's late: since when, and which others it replaces. */
  lateLines(lang: Lang, zone: string): readonly string[]
}

/** Does what a due reminder is for and returns the text; undefined when there is nothing to say. */
export type Compose<N> = (needs: N, due: Due) => Promise<readonly Notice[]>

/** What higher features register. A kind without a composer doesn't compile. */
export interface ReminderKinds<N> {
  readonly composers: Readonly<Record<ReminderKind, Compose<N>>>
  /** Locks what composing may change, before the reminder itself is locked. */
  lock(needs: N, reminder: Pick<Reminder, 'kind' | 'timing'>): Promise<void>
  /** What a step does, in a few words. */
  nameStep(step: AutomationStep, lang: Lang): string
}

interface RepeatNeeds {
  readonly people: Pick<People, 'preferences'>
  readonly rooms: Pick<Rooms, 'language'>
  readonly community: { readonly zone: string }
  readonly clock: Clock
}

/** Sends the author's words, or the meetup itself, to the person or room it's for. */
export const repeatWords: Compose<RepeatNeeds> = async (needs, { reminder, meetup, lateLines }) => {
  const { to, lang: asked } = reminder
  const now = needs.clock.now()
  const zoned = (zone: string) => (lang: Lang) =>
    [composeReminder(reminder, meetup, { lang, zone, now }), ...lateLines(lang, zone)].join('\n')
  if ('roomId' in to)
    return [{ to: { roomId: to.roomId }, text: await inLanguagesOfRoom(needs, to.roomId, zoned(needs.community.zone)) }]
  const { language, zone = needs.community.zone } = await needs.people.preferences(to.id)
  const chosen = language === 'both' || language === undefined ? asked : language
  const text = inLanguagesOf(chosen, zoned(zone))
  const buttons = snoozeButton(reminder, meetup, chosen, now)
  return [{ to: { personId: to.id }, text, ...(buttons.length > 0 && { buttons }) }]
}

/** What the bot posts in a room by itself: in both languages, the room's first. */
export async function inLanguagesOfRoom(
  { rooms }: Pick<RepeatNeeds, 'rooms'>,
  roomId: string,
  write: (lang: Lang) => string,
): Promise<string> {
  const first: Lang = (await rooms.language(roomId)) === 'fr' ? 'fr' : 'en'
  return langsFrom(first).map(write).join('\n\n')
}
