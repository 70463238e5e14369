import type { Chat } from '../messaging/chat.ts'
import type { Caller, Who } from './command.ts'
import type { Roles } from './repositories.ts'

/** Whether somebody may run a command. What cannot be found out is a no. */
export async function mayRun(who: Who, caller: Caller, roles: Roles, chat: Pick<Chat, 'roomRoles'>): Promise<boolean> {
  if (who === 'all') return true
  if (await roles.has(caller.id, 'organizer')) return true
  if (who === 'organizer' || caller.room.kind === 'direct') return false
  const inRoom = await chat.roomRoles(caller.room.id, caller.id)
  return inRoom.includes('owner') || inRoom.includes('moderator')
}
