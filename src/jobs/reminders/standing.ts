import { isOfPlan } from '../../domain/plan.ts'
import type { Reminder } from '../../domain/reminder/index.ts'
import { ChatRefused, type Person } from '../../ports/chat.ts'
import type { JobNeeds } from '../index.ts'

/** Whether a reminder can and may be said where it was to be; a person by the name they have now. */
export type Standing = { readonly kind: 'fine'; readonly person?: Person } | { readonly kind: 'room' | 'role' | 'gone' }

/**
 * Asks again what was asked when the reminder was made: is the bot in the room, may its maker still write to all of it, is
 * the person still there. What only rows know, such as who is an organizer, is asked too.
 * @throws ChatUnavailable
 */
export async function findStanding({ chat, store }: Pick<JobNeeds, 'chat' | 'store'>, reminder: Reminder): Promise<Standing> {
  const { to, madeBy } = reminder
  if (!('roomId' in to)) {
    // A step of a plan is for people who show at its time.
    if (isOfPlan(reminder)) return { kind: 'fine' }
    const person = await chat.findPerson({ id: to.id })
    return person === undefined ? { kind: 'gone' } : { kind: 'fine', person }
  }
  const room = await chat.findRoom({ id: to.roomId })
  if (room === undefined || chat.self === undefined || !(await chat.isMember(room, chat.self))) return { kind: 'room' }
  if (isOfPlan(reminder) || (await store.roles.has(madeBy.id, 'organizer'))) return { kind: 'fine' }
  try {
    const roles = await chat.roomRoles(room.id, madeBy.id)
    return roles.includes('owner') || roles.includes('moderator') ? { kind: 'fine' } : { kind: 'role' }
  } catch (error) {
    if (error instanceof ChatRefused) return { kind: 'role' }
    throw error
  }
}
