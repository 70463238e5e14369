import type { Person } from '../../messaging/chat.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { Clock } from '../../shared/clock.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { AnnouncedRoom } from '../announcements/repository.ts'
import type { Attendance } from '../attendance/repository.ts'
import type { Meetup } from '../meetups/model.ts'
import { languageFor } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import type { Talk } from '../talks/model.ts'
import { type Concern, describeMeetupNews, type MeetupNews } from './messages.ts'

export interface AffectedNeeds {
  readonly attendance: Pick<Attendance, 'of'>
  readonly roles: Pick<Roles, 'all'>
}

export interface NotifyNeeds {
  readonly people: Pick<People, 'preferences'>
  readonly clock: Pick<Clock, 'now'>
  readonly community: { readonly zone: string }
}

/** Somebody who needs to know what happens to a meetup. */
export type Affected = Person & Concern

/**
 * Everyone who comes, waits or may come, presents there, or organizes, each once; without the person who acts and sees the
 * reply. `talks` is the agenda as it was before anything changed.
 */
export async function findAffected(
  { attendance, roles }: AffectedNeeds,
  meetup: Pick<Meetup, 'id'>,
  talks: readonly Talk[],
  caller: { readonly id: string },
): Promise<readonly Affected[]> {
  const affected = new Map<string, Affected>()
  const add = ({ id, username }: Person, concern: Partial<Concern>) => {
    const known = affected.get(id) ?? { id, username, talks: [] }
    affected.set(id, { ...known, ...concern, talks: [...known.talks, ...(concern.talks ?? [])] })
  }
  for (const { personId: id, username, mode } of await attendance.of(meetup.id)) {
    if (mode !== 'no') add({ id, username }, { mode })
  }
  for (const talk of talks) if (talk.presenter !== undefined) add(talk.presenter, { talks: [talk] })
  for (const { personId: id, username } of await roles.all()) add({ id, username }, {})
  affected.delete(caller.id)
  return [...affected.values()]
}

/** One message for each person, in their language and zone. */
export async function notifyAffected(
  { people, clock, community }: NotifyNeeds,
  meetup: Meetup,
  news: MeetupNews,
  affected: readonly Affected[],
): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  // People who would come on the old date have to hear about it before then.
  const usefulUntil = Math.min(meetup.startsAt, news.kind === 'cancelled' ? meetup.startsAt : news.before.startsAt)
  for (const { id, username: _, ...concern } of affected) {
    const preferences = await people.preferences(id)
    const { zone = community.zone } = preferences
    const reader = { zone, now: clock.now() }
    const text = inLanguagesOf(languageFor(preferences), (lang) =>
      describeMeetupNews(meetup, news, concern, { ...reader, lang }),
    )
    notices.push({
      to: { personId: id },
      text,
      about: { meetupId: meetup.id },
      unasked: { topic: 'announcements', usefulUntil },
    })
  }
  return notices
}

/** One correction for each channel in which the meetup is announced, in its languages, in the thread of the announcement. */
export function notifyRooms(
  announced: readonly AnnouncedRoom[],
  meetup: Meetup,
  news: MeetupNews,
  now: number,
): readonly Notice[] {
  return announced.map(({ roomId, langs, messageId: threadId }) => {
    const tell = (lang: Lang) => describeMeetupNews(meetup, news, { talks: [] }, { lang, zone: meetup.zone, now })
    const to = { roomId, ...(threadId !== undefined && { threadId }) }
    return { to, text: langs.map(tell).join('\n\n'), about: { meetupId: meetup.id } }
  })
}
