import type { WorkspaceSettings } from '../messaging/chat.ts'
import type { RoomInfo } from '../messaging/rooms.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Automation } from './automation/model.ts'
import type { Mirror } from './mirrors/model.ts'
import type { QuietHours } from './reminders/model/index.ts'

/** What the operator has set for the whole community. */
export interface Community {
  /** IANA name; dates of meetups are chosen in it. */
  readonly zone: string
  /** Which language comes first if nothing else decides. */
  readonly language: Lang
  readonly conduct: Readonly<Record<Lang, string>>
  /** Days after which answered commands and sent messages are dropped from the store. */
  readonly retentionDays: number
  /** Days after which the log of who changed what is dropped. */
  readonly logDays: number
  readonly version: string
  /** Where the public pages are, without a slash at the end; undefined if there are none or the address isn't configured. */
  readonly publicUrl?: string
  /** Places outside of the workspace that follow announcements. */
  readonly mirrors: readonly Mirror[]
  /** Unrequested messages a room gets in a minute. */
  readonly postsPerMinute: number
  /** Reminders that one person may have waiting. */
  readonly pendingReminders: number
  /** When rooms want no reminders unless they say otherwise. */
  readonly quiet: QuietHours
  /** What the bot does for each meetup by itself, unless organizers have changed it. */
  readonly plan: Automation
}

export interface Workspace {
  readonly settings: WorkspaceSettings
  /** The bot's own user name, as in `@rendezvous`. */
  readonly botName: string
  /** The address of a message in a room, for people who have joined it. Undefined for rooms without a name. */
  linkTo(room: Pick<RoomInfo, 'kind' | 'name'>, messageId: string): string | undefined
}
