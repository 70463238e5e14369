import { membersOf } from '../database.ts'
import { randomId } from '../ids.ts'
import type { Message, Room, UserRef } from '../records.ts'
import type { Workspace } from '../workspace.ts'

/** Sends everybody the current state of a message. Nothing in the streams says whether it's new, edited or reacted to. */
export function emitMessage(workspace: Workspace, message: Message): void {
  const room = workspace.db.rooms.get(message.rid)
  if (room === undefined) return
  message._updatedAt = new Date(workspace.now())
  workspace.events.emit({ kind: 'message', message, room })
}

export function emitRoom(workspace: Workspace, room: Room, action: 'inserted' | 'updated' = 'updated'): void {
  room._updatedAt = new Date(workspace.now())
  const userIds = membersOf(workspace.db, room._id).map((subscription) => subscription.u._id)
  workspace.events.emit({ kind: 'room', action, room, userIds })
}

/** Counts a new message. Thread replies and system messages don't become the room's last message. */
export function touchRoom(workspace: Workspace, room: Room, message: Message): void {
  room.msgs += 1
  if (message.t === undefined && (message.tmid === undefined || message.tshow === true)) {
    room.lm = message.ts
    room.lastMessage = message
  }
  emitRoom(workspace, room)
}

/** A line written by the server itself: `uj` joined, `ul` left, `ru` removed, `au` added, `room_changed_topic`. */
export function writeSystemMessage(workspace: Workspace, room: Room, type: string, author: UserRef, text: string): Message {
  const now = new Date(workspace.now())
  const message: Message = {
    _id: randomId(),
    t: type,
    rid: room._id,
    ts: now,
    msg: text,
    u: author,
    groupable: false,
    _updatedAt: now,
  }
  workspace.db.messages.set(message._id, message)
  touchRoom(workspace, room, message)
  emitMessage(workspace, message)
  return message
}
