import type { Chat } from '../../messaging/chat.ts'
import { ChatRefused } from '../../messaging/chat-errors.ts'
import type { Roles } from '../people/repository.ts'
import { isAutomated, type Reminder } from './model/index.ts'

/** Whether a reminder may still be sent to its receiver. */
export type Eligibility = 'fine' | 'no room' | 'archived' | 'no right' | 'no account'

export interface EligibilityNeeds {
  readonly chat: Pick<Chat, 'joinedRooms' | 'findPerson' | 'roomRoles'>
  readonly roles: Pick<Roles, 'has'>
}

/**
 * Repeats the checks from when a reminder was created: is the bot in the room, may the author still notify everyone in it, does
 * the person still have an account. One checker looks each thing up once for all reminders that are due together. Throws
 * ChatUnavailable.
 */
export function createEligibility({ chat, roles }: EligibilityNeeds): (reminder: Reminder) => Promise<Eligibility> {
  const joined = createOnce(() => chat.joinedRooms())
  const persons = createOnce((id) => chat.findPerson({ id }))
  const organizers = createOnce((id) => roles.has(id, 'organizer'))
  const moderators = createOnce((ids) => mayWriteToAll(chat, ids))

  return async (reminder) => {
    const { to, madeBy } = reminder
    if (!('roomId' in to)) {
      // The bot's own steps look up their people when they are composed.
      if (isAutomated(reminder)) return 'fine'
      return (await persons(to.id)) === undefined ? 'no account' : 'fine'
    }
    const room = (await joined('')).get(to.roomId)
    if (room === undefined) return 'no room'
    if (room.isArchived === true) return 'archived'
    if (isAutomated(reminder) || (await organizers(madeBy.id))) return 'fine'
    return (await moderators(`${to.roomId} ${madeBy.id}`)) ? 'fine' : 'no right'
  }
}

/** `ids` are the ids of a room and a person; neither contains a space. */
async function mayWriteToAll(chat: Pick<Chat, 'roomRoles'>, ids: string): Promise<boolean> {
  const [roomId = '', personId = ''] = ids.split(' ')
  try {
    const roles = await chat.roomRoles(roomId, personId)
    return roles.includes('owner') || roles.includes('moderator')
  } catch (error) {
    if (error instanceof ChatRefused) return false
    throw error
  }
}

/** Looks each key up once; a failed lookup is tried again. */
function createOnce<T>(lookUp: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const found = known.get(key) ?? lookUp(key)
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found
  }
}
