import type { Meetups } from '../meetups/repository.ts'
import type { Reminder } from './model/index.ts'
import type { Reminders } from './repository.ts'

/** The same reminders, without those of meetups that aren't among `meetups`. */
export function seeReminders(reminders: Reminders, meetups: Pick<Meetups, 'find'>): Reminders {
  const isVisible = async ({ timing }: Reminder) =>
    timing.kind !== 'before' || (await meetups.find(timing.meetupId)) !== undefined
  const passOne = async (reminder: Reminder | undefined) =>
    reminder !== undefined && (await isVisible(reminder)) ? reminder : undefined
  const pass = async (found: readonly Reminder[]) => {
    const visible: Reminder[] = []
    for (const one of found) if (await isVisible(one)) visible.push(one)
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
