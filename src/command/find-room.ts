import type { Chat } from '../messaging/chat.ts'
import type { AskedRoom } from './args/args.ts'
import type { Caller } from './caller.ts'

/**
 * A room, if the caller may know of it: a private one only exists for its members, and a direct one for nobody.
 * @throws ChatUnavailable, ChatRefused
 */
export async function findRoomFor(
  chat: Pick<Chat, 'self' | 'findRoom' | 'roomRoles' | 'isMember'>,
  { id, username }: Pick<Caller, 'id' | 'username'>,
  name: string,
): Promise<AskedRoom | undefined> {
  const { self } = chat
  const room = await chat.findRoom({ name })
  if (self === undefined || room?.name === undefined || room.kind === 'direct') return undefined
  const isPrivate = room.kind === 'group'
  if (isPrivate && !(await chat.isMember(room, { id, username }))) return undefined
  const isBotIn = await chat.isMember(room, self)
  const roles = isBotIn ? await chat.roomRoles(room.id, id) : []
  const isModerated = roles.includes('owner') || roles.includes('moderator')
  return { id: room.id, name: room.name, isPrivate, isBotIn, isModerated }
}
