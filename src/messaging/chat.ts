import type { EpochMs } from '../shared/clock.ts'
import type { PersonRef } from '../shared/person.ts'
import type { Refusal } from './chat-errors.ts'
import type { JoinedRoom, RoomInfo, RoomKind, RoomObstacle, RoomRole } from './rooms.ts'

export interface Person extends PersonRef {
  /** The display name, for instance `Alice Tremblay`. */
  readonly name?: string
  /** The account is closed: its messages stay, but nobody reads what is sent to it. */
  readonly isClosed?: true
  /** An account that no person uses, if the workspace says so. */
  readonly isBot?: true
}

/**
 * A message that a person typed in a room the bot has joined, or the new words of one that they edited soon after. Never a system
 * message or a bot's message.
 */
export interface IncomingMessage {
  /** The workspace's own; for an edit, one made from it (`derived-ids.ts`). */
  readonly id: string
  readonly roomId: string
  readonly roomKind: RoomKind
  readonly roomName?: string
  /** The message that opened this message's thread. */
  readonly threadId?: string
  readonly text: string
  readonly sender: Person
  /** When it was sent or edited, by the workspace's clock. */
  readonly sentAt: EpochMs
}

/** A button under a message; a click posts `command` as the person who clicked. */
export interface Button {
  /** One or two words: longer labels are cut off by the web client. */
  readonly label: string
  /** Starts with `!`, never with `/`, which mobile clients may take for a command of their own. */
  readonly command: string
}

/** One of the bot's own messages. The id is chosen before the first attempt, so that repeated attempts store it once. */
export interface Post {
  readonly id: string
  readonly roomId: string
  readonly threadId?: string
  readonly text: string
  readonly buttons?: readonly Button[]
}

/** A new text for one of the bot's own messages; its buttons and reactions stay. */
export interface Edit {
  readonly roomId: string
  readonly messageId: string
  readonly text: string
}

/** Reactions to one message by emoji name, such as `:+1:`, each with the names of the users who reacted. */
export type ReactionsByEmoji = Readonly<Record<string, readonly string[]>>

/** All current reactions to one of the bot's own messages. */
export interface SeenReactions {
  readonly messageId: string
  readonly roomId: string
  readonly reactions: ReactionsByEmoji
  /** By the workspace's clock: of two for the same message, the later one counts. */
  readonly changedAt: EpochMs
}

/** What happened to messages of a room. */
export interface MessageChanges {
  /** Messages that were edited, with their newest text. `editedAt` is by the workspace's clock. */
  readonly edited: readonly {
    readonly messageId: string
    readonly threadId?: string
    readonly text: string
    readonly editedAt: EpochMs
  }[]
  /** Ids of messages that are gone. */
  readonly deleted: readonly string[]
}

/**
 * `connecting`: no connection yet, or it was lost and is being restored.
 * `ready`: logged in, subscribed, and all missed messages are delivered.
 * `refused`: the workspace doesn't accept the login, and a person has to fix it. Retried rarely.
 */
export type ChatState =
  | { readonly name: 'connecting'; readonly reason?: string }
  | { readonly name: 'ready' }
  | { readonly name: 'refused'; readonly reason: string }

export interface ChatListener {
  /**
   * Takes a message, live or caught up. May be called more than once for the same message.
   * If the promise rejects, the message counts as not received and is read again at the next catch-up.
   */
  message(message: IncomingMessage): Promise<void>
  /**
   * Takes the reactions to one of the bot's own messages whenever the message changes in any way, live or caught up. Called
   * again if the promise rejects.
   */
  reactions?(seen: SeenReactions): Promise<void>
  state(state: ChatState): void
}

/**
 * What the workspace lets people do. Read at every (re)connect, every few minutes, and after a refusal that says it has
 * changed.
 */
export interface WorkspaceSettings {
  /** `/meetup …` reaches the bot from web and desktop clients; undefined when the workspace doesn't say. */
  readonly unrecognizedSlash?: boolean
  /** The longest message allowed, in UTF-16 units. */
  readonly maxMessageLength: number
}

/** The state of the connection, for metrics and the status. */
export interface Heartbeat {
  /** When the workspace last sent anything over the connection, by the bot's clock; undefined if it never has. */
  readonly lastFrameAt: EpochMs | undefined
  /** Messages received over the connection since the start, by people, bots and the bot itself, ordinary talk included. */
  readonly messagesReceived: number
}

/** The workspace as the bot sees it. Its methods throw only `ChatUnavailable` or `ChatRefused`. */
export interface Chat {
  /** Starts connecting and returns immediately. Waits for a server that isn't up yet. */
  start(listener: ChatListener): void
  /** Leaves the workspace; resolves once no more frames will be handled. */
  stop(): Promise<void>
  /** The bot's own account; undefined until the first login. */
  readonly self: Person | undefined
  readonly settings: WorkspaceSettings
  readonly state: ChatState
  readonly heartbeat: Heartbeat
  /**
   * Why the workspace doesn't accept messages from the bot at the moment; undefined when it does. Cleared by the next accepted
   * message.
   */
  readonly postingRefusal: Refusal | undefined
  /** Why it doesn't let the bot edit its messages at the moment; cleared by the next accepted edit. */
  readonly editingRefusal: Refusal | undefined
  /** Reads the settings again. Never rejects. */
  refreshSettings(): Promise<void>
  /** Stores the message once, even if it's called again with the same id. If the response is unclear, reads the message back. */
  post(post: Post): Promise<void>
  /**
   * Changes the text of one of the bot's own messages; the same text again changes nothing. `ChatRefused` when the message is
   * gone or isn't the bot's; `ChatUnavailable` when the workspace doesn't allow edits at the moment.
   */
  edit(edit: Edit): Promise<void>
  /** Adds a reaction; adding it again changes nothing. `emoji` is written as `:name:`. */
  react(messageId: string, emoji: string): Promise<void>
  /** The id of the direct room with a person, which is created if needed. */
  openDirect(personId: string): Promise<string>
  findPerson(by: { readonly id: string } | { readonly username: string }): Promise<Person | undefined>
  /** A room by its name without `#`, or by its id; undefined when the bot can't see one. */
  findRoom(by: { readonly id: string } | { readonly name: string }): Promise<RoomInfo | undefined>
  /** All rooms that the bot has joined, by id. The workspace is only asked what has changed since the last call. */
  joinedRooms(): Promise<ReadonlyMap<string, JoinedRoom>>
  /** Why the bot can't write in a room; undefined when nothing speaks against it. */
  findObstacle(roomId: string): Promise<RoomObstacle | undefined>
  roomRoles(roomId: string, personId: string): Promise<readonly RoomRole[]>
  /** Edits and deletions in a room since an instant. */
  changesIn(roomId: string, since: EpochMs): Promise<MessageChanges>
  /** Whether somebody has joined a room that isn't a direct room; false when the bot may not look. */
  isMember(room: Pick<RoomInfo, 'id' | 'kind'>, person: Person): Promise<boolean>
}
