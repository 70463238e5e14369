import type { Person } from '../../messaging/chat.ts'
import type { Notice } from '../../messaging/notice.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Services } from '../services.ts'
import { inLanguagesOfRoom } from './follow-meetup.ts'
import type { Reminder } from './model/index.ts'
import { composeReminder, describeLate } from './news-messages.ts'

/** A reminder whose time has come. */
export interface Due {
  readonly reminder: Reminder
  /** The one it reminds of. */
  readonly meetup: Meetup | undefined
  /** Whom it addresses, by the name they have now. */
  readonly person: Person | undefined
  /** When it was due, if it comes late. */
  readonly lateSince: number | undefined
}

/** Does what is to be done when a reminder's time has come, and gives back what is said; nothing when there is nothing to say. */
export type Compose = (needs: Services, due: Due) => Promise<readonly Notice[]>

/** Somebody's words, or the meetup itself, to the one person or room they were meant for. */
export const repeatWords: Compose = async (needs, { reminder, meetup, lateSince }) => {
  const { to, lang: asked } = reminder
  const zoned = (zone: string) => (lang: Lang) =>
    [
      composeReminder(reminder, meetup, { lang, zone, now: needs.clock.now() }),
      ...(lateSince === undefined ? [] : [describeLate(lateSince, lang, zone)]),
    ].join('\n')
  if ('roomId' in to)
    return [{ to: { roomId: to.roomId }, text: await inLanguagesOfRoom(needs, to.roomId, zoned(needs.community.zone)) }]
  const { language, zone = needs.community.zone } = await needs.people.preferences(to.id)
  const text = inLanguagesOf(language === 'both' || language === undefined ? asked : language, zoned(zone))
  return [{ to: { personId: to.id }, text }]
}
