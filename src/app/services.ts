import { commands } from '../../commands/index.ts'
import type { Config } from '../../config/schema.ts'
import type { Services } from '../kit/services.ts'
import type { Chat } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { MinutesArchive } from '../ports/minutes.ts'
import type { Repositories } from '../ports/store.ts'

interface Parts {
  readonly config: Config
  readonly version: string
  readonly clock: Clock
  readonly chat: Pick<Chat, 'self' | 'facts'>
  readonly minutes: MinutesArchive
}

/** What commands need, over the store or over one of its transactions. */
export function createServices({ config, version, clock, chat, minutes }: Parts): (repositories: Repositories) => Services {
  const { zone, language, conduct } = config.community
  const community = { zone, language, conduct, version, retentionDays: config.database.retentionDays }
  const workspace = {
    get facts() {
      return chat.facts
    },
    get botName() {
      return chat.self?.username ?? ''
    },
  }
  return ({
    meetups,
    series,
    announcements,
    subscriptions,
    attendance,
    talks,
    topics,
    people,
    rooms,
    roles,
    audit,
    confirmations,
    undos,
    forgetters,
  }) => ({
    meetups,
    series,
    announcements,
    subscriptions,
    attendance,
    talks,
    topics,
    people,
    rooms,
    roles,
    audit,
    confirmations,
    undos,
    forgetters,
    minutes,
    clock,
    community,
    workspace,
    commands,
  })
}
