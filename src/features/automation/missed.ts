import type { Notice } from '../../command/command.ts'
import type { Services } from '../../command/context.ts'
import type { Repositories } from '../../command/repositories.ts'
import type { Enqueue } from '../../messaging/enqueue.ts'
import { layOutNotices } from '../../messaging/reply-layout.ts'
import { hourMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { noticeTo, notifyEachOrganizer } from '../people/notice.ts'
import { correctSent, systemActor } from '../reminders/follow-meetup.ts'
import { describeFlood, describeMissed, describeUndelivered } from '../reminders/news-messages.ts'
import { limitOf, lockPlannedOf, pause } from '../reminders/pause.ts'
import type { Miss, Undelivered } from '../reminders/repository.ts'
import { isAutomated } from './model.ts'
import { completeReminder, missTimes } from './send.ts'

/** Makes the reminders of a meetup follow it, and says what has to be corrected. */
export async function followMeetup(needs: Services, tell: Enqueue, meetupId: number): Promise<void> {
  const meetup = await needs.meetups.find(meetupId)
  if (meetup === undefined) return
  const notices = await correctSent(needs, meetup)
  // Only whoever finds the rows as they were has anything to correct, so the time makes the purpose unlike any other.
  await tell(`meetup/${meetupId}/correction/${needs.clock.now()}`, layOutNotices(notices, limitOf(needs)))
}

/**
 * A refusal pauses all that was to be said in the room; what was tried for too long is over, and its owner hears of it. True
 * when it counts as missed.
 */
export async function undoUndelivered(
  needs: Services,
  tell: Enqueue,
  { reminder: seen, refused }: Undelivered,
): Promise<boolean> {
  const reminder = await needs.reminders.hold(seen.id)
  if (reminder === undefined || reminder.messageId === undefined || reminder.messageId !== seen.messageId) return false
  const { to, id, state, madeBy, dueAt, timing } = reminder
  await needs.reminders.change(id, { messageId: null })
  if (state === 'cancelled') return false
  if (refused !== undefined && 'roomId' in to) {
    const others = await lockPlannedOf(needs, to.roomId)
    await pause(needs, tell, [reminder, ...others.filter((other) => other.id !== id)], 'room')
    return false
  }
  if (timing.kind !== 'every') await completeReminder(needs, reminder, undefined, 'missed', 'undelivered')
  if (refused !== undefined || isAutomated(reminder)) {
    await missTimes(needs, reminder, { dueAt, times: 1 }, 'undelivered')
    return true
  }
  const notice = await noticeTo(needs.people, madeBy, (lang) => describeUndelivered(id, lang))
  await tell(`reminder/${id}/undelivered/${seen.messageId}`, layOutNotices([notice], limitOf(needs)))
  return true
}

/** One message to each organizer, and one to whoever has made what was missed. */
export async function reportMisses(needs: Services, tell: Enqueue): Promise<void> {
  const misses = await needs.reminders.takeMisses()
  const [first] = misses
  if (first === undefined) return
  const organizers = (await needs.roles.all()).map(({ personId: id, username }) => ({ id, username }))
  const receivers = new Map([...misses.map(({ reminder }) => reminder.madeBy), ...organizers].map((one) => [one.id, one]))
  receivers.delete(systemActor)
  const notices: Notice[] = []
  for (const receiver of receivers.values()) {
    const isOrganizer = organizers.some(({ id }) => id === receiver.id)
    const isTheirs = ({ reminder }: Miss) => reminder.madeBy.id === receiver.id
    const isShared = ({ reminder }: Miss) => 'roomId' in reminder.to || isAutomated(reminder)
    const listed = misses.filter((miss) => isTheirs(miss) || (isOrganizer && isShared(miss)))
    const lines = listed.map((miss) => ({ ...miss, isOwn: isTheirs(miss) }))
    const { zone = needs.community.zone } = await needs.people.preferences(receiver.id)
    const personal = isOrganizer ? misses.length - listed.length : 0
    notices.push(await noticeTo(needs.people, receiver, (lang: Lang) => describeMissed(lines, personal, lang, zone)))
  }
  const purpose = `reminder/missed/${first.reminder.id}/${first.dueAt}/${needs.clock.now()}`
  await tell(purpose, layOutNotices(notices, limitOf(needs)))
}

/** How often organizers hear of one room. */
export const floodReportMs = hourMs

/** Organizers hear, at most once an hour, that a room had more posts coming than it takes. */
export async function reportFloods(needs: Services, { floods }: Pick<Repositories, 'floods'>, tell: Enqueue): Promise<void> {
  const now = needs.clock.now()
  for (const roomId of await floods.takeUntold(now, floodReportMs)) {
    const [some] = await needs.reminders.pendingInRooms(roomId)
    const name = some !== undefined && 'roomId' in some.to && !some.to.isPrivate ? `\`#${some.to.name}\`` : `\`${roomId}\``
    const notices = await notifyEachOrganizer(needs, (lang) => describeFlood(name, needs.community.postsPerMinute, lang))
    await tell(`flood/${roomId}/${now}`, layOutNotices(notices, limitOf(needs)))
  }
}
