import type { IncomingMessage, Person } from '../../messaging/chat.ts'
import { editableMs, editedIdOf, typedIdOf } from '../../messaging/derived-ids.ts'
import type { RoomKind } from '../../messaging/rooms.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { isJson } from './json.ts'
import { readName, readRoomKind, readTime, type WireMessage, type WireRoom } from './wire.ts'

export interface Filter {
  /** Messages sent before this are ignored: too old to reply to, or from before the bot's first start. */
  oldest(): EpochMs
  /** The message, if a person typed it and it may be a command; undefined otherwise. Nearly every call returns early. */
  accept(message: WireMessage, room: WireRoom): IncomingMessage | undefined
  /**
   * The same for a message that was read after the bot had heard nothing since an instant. Of one that was sent and edited
   * meanwhile, both are accepted: whoever has heard the first words ignores them, everybody else ignores the edit.
   */
  acceptMissed(message: WireMessage, room: WireRoom, since: EpochMs): readonly IncomingMessage[]
}

interface FilterOptions {
  readonly selfId: () => string | undefined
  readonly allowedBots: readonly string[]
  readonly oldest: () => EpochMs
  readonly prefilter: (text: string, roomKind: RoomKind, isInThread: boolean) => boolean
}

/**
 * Rocket.Chat sends a message again whenever anything about it changes (a reaction, a pin, a reply in its thread), and nothing
 * says that it's old. The age check here and the recent ids in `incoming-queue.ts` tell it from a new command. The words of an
 * edit are a message of their own, so that they too are heard once.
 */
export function createFilter({ selfId, allowedBots, oldest, prefilter }: FilterOptions): Filter {
  const allowed = new Set(allowedBots)

  function accept(message: WireMessage, room: WireRoom): IncomingMessage | undefined {
    // A public channel's messages come to everyone who may see it, joined or not.
    if (room.roomParticipant !== true || message.t !== undefined) return undefined
    // PostgreSQL can't store NUL, so a message with one would be retried forever.
    const text = typeof message.msg === 'string' ? message.msg.replaceAll('\0', '') : undefined
    const sender = readSender(message.u)
    if (sender === undefined || sender.id === selfId()) return undefined
    const roomKind = kindOfRoom(message, room, sender, selfId())
    if (text === undefined || text === '' || roomKind === undefined) return undefined
    if (message.bot && !allowed.has(sender.username)) return undefined
    const sentAt = readTime(message.ts)
    if (sentAt === undefined || sentAt < oldest()) return undefined
    if (message.editedAt !== undefined && !isEditedSoon(message, sender, sentAt)) return undefined
    return prefilter(text, roomKind, message.tmid !== undefined)
      ? complete(message, room, { text, roomKind, sender, sentAt })
      : undefined
  }

  return {
    oldest,
    accept,
    acceptMissed(message, room, since) {
      const edited = accept(message, room)
      const sentAt = readTime(message.ts)
      const isUnheard = message.editedAt !== undefined && sentAt !== undefined && sentAt >= since
      const unedited = isUnheard ? accept({ ...message, editedAt: undefined }, room) : undefined
      return [unedited, edited].filter((one) => one !== undefined)
    },
  }
}

/** Moderators edit other people's messages too; that says nothing about what those people want. */
function isEditedSoon({ editedAt, editedBy }: WireMessage, sender: Person, sentAt: EpochMs): boolean {
  const at = readTime(editedAt)
  return at !== undefined && at - sentAt <= editableMs && isJson(editedBy) && editedBy['_id'] === sender.id
}

/**
 * A direct message between several people is a private room like any other: plain words in it are talk among them. Between two
 * people, the id of the room consists of their two ids.
 */
function kindOfRoom({ rid }: WireMessage, room: WireRoom, sender: Person, self: string | undefined): RoomKind | undefined {
  const kind = readRoomKind(room.roomType)
  if (kind !== 'direct' || rid === `${sender.id}${self}` || rid === `${self}${sender.id}`) return kind
  return 'group'
}

type Known = Pick<IncomingMessage, 'text' | 'roomKind' | 'sender' | 'sentAt'>

function complete(message: WireMessage, room: WireRoom, known: Known): IncomingMessage | undefined {
  const id = readName(message._id)
  const roomId = readName(message.rid)
  // Nobody's client makes ids like those that the inbox derives.
  if (id === undefined || roomId === undefined || typedIdOf(id) !== id) return undefined
  // Those of direct messages list who is in them.
  const roomName = readRoomKind(room.roomType) === 'direct' ? undefined : readName(room.roomName)
  const threadId = readName(message.tmid)
  const editedAt = readTime(message.editedAt)
  return {
    id: editedAt === undefined ? id : editedIdOf(id, editedAt),
    roomId,
    ...known,
    ...(editedAt !== undefined && { sentAt: editedAt }),
    ...(roomName === undefined ? {} : { roomName }),
    ...(threadId === undefined ? {} : { threadId }),
  }
}

function readSender(value: unknown): Person | undefined {
  if (!isJson(value)) return undefined
  const id = readName(value['_id'])
  const username = readName(value['username'])
  return id === undefined || username === undefined ? undefined : { id, username }
}
