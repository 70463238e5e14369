import { addToken, removeToken, setActive } from './accounts.ts'
import { deleteMessage, editMessage, reactTo } from './chat/change.ts'
import { emitRoom } from './chat/publish.ts'
import { joinRoom, kickFromRoom, leaveRoom, openDirect } from './chat/rooms.ts'
import { sendMessage } from './chat/send.ts'
import { findRoom, findUser, messagesIn } from './database.ts'
import type { Message, Room, SettingValue, User } from './records.ts'
import type { Seed } from './seed.ts'
import { waitForMessage } from './wait-for-message.ts'
import type { Workspace } from './workspace.ts'

/** What a test or the command line makes people do. Throws for unknown names and refused actions. */
export interface People {
  /** Somebody posts in a room, given by its id or name. `id` chooses the message's id. */
  say(username: string, room: string, text: string, options?: { tmid?: string; id?: string }): Message
  /** The id of the direct room of two people, which is created if needed. */
  direct(usernameA: string, usernameB: string): string
  edit(username: string, messageId: string, text: string): Message
  /** Toggles, unless `shouldReact` says which way. */
  reactAs(username: string, messageId: string, emoji: string, shouldReact?: boolean): void
  deleteAs(username: string, messageId: string): void
  /** All messages in a room, oldest first, including system messages and threads. Later edits change the same objects. */
  messages(room: string): Message[]
  /**
   * The first matching message, stored or still to come; an edit or a reaction counts as a new arrival.
   * Rejects after `timeoutMs` (30,000 by default, longer than a lease of the bot) with what was said in the meantime.
   */
  waitForMessage(fits: (message: Message) => boolean, options?: { timeoutMs?: number }): Promise<Message>
  readonly users: User[]
  readonly rooms: Room[]
  join(username: string, room: string): void
  leave(username: string, room: string): void
  /** Removes somebody from a room, on behalf of its owner. */
  kick(username: string, room: string): void
  /** A personal access token: it does not expire. */
  issueToken(username: string): { userId: string; authToken: string }
  /**
   * Sockets of a personal access token stay open and keep receiving, as on a genuine server; those of a login token are closed.
   * `keepSocket` overrides this.
   */
  revokeToken(token: string, options?: { keepSocket?: boolean }): void
  /** Closes somebody's account, or reopens it. */
  setActive(username: string, isActive: boolean): void
  /** Revokes every token of an account, of both kinds. */
  revokeTokens(username: string): void
  /** Makes a room read-only, archived, encrypted or private, or undoes that. */
  setRoom(room: string, state: RoomState): void
  /** The workspace accepts no messages from anybody (true), or accepts them again. */
  restrict(isRestricted: boolean): void
  /** Changes a public setting. */
  setting(id: string, value: SettingValue): void
  people(): { username: string; name: string; about: string; language: string; password: string; bot: boolean }[]
  /** Rooms with their messages, for `state`. */
  snapshot(): { rooms: unknown[] }
}

/** Absent fields stay unchanged. */
export interface RoomState {
  readOnly?: boolean
  archived?: boolean
  encrypted?: boolean
  /** User names. */
  muted?: string[]
  /** A channel becomes a private group, or the other way round. */
  private?: boolean
}

