import type { Chat } from '../messaging/chat.ts'
import { ChatRefused } from '../messaging/chat-errors.ts'
import type { RoomRole } from '../messaging/rooms.ts'
import type { Caller } from './caller.ts'
import type { Who } from './command.ts'

/** Roles belong to user ids, so renaming an account changes nobody's rights. */
export interface RoleRepository {
  has(personId: string, role: 'organizer'): Promise<boolean>
}

/** Whether somebody may run a command. If the bot can't find out, the answer is no. */
export async function mayRun(who: Who, caller: Caller, roles: RoleRepository, chat: Pick<Chat, 'roomRoles'>): Promise<boolean> {
  if (who === 'all') return true
  if (await roles.has(caller.id, 'organizer')) return true
  if (who === 'organizer' || caller.room.kind === 'direct') return false
  const inRoom = await findRoomRoles(chat, caller)
  return inRoom.includes('owner') || inRoom.includes('moderator')
}

/** A direct message between several people has no roles, and the workspace may refuse to list them. */
async function findRoomRoles(chat: Pick<Chat, 'roomRoles'>, { id, room }: Caller): Promise<readonly RoomRole[]> {
  try {
    return await chat.roomRoles(room.id, id)
  } catch (error) {
    if (error instanceof ChatRefused) return []
    throw error
  }
}
