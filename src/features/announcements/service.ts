import type { RoomInfo } from '../../messaging/rooms.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Attendance } from '../attendance/repository.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Rooms } from '../people/repository.ts'
import type { SeriesRepository } from '../series/repository.ts'
import type { Talks } from '../talks/repository.ts'
import { canSeeMeetup, mayBeToldOfRoom, type Sight } from '../visibility/model.ts'
import type { View } from '../visibility/view.ts'
import { describeAnnouncement } from './messages.ts'
import type { AnnouncedRoom } from './repository.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

/** A subscribed room and the languages to write to it in. */
export interface Target {
  readonly room: RoomInfo
  readonly langs: readonly Lang[]
  readonly quiet: boolean
}

/** A separate first line that notifies a group. It uses up this much of the message. */
const mentionLength = '@here\n'.length

export interface ComposeAnnouncementNeeds {
  readonly attendance: Pick<Attendance, 'counts'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly clock: Clock
  readonly community: { readonly conduct: Readonly<Record<Lang, string>> }
  readonly workspace: { readonly settings: { readonly maxMessageLength: number } }
}

/** What is needed to find the rooms that hear about a meetup. */
export interface TargetNeeds {
  readonly subscriptions: Pick<Subscriptions, 'all'>
  readonly series: Pick<SeriesRepository, 'ofRoom'>
  readonly rooms: Pick<Rooms, 'language'>
  readonly community: { readonly language: Lang }
  /** Names of private rooms are left out for people who haven't joined them. */
  readonly sight: Sight
  readonly view: Pick<View, 'inRoom'>
}

type LanguageNeeds = Omit<TargetNeeds, 'subscriptions'>

/** The current text of a meetup's announcement in a room. */
export async function composeAnnouncement(
  { attendance, talks, clock, community, workspace }: ComposeAnnouncementNeeds,
  meetup: Meetup,
  { langs, announcedStart }: Pick<AnnouncedRoom, 'langs'> & { readonly announcedStart: EpochMs },
): Promise<string> {
  const counts = (await attendance.counts([meetup.id])).get(meetup.id)
  const agenda = await talks.agenda(meetup.id)
  return describeAnnouncement(
    { meetup, announcedStart, counts, talks: agenda, conduct: community.conduct, now: clock.now() },
    langs,
    workspace.settings.maxMessageLength - mentionLength,
  )
}

/**
 * The rooms that hear about a meetup: all subscribed rooms that may see it, except those bound to another series.
 */
export async function findTargets(needs: TargetNeeds, meetup: Pick<Meetup, 'series' | 'roomId'>): Promise<readonly Target[]> {
  const { series } = meetup
  const targets: Target[] = []
  for (const subscription of await needs.subscriptions.all()) {
    if (!canSeeMeetup(needs.view.inRoom(subscription.room.id), meetup)) continue
    const bound = series && (await needs.series.ofRoom(subscription.room.id))
    if (bound === undefined || bound.id === series?.id) targets.push(await toTarget(needs, subscription))
  }
  return targets
}

export async function toTarget(
  needs: LanguageNeeds,
  { room: stored, language, quiet }: Pick<Subscription, 'room' | 'language' | 'quiet'>,
): Promise<Target> {
  const { name: _, ...nameless } = stored
  const room = mayBeToldOfRoom(needs.sight, stored.id) ? stored : nameless
  if (language !== 'both') return { room, langs: [language], quiet }
  return { room, langs: (await firstLanguage(needs, room.id)) === 'fr' ? ['fr', 'en'] : ['en', 'fr'], quiet }
}

/** Which language comes first: the room's choice, or its series', or the community's. */
async function firstLanguage({ rooms, series, community }: LanguageNeeds, roomId: string): Promise<Lang> {
  const chosen = await rooms.language(roomId)
  if (chosen === 'en' || chosen === 'fr') return chosen
  return (await series.ofRoom(roomId))?.firstLang ?? community.language
}
