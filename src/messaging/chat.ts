import type { EpochMs } from '../shared/clock.ts'

export type RoomKind = 'channel' | 'group' | 'direct'

export interface Person {
  readonly id: string
  readonly username: string
  /** As they want to be called, for instance `Alice Tremblay`. */
  readonly name?: string
  /** The account is closed: its messages stay, and nobody reads what is sent to it. */
  readonly isClosed?: true
  /** An account that no person uses, as far as the workspace says so. */
  readonly isBot?: true
}

/** A message that a person typed in a room which the bot has joined. Edits, system messages and bots are never among them. */
export interface IncomingMessage {
  readonly id: string
  readonly roomId: string
  readonly roomKind: RoomKind
  readonly roomName?: string
  /** The message that opened the thread this one stands in. */
  readonly threadId?: string
  readonly text: string
  readonly sender: Person
  /** By the workspace's clock. */
  readonly sentAt: EpochMs
}

/** A button under a message; a click posts `command` as the person who clicked. */
export interface Button {
  /** One or two words: longer labels are cut off by the web client. */
  readonly label: string
  /** Begins with `!`, never with `/`, which mobile clients may take for a command of their own. */
  readonly command: string
}

/** A message of the bot's own. The id is chosen before the first attempt, so that a repeated attempt is stored once. */
export interface Post {
  readonly id: string
  readonly roomId: string
  readonly threadId?: string
  readonly text: string
  readonly buttons?: readonly Button[]
}

/** A new text for a message of the bot's own; its buttons and the reactions to it stay. */
export interface Edit {
  readonly roomId: string
  readonly messageId: string
  readonly text: string
}

/** Reactions to one message by emoji name, as `:+1:`, each with the user names of those who gave it. */
export type ReactionsByEmoji = Readonly<Record<string, readonly string[]>>

/** All reactions that one of the bot's own messages has at a time. */
export interface SeenReactions {
  readonly messageId: string
  readonly roomId: string
  readonly reactions: ReactionsByEmoji
  /** By the workspace's clock: of two for the same message, the later one holds. */
  readonly changedAt: EpochMs
}

/**
 * `connecting`: no connection yet, or it was lost and is being made again.
 * `ready`: logged in, subscribed, and everything missed has been heard.
 * `refused`: the workspace does not accept the login; a person has to mend it. Tried again rarely.
 */
export type ChatState =
  | { readonly name: 'connecting'; readonly reason?: string }
  | { readonly name: 'ready' }
  | { readonly name: 'refused'; readonly reason: string }

export interface ChatListener {
  /**
   * Takes a message that was heard, live or caught up. The same message may be handed over more than once.
   * When the promise is rejected the message counts as not heard, and is read again at the next catch-up.
   */
  message(message: IncomingMessage): Promise<void>
  /**
   * Takes the reactions to one of the bot's own messages whenever something about the message has changed, live or caught
   * up; often nothing that matters. Offered again when the promise is rejected.
   */
  reactions?(seen: SeenReactions): Promise<void>
  state(state: ChatState): void
}

/** What the workspace lets people do. Read at every (re)connect, every few minutes, and when a refusal says that it has changed. */
export interface WorkspaceSettings {
  /** `/meetup …` reaches the bot from web and desktop clients; undefined when the workspace does not tell. */
  readonly unrecognizedSlash?: boolean
  /** UTF-16 units a message may have. */
  readonly maxMessageLength: number
}

export type RoomRole = 'owner' | 'moderator' | 'leader'

export interface RoomInfo {
  readonly id: string
  readonly kind: RoomKind
  /** Without `#`; direct rooms have none. */
  readonly name?: string
  /** How many people are in it, bots included; undefined when the workspace does not tell. */
  readonly members?: number
}

/** How the connection is doing, for metrics and the status. */
export interface Heartbeat {
  /** When the workspace last sent anything over the connection, by the bot's clock; undefined when it never has. */
  readonly lastFrameAt: EpochMs | undefined
  /** Messages received over the connection since the start: people's, bots' and the bot's own, ordinary talk included. */
  readonly messagesReceived: number
}

/** The workspace as the bot sees it. Its methods throw `ChatUnavailable` or `ChatRefused`, nothing else. */
export interface Chat {
  /** Begins to connect and returns at once; a server that is not there yet is waited for. */
  start(listener: ChatListener): void
  /** Leaves the workspace; resolves when no frame will be handled any more. */
  stop(): Promise<void>
  /** The bot's own account; undefined until the first login. */
  readonly self: Person | undefined
  readonly settings: WorkspaceSettings
  readonly state: ChatState
  readonly heartbeat: Heartbeat
  /** Why the workspace takes no messages from the bot at the moment; undefined while it does. Ends with the next message it takes. */
  readonly postingRefusal: Refusal | undefined
  /** Stores the message once, however often it is called with the same id, and proves it by reading back where the answer is in doubt. */
  post(post: Post): Promise<void>
  /**
   * Gives a message of the bot's own a new text; the same text again changes nothing. Refused when the message is gone or is not
   * the bot's; when the workspace doesn't allow edits at the moment, it is unavailable.
   */
  edit(edit: Edit): Promise<void>
  /** Adds a reaction; adding it twice is adding it once. `emoji` as `:name:`. */
  react(messageId: string, emoji: string): Promise<void>
  /** The id of the direct room with a person, made when there is none. */
  openDirect(personId: string): Promise<string>
  findPerson(by: { readonly id: string } | { readonly username: string }): Promise<Person | undefined>
  /** A room by its name without `#`, or by its id; undefined when there is none that the bot can see. */
  findRoom(by: { readonly id: string } | { readonly name: string }): Promise<RoomInfo | undefined>
  /** The ids of all rooms that the bot has joined. */
  joinedRooms(): Promise<ReadonlySet<string>>
  roomRoles(roomId: string, personId: string): Promise<readonly RoomRole[]>
  /** Whether somebody has joined a room that is no direct room; false when the bot may not look. */
  isMember(room: Pick<RoomInfo, 'id' | 'kind'>, person: Person): Promise<boolean>
}

/**
 * What a refusal is about. Only `message` and `room` can be final. The workspace may lift the others any time. `unknown`: the
 * reason is not among the known refusals.
 */
export type RefusalScope = 'message' | 'room' | 'account' | 'workspace' | 'unknown'

export interface Refusal {
  /** The workspace's own word for it, as `error-not-allowed`. */
  readonly code: string
  readonly about: RefusalScope
}

/** The workspace did not do it now; the same call may succeed later. */
export class ChatUnavailable extends Error {
  override readonly name = 'ChatUnavailable'
  /** How long the workspace asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Set when the workspace understood the call and refused it for a reason that may pass. */
  readonly refusal: Refusal | undefined

  constructor(message: string, options?: ErrorOptions & { readonly retryAfterMs?: number; readonly refusal?: Refusal }) {
    super(message, options)
    this.retryAfterMs = options?.retryAfterMs
    this.refusal = options?.refusal
  }
}

/** The workspace understood the call and refused it because of this message or this room; the same call would fail again. */
export class ChatRefused extends Error implements Refusal {
  override readonly name = 'ChatRefused'
  readonly code: string
  readonly about: 'message' | 'room'

  constructor(code: string, message: string, options?: ErrorOptions & { readonly about?: 'message' | 'room' }) {
    super(message, options)
    this.code = code
    this.about = options?.about ?? 'message'
  }
}
