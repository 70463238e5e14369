import type { Message, Removal, Room, SettingValue, Subscription, Token, User } from './records.ts'
import { defaultSettings } from './settings.ts'

/** Everything the workspace stores. It outlives the server, as a real database does, so a crash loses nothing. */
export interface Database {
  users: Map<string, User>
  tokens: Map<string, Token>
  rooms: Map<string, Room>
  /** Keyed by `rid` and user id, see {@link subscriptionKey}. */
  subscriptions: Map<string, Subscription>
  messages: Map<string, Message>
  removedMessages: Removal[]
  removedSubscriptions: Removal[]
  settings: Map<string, SettingValue>
  /** A workspace without a licence that has lost contact with the vendor's cloud accepts no messages. */
  isRestricted: boolean
}

export function createDatabase(): Database {
  return {
    users: new Map(),
    tokens: new Map(),
    rooms: new Map(),
    subscriptions: new Map(),
    messages: new Map(),
    removedMessages: [],
    removedSubscriptions: [],
    settings: new Map(defaultSettings),
    isRestricted: false,
  }
}

export function subscriptionKey(rid: string, userId: string): string {
  return `${rid}/${userId}`
}

export function findSubscription(db: Database, rid: string, userId: string): Subscription | undefined {
  return db.subscriptions.get(subscriptionKey(rid, userId))
}

export function findUser(db: Database, username: string): User | undefined {
  return [...db.users.values()].find((user) => user.username === username)
}

/** Takes a room id or a room name, with or without `#`. */
export function findRoom(db: Database, nameOrId: string): Room | undefined {
  const name = nameOrId.replace(/^#/, '')
  return db.rooms.get(nameOrId) ?? [...db.rooms.values()].find((room) => room.name === name)
}

export function membersOf(db: Database, rid: string): Subscription[] {
  return [...db.subscriptions.values()].filter((subscription) => subscription.rid === rid)
}

export function subscriptionsOf(db: Database, userId: string): Subscription[] {
  return [...db.subscriptions.values()].filter((subscription) => subscription.u._id === userId)
}

/** Oldest first. */
export function messagesIn(db: Database, rid: string): Message[] {
  return [...db.messages.values()].filter((message) => message.rid === rid)
}
