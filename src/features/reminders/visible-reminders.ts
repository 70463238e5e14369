import type { Meetups } from '../meetups/repository.ts'
import { knowsRoom, type Sight } from '../visibility/model.ts'
import type { Reminder } from './model/index.ts'
import type { Reminders } from './repository.ts'

/** Says that the room is private if these readers may not know it now, whatever it was when the reminder was set. */
function seeReceiver<T extends Pick<Reminder, 'to'>>(reminder: T, sight: Sight): T {
  const { to } = reminder
  if (!('roomId' in to) || to.isPrivate || knowsRoom(sight, to.roomId)) return reminder
  return { ...reminder, to: { ...to, isPrivate: true } }
}

/** The same reminders, as these readers may see them, without those of meetups that aren't among `meetups`. */
export function seeReminders(reminders: Reminders, meetups: Pick<Meetups, 'find'>, sight: Sight): Reminders {
  const isVisible = async ({ timing }: Reminder) =>
    timing.kind !== 'before' || (await meetups.find(timing.meetupId)) !== undefined
  const passOne = async (reminder: Reminder | undefined) =>
    reminder !== undefined && (await isVisible(reminder)) ? seeReceiver(reminder, sight) : undefined
  const pass = async (found: readonly Reminder[]) => {
    const visible: Reminder[] = []
    for (const one of found) if (await isVisible(one)) visible.push(seeReceiver(one, sight))
    return visible
  }
  return {
    ...reminders,
    find: async (id) => passOne(await reminders.find(id)),
    lock: async (id) => passOne(await reminders.lock(id)),
    pendingOf: async (personId) => pass(await reminders.pendingOf(personId)),
    pendingInRooms: async (roomId) => pass(await reminders.pendingInRooms(roomId)),
    ofMeetup: async (meetupId) => pass(await reminders.ofMeetup(meetupId)),
  }
}
