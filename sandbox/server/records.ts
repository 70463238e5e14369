/**
 * What the workspace stores, in the field names of Rocket.Chat's collections. Dates are `Date`s here and become ISO text or
 * EJSON when sent.
 */

export interface UserRef {
  _id: string
  username: string
  name?: string
}

export interface User {
  _id: string
  username: string
  name: string
  roles: string[]
  password: string
  status: 'online' | 'away' | 'busy' | 'offline'
  statusText?: string
  utcOffset: number
  language?: string
  /** Set when an administrator has closed the account. */
  inactive?: true
  createdAt: Date
  _updatedAt: Date
}

/** `expires` is absent for a personal access token, which never expires. */
export interface Token {
  value: string
  userId: string
  kind: 'login' | 'personal'
  name?: string
  createdAt: Date
  expires?: Date
}

export type RoomType = 'c' | 'p' | 'd'

export interface Room {
  _id: string
  t: RoomType
  name?: string
  fname?: string
  topic?: string
  u?: UserRef
  usernames?: string[]
  uids?: string[]
  msgs: number
  usersCount: number
  ts: Date
  lm?: Date
  lastMessage?: Message
  ro: boolean
  archived?: true
  encrypted?: true
  /** User names of members who may not write. */
  muted?: string[]
  default: boolean
  sysMes: boolean
  customFields?: Record<string, unknown>
  _updatedAt: Date
}

export interface Subscription {
  _id: string
  rid: string
  t: RoomType
  u: UserRef
  name: string
  fname: string
  open: boolean
  archived?: true
  alert: boolean
  unread: number
  userMentions: number
  groupMentions: number
  tunread?: string[]
  tunreadUser?: string[]
  roles?: string[]
  ts: Date
  ls?: Date
  _updatedAt: Date
}

export interface Mention {
  _id: string
  username: string
  name?: string
  type?: 'user'
}

export type Attachment = Record<string, unknown>

export interface Message {
  _id: string
  rid: string
  msg: string
  ts: Date
  u: UserRef
  _updatedAt: Date
  t?: string
  tmid?: string
  tshow?: boolean
  tcount?: number
  tlm?: Date
  replies?: string[]
  editedAt?: Date
  editedBy?: UserRef
  mentions?: Mention[]
  channels?: { _id: string; name: string }[]
  urls?: { url: string; meta: Record<string, unknown> }[]
  md?: unknown
  attachments?: Attachment[]
  blocks?: unknown[]
  reactions?: Record<string, { usernames: string[] }>
  alias?: string
  emoji?: string
  avatar?: string
  groupable?: boolean
  parseUrls?: boolean
  private?: boolean
  bot?: unknown
  customFields?: Record<string, unknown>
}

/** A deleted message or subscription, kept because `chat.syncMessages` and `subscriptions.get` report deletions. */
export interface Removal {
  _id: string
  /** The room of a message, the user of a subscription. */
  owner: string
  _deletedAt: Date
}

export type SettingValue = string | number | boolean