export function createPeople(workspace: Workspace, seed: Seed): People {
  const { db } = workspace
  const person = (username: string): User => findUser(db, username) ?? missing(`no person called ${username}`)
  const place = (room: string): Room => findRoom(db, room) ?? missing(`no room ${room}`)
  return {
    say: (username, room, text, { tmid, id } = {}) => {
      const draft = {
        rid: place(room)._id,
        msg: text,
        ...(tmid !== undefined && { tmid }),
        ...(id !== undefined && { _id: id }),
      }
      return sendMessage(workspace, person(username), draft) ?? missing(`no free message id ${id}: it is taken`)
    },
    direct: (a, b) => openDirect(workspace, person(a), [person(b)])._id,
    edit: (username, messageId, text) => editMessage(workspace, person(username), messageId, text),
    reactAs: (username, messageId, emoji, shouldReact) => reactTo(workspace, person(username), messageId, emoji, shouldReact),
    deleteAs: (username, messageId) => void deleteMessage(workspace, person(username), messageId),
    messages: (room) => messagesIn(db, place(room)._id),
    waitForMessage: (fits, options) => waitForMessage(workspace, fits, options?.timeoutMs ?? 30_000),
    get users() {
      return [...db.users.values()]
    },
    get rooms() {
      return [...db.rooms.values()]
    },
    join: (username, room) => joinRoom(workspace, person(username), place(room)),
    leave: (username, room) => leaveRoom(workspace, person(username), place(room)),
    kick: (username, room) => kickFromRoom(workspace, ownerOf(workspace, place(room)), person(username), place(room)),
    issueToken: (username) => ({
      userId: person(username)._id,
      authToken: addToken(workspace, person(username), 'personal').value,
    }),
    revokeToken: (token, options) => removeToken(workspace, token, options?.keepSocket),
    setActive: (username, isActive) => setActive(workspace, person(username), isActive),
    revokeTokens: (username) => {
      const { _id } = person(username)
      for (const token of [...db.tokens.values()]) if (token.userId === _id) removeToken(workspace, token.value)
    },
    setRoom: (room, state) => setRoomState(workspace, place(room), state),
    restrict: (isRestricted) => {
      db.isRestricted = isRestricted
    },
    setting: (id, value) => changeSetting(workspace, id, value),
    people: () => seed.people.map((one) => describePerson(seed, one)),
    snapshot: () => snapshot(workspace),
  }
}

function setRoomState(workspace: Workspace, room: Room, state: RoomState): void {
  const { readOnly, archived, encrypted } = state
  if (readOnly !== undefined) room.ro = readOnly
  if (state.muted !== undefined) room.muted = state.muted
  if (state.private !== undefined) setPrivate(workspace, room, state.private)
  if (archived !== undefined) setArchived(workspace, room, archived)
  if (encrypted === true) {
    room.encrypted = true
    // As in 7.x with encryption in use: plain text is refused in encrypted rooms.
    workspace.db.settings.set('E2E_Enable', true)
    workspace.db.settings.set('E2E_Allow_Unencrypted_Messages', false)
  } else if (encrypted === false) delete room.encrypted
  emitRoom(workspace, room)
}

function setArchived({ db, now }: Workspace, room: Room, isArchived: boolean): void {
  if (isArchived) room.archived = true
  else delete room.archived
  for (const subscription of db.subscriptions.values()) {
    if (subscription.rid !== room._id) continue
    if (isArchived) subscription.archived = true
    else delete subscription.archived
    subscription._updatedAt = new Date(now())
  }
}

function setPrivate({ db }: Workspace, room: Room, isPrivate: boolean): void {
  room.t = isPrivate ? 'p' : 'c'
  for (const subscription of db.subscriptions.values()) if (subscription.rid === room._id) subscription.t = room.t
}

function changeSetting(workspace: Workspace, id: string, value: SettingValue): void {
  workspace.db.settings.set(id, value)
  workspace.events.emit({ kind: 'setting', id, value })
}

function snapshot({ db }: Workspace): { rooms: unknown[] } {
  return {
    rooms: [...db.rooms.values()].map(({ lastMessage: _, ...room }) => ({ ...room, messages: messagesIn(db, room._id) })),
  }
}

function describePerson(
  seed: Seed,
  { username, name, about = '', language = 'en', roles }: Seed['people'][number],
): ReturnType<People['people']>[number] {
  return { username, name, about, language, password: seed.password, bot: roles.includes('bot') }
}

function ownerOf(workspace: Workspace, room: Room): User {
  return workspace.db.users.get(room.u?._id ?? '') ?? missing(`no owner of room ${room.name}`)
}

function missing(what: string): never {
  throw new Error(`The sandbox has ${what}.`)
}
