import type { Config } from '../../config/schema.ts'
import { readAutomation } from '../features/automation/model.ts'
import { createCalendarWriter } from '../features/meetups/ical-writer.ts'
import type { MinutesArchive } from '../features/minutes/archive.ts'
import type { MinutesPublisher } from '../features/minutes/publisher.ts'
import type { QuietHours } from '../features/reminders/model/index.ts'
import type { Repositories } from '../features/repositories.ts'
import type { Community, Services } from '../features/services.ts'
import type { InstanceStatus } from '../features/status/instance-status.ts'
import type { Chat } from '../messaging/chat.ts'
import type { Clock } from '../shared/clock.ts'

interface Parts {
  /** What it says of the community may change while the bot runs. */
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly chat: Pick<Chat, 'self' | 'settings'>
  readonly minutes: MinutesArchive
  readonly publisher: MinutesPublisher
  readonly instanceStatus: InstanceStatus
}

/** What commands need, over the store or over one of its transactions. */
export function createServices({ config, version, clock, chat, ...given }: Parts): (repositories: Repositories) => Services {
  let read = config.community
  let community = readCommunity(config, version)
  const workspace = {
    get settings() {
      return chat.settings
    },
    get botName() {
      return chat.self?.username ?? ''
    },
  }
  const calendar = createCalendarWriter(new URL(config.workspace.url ?? 'http://rendezvous.invalid').hostname)
  return (repositories) => {
    if (read !== config.community) {
      read = config.community
      community = readCommunity(config, version)
    }
    return { ...repositories, ...given, calendar, clock, community, workspace }
  }
}

/** What the configuration says of the community, in words of the program. */
function readCommunity({ community, database, server }: Config, version: string): Community {
  const { zone, language, conduct, postsPerMinute, pendingReminders } = community
  return {
    ...{ zone, language, conduct, version, postsPerMinute, pendingReminders },
    retentionDays: database.retentionDays,
    logDays: database.logDays,
    ...(server.pages && server.publicUrl !== undefined && { publicUrl: server.publicUrl.replace(/\/+$/, '') }),
    quiet: readQuiet(community.quiet),
    plan: readAutomation(community.plan),
  }
}

/** `18:00-08:00` in words of the program. */
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
