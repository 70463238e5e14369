import type { Root } from '@rocket.chat/message-parser'

/** What the server sends, dates in milliseconds since 1970. */

export interface Person {
  _id: string
  username: string
  name?: string
}

export interface Action {
  type?: string
  text?: string
  url?: string
  msg?: string
  msg_in_chat_window?: boolean
  msg_processing_type?: 'sendMessage' | 'respondWithMessage' | 'respondWithQuotedMessage'
}

export interface Attachment {
  title?: string
  title_link?: string
  text?: string
  pretext?: string
  color?: string
  collapsed?: boolean
  author_name?: string
  fields?: { title?: string; value?: string; short?: boolean }[]
  actions?: Action[]
}

export interface Message {
  _id: string
  rid: string
  msg: string
  ts: number
  u: Person
  _updatedAt: number
  t?: string
  tmid?: string
  tshow?: boolean
  tcount?: number
  tlm?: number
  replies?: string[]
  editedAt?: number
  mentions?: { _id: string; username: string }[]
  md?: Root
  attachments?: Attachment[]
  reactions?: Record<string, { usernames: string[] }>
  alias?: string
  emoji?: string
  groupable?: boolean
  private?: boolean
}

export interface Room {
  _id: string
  t: 'c' | 'p' | 'd'
  name?: string
  topic?: string
  usernames?: string[]
}

export interface Subscription {
  _id: string
  rid: string
  t: 'c' | 'p' | 'd'
  name: string
  fname?: string
  open: boolean
  alert: boolean
  unread: number
  userMentions: number
  groupMentions: number
  tunread?: string[]
  tunreadUser?: string[]
}

/** A person who can be played. */
export interface DemoPerson {
  username: string
  name: string
  about: string
  language: string
  password: string
  bot: boolean
}
