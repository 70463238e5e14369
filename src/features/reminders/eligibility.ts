import { ChatRefused, type Person } from '../../messaging/chat.ts'
import type { JobNeeds } from '../job-needs.ts'
import type { Reminder } from './model/index.ts'
import { isAutomated } from './model/index.ts'

/** Whether a reminder can and may be said where it was to be; a person by the name they have now. */
export type Eligibility = { readonly kind: 'fine'; readonly person?: Person } | { readonly kind: 'room' | 'role' | 'gone' }

/**
 * Asks again what was asked when a reminder was made: is the bot in the room, may its maker still write to all of it, is
 * the person still there. What only rows know, such as who is an organizer, is asked too. One of these asks each thing once,
 * for all reminders that fall due together. It throws ChatUnavailable.
 */
export function createEligibility({
  chat,
  store,
}: Pick<JobNeeds, 'chat' | 'store'>): (reminder: Reminder) => Promise<Eligibility> {
  const joined = createOnce(() => chat.joinedRooms())
  const persons = createOnce((id) => chat.findPerson({ id }))
  const organizers = createOnce((id) => store.roles.has(id, 'organizer'))
  const moderators = createOnce((ids) => mayWriteToAll(chat, ids))

  return async (reminder) => {
    const { to, madeBy } = reminder
    if (!('roomId' in to)) {
      // A step of a plan is for people who show at its time.
      if (isAutomated(reminder)) return { kind: 'fine' }
      const person = await persons(to.id)
      return person === undefined ? { kind: 'gone' } : { kind: 'fine', person }
    }
    if (!(await joined('')).has(to.roomId)) return { kind: 'room' }
    if (isAutomated(reminder) || (await organizers(madeBy.id))) return { kind: 'fine' }
    return { kind: (await moderators(`${to.roomId} ${madeBy.id}`)) ? 'fine' : 'role' }
  }
}

/** `ids` are those of a room and a person; neither has a space in it. */
async function mayWriteToAll(chat: Pick<JobNeeds['chat'], 'roomRoles'>, ids: string): Promise<boolean> {
  const [roomId = '', personId = ''] = ids.split(' ')
  try {
    const roles = await chat.roomRoles(roomId, personId)
    return roles.includes('owner') || roles.includes('moderator')
  } catch (error) {
    if (error instanceof ChatRefused) return false
    throw error
  }
}

/** Looks each thing up once; a failure is not kept. */
function createOnce<T>(look: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const found = known.get(key) ?? look(key)
    known.set(key, found)
    found.catch(() => known.delete(key))
    return found
  }
}
