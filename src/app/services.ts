import type { Config } from '../../config/schema.ts'
import { readAutomation } from '../features/automation/model.ts'
import type { Community } from '../features/community.ts'
import { createCalendarWriter } from '../features/meetups/ical-writer.ts'
import type { Meetup } from '../features/meetups/model.ts'
import type { MinutesArchive } from '../features/minutes/archive.ts'
import type { MinutesPublisher } from '../features/minutes/publisher.ts'
import type { QuietHours } from '../features/reminders/model/index.ts'
import { seeReminders } from '../features/reminders/visible-reminders.ts'
import type { Repositories } from '../features/repositories.ts'
import type { Services } from '../features/services.ts'
import type { InstanceStatus } from '../features/status/instance-status.ts'
import { seeTalks } from '../features/talks/visible-talks.ts'
import type { Belonging, Sight } from '../features/visibility/model.ts'
import type { View } from '../features/visibility/view.ts'

import type { Chat } from '../messaging/chat.ts'
import type { RoomInfo } from '../messaging/rooms.ts'
import type { Clock } from '../shared/clock.ts'
import { withoutTrailingSlashes } from '../shared/text/links.ts'
import { findKindOfNumber } from './kind-of-number.ts'
import { workspaceHostOf } from './workspace-host.ts'

interface Parts {
  /** The community's settings, which may change while the bot runs. */
  readonly config: Config
  /** The workspace's address, for links to messages. */
  readonly workspaceUrl?: string
  readonly version: string
  readonly clock: Clock
  readonly chat: Pick<Chat, 'self' | 'settings'>
  readonly minutes: MinutesArchive
  readonly publisher: MinutesPublisher
  readonly instanceStatus: InstanceStatus
  /** What is public now. For jobs, which nobody asked to run. */
  readonly latestView: () => View
}

/** Where something belongs and, of a meetup, what may let people in. */
export type Shown = Belonging & Pick<Meetup, 'joinUrl' | 'place'>

/** The readers of a command's reply: what they may see, and whether they saw something that isn't public. */
interface Audience {
  readonly sight: Sight
  readonly view: View
  /** Called with each thing that is returned. */
  readonly onShown: (shown: Shown) => void
}

/**
 * What commands need, on the database or within a transaction. Jobs have no audience, so they see everything, and what they say
 * only goes where `view` allows.
 */
export function createServices({
  config,
  version,
  clock,
  chat,
  latestView,
  workspaceUrl,
  ...given
}: Parts): (repositories: Repositories, audience?: Audience) => Services {
  let read = config.community
  let mirrors = config.announcements
  let community = readCommunity(config, version)
  const workspace = {
    get settings() {
      return chat.settings
    },
    get botName() {
      return chat.self?.username ?? ''
    },
    linkTo: ({ kind, name }: Pick<RoomInfo, 'kind' | 'name'>, messageId: string) =>
      workspaceUrl === undefined || name === undefined || kind === 'direct'
        ? undefined
        : `${withoutTrailingSlashes(workspaceUrl)}/${kind}/${encodeURIComponent(name)}?msg=${messageId}`,
  }
  const calendar = createCalendarWriter(workspaceHostOf(config))
  return (repositories, audience) => {
    if (read !== config.community || mirrors !== config.announcements) {
      read = config.community
      mirrors = config.announcements
      community = readCommunity(config, version)
    }
    const shared = { ...given, calendar, clock, community, workspace }
    const shown = audience === undefined ? repositories : { ...repositories, ...showTo(repositories, audience) }
    const { sight, view } = audience ?? { sight: 'system', view: latestView() }
    const kindOfNumber = (id: number, personId: string) => findKindOfNumber(shown, id, personId)
    return { ...shown, ...shared, allSeries: repositories.series, kindOfNumber, sight, view }
  }
}

/** The only place that filters by what readers may see. Commands have no other access to the data. */
function showTo({ meetups, series, talks, reminders }: Repositories, { sight, onShown }: Audience) {
  const seenMeetups = meetups.seenBy(sight, onShown)
  return {
    meetups: seenMeetups,
    series: series.seenBy(sight),
    talks: seeTalks(talks, sight, ({ meetup, seriesId }) => {
      if (meetup !== undefined) onShown(meetup)
      if (seriesId !== undefined) onShown({ series: { id: seriesId } })
    }),
    reminders: seeReminders(reminders, seenMeetups, sight),
  }
}

/** The configured community settings, converted to the program's types. */
function readCommunity({ announcements, community, database, server }: Config, version: string): Community {
  const { zone, language, conduct, postsPerMinute, pendingReminders } = community
  return {
    ...{ zone, language, conduct, version, postsPerMinute, pendingReminders },
    // The addresses are secrets, and only needed to send.
    mirrors: announcements.mirrors.map(({ address: _, ...mirror }) => mirror),
    retentionDays: database.retentionDays,
    logDays: database.logDays,
    ...(server.pages && server.publicUrl !== undefined && { publicUrl: withoutTrailingSlashes(server.publicUrl) }),
    quiet: readQuiet(community.quiet),
    plan: readAutomation(community.plan),
  }
}

/** `18:00-08:00` as the program's own type. */
function readQuiet({ hours, weekends, holidays }: Config['community']['quiet']): QuietHours {
  const [fromHour, fromMinute, toHour, toMinute] = (hours ?? '').split(/[:-]/).map(Number)
  if (fromHour === undefined || fromMinute === undefined || toHour === undefined || toMinute === undefined)
    return { weekends, holidays }
  return {
    hours: { from: { hour: fromHour, minute: fromMinute }, to: { hour: toHour, minute: toMinute } },
    weekends,
    holidays,
  }
}
