import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import type { CalendarEntry } from '../meetups/calendar-writer.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'
import type { Talk } from '../talks/model.ts'
import { copyMeetup, copyTitle } from './plain-text-export.ts'

/** A meetup and its calendar texts, in both languages, with the first of `langs` first. */
export function toCalendarEntry(
  meetup: Meetup,
  agenda: readonly Talk[],
  langs: readonly Lang[],
  conduct: Readonly<Record<Lang, string>>,
): CalendarEntry {
  // A folded line may start anywhere. An at sign at its start would be a mention when the file is shown in a chat.
  const joinUrl = meetup.joinUrl === undefined ? {} : { joinUrl: meetup.joinUrl.replaceAll('@', '%40') }
  const titles = new Set(langs.map((lang) => copyTitle(meetup, lang)))
  return {
    meetupId: meetup.id,
    revision: meetup.revision ?? 0,
    changedAt: meetup.changedAt,
    zone: meetup.zone,
    startsAt: meetup.startsAt,
    endsAt: endsAt(meetup),
    isCancelled: meetup.state === 'cancelled',
    title: [...titles].join(' / '),
    description: langs.map((lang) => copyMeetup({ ...meetup, ...joinUrl }, agenda, lang, conduct[lang])).join('\n\n'),
    ...(meetup.place !== undefined && { location: plainText(meetup.place) }),
  }
}
