import type { RoomInfo } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Services } from '../services.ts'
import { canSeeMeetup, knowsRoom } from '../visibility/model.ts'
import { describeAnnouncement } from './messages.ts'
import type { AnnouncedRoom } from './repository.ts'
import type { Subscription } from './subscriptions.ts'

/** A subscribed room, with the languages in which it is written to. */
export interface Target {
  readonly room: RoomInfo
  readonly langs: readonly Lang[]
  readonly quiet: boolean
}

/** A line of its own at the beginning calls a group, and needs so much of a message. */
const mentionLength = '@here\n'.length

/** The text that announces a meetup in a room, as things stand now. */
export async function composeAnnouncement(
  { attendance, talks, clock, community, workspace }: Services,
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
 * The rooms that hear of a meetup: all subscribed rooms that may see it, except those bound to another series.
 */
export async function findTargets(needs: Services, meetup: Pick<Meetup, 'series' | 'roomId'>): Promise<readonly Target[]> {
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
  needs: Services,
  { room: stored, language, quiet }: Omit<Subscription, 'since' | 'by'>,
): Promise<Target> {
  const { name: _, ...nameless } = stored
  const room = knowsRoom(needs.sight, stored.id) ? stored : nameless
  if (language !== 'both') return { room, langs: [language], quiet }
  return { room, langs: (await firstLanguage(needs, room.id)) === 'fr' ? ['fr', 'en'] : ['en', 'fr'], quiet }
}

/** Where both languages stand, which one stands first: as the room has chosen, or its series, or the community. */
async function firstLanguage({ rooms, series, community }: Services, roomId: string): Promise<Lang> {
  const chosen = await rooms.language(roomId)
  if (chosen === 'en' || chosen === 'fr') return chosen
  return (await series.ofRoom(roomId))?.firstLang ?? community.language
}
