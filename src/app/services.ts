import { commands } from '../../commands/index.ts'
import type { Config } from '../../config/schema.ts'
import { createCalendarWriter } from '../adapters/calendar.ts'
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
  const { zone, conduct } = config.community
  const community = { zone, conduct, version, retentionDays: config.database.retentionDays }
  const workspace = {
    get facts() {
      return chat.facts
    },
    get botName() {
      return chat.self?.username ?? ''
    },
  }
  const calendar = createCalendarWriter(new URL(config.workspace.url ?? 'http://rendezvous.invalid').hostname)
  return ({
    meetups,
    series,
    attendance,
    talks,
    topics,
    people,
    rooms,
    roles,
    audit,
    confirmations,
    undos,
    shareables,
    forgetters,
  }) => ({
    meetups,
    series,
    attendance,
    talks,
    topics,
    people,
    rooms,
    roles,
    audit,
    confirmations,
    undos,
    shareables,
    forgetters,
    minutes,
    calendar,
    clock,
    community,
    workspace,
    commands,
  })
}
