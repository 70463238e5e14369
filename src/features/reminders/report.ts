import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import { isRoomObstacle } from '../../messaging/rooms.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import { hourMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetups } from '../meetups/repository.ts'
import { listOrganizers, noticeTo, notifyEachOrganizer } from '../people/notice.ts'
import { systemActor } from '../people/system-actor.ts'
import type { ReminderKinds } from './compose.ts'
import { correctSent, type FollowNeeds } from './follow-meetup.ts'
import { isAutomated } from './model/index.ts'
import { lockPlannedOf, type PauseNeeds, pause } from './pause.ts'
import type { Floods } from './quiet-rooms.ts'
import type { Miss, Reminders, Undelivered } from './repository.ts'
import { completeReminder, missTimes } from './send.ts'
import { describeFlood, describeMissed, describeUndelivered } from './trouble-messages.ts'

/** Updates the reminders of a meetup that has changed, and sends corrections to everyone who was given the old date. */
export async function followMeetup(
  needs: FollowNeeds & { readonly meetups: Pick<Meetups, 'find'> },
  enqueue: Enqueue,
  meetupId: number,
): Promise<void> {
  const meetup = await needs.meetups.find(meetupId)
  if (meetup === undefined) return
  const notices = await correctSent(needs, meetup)
  // Only the transaction that finds the rows unchanged has anything to correct, so the time makes the purpose unique.
  await enqueue({ purpose: `meetup/${meetupId}/correction/${needs.clock.now()}` }, notices.map(toMessage))
}

/**
 * If the room refused it, everything planned there is paused. A message that was tried for too long is given up and its owner
 * is told. Returns true when it counts as missed.
 */
export async function undoUndelivered(
  needs: PauseNeeds,
  enqueue: Enqueue,
  { reminder: seen, refused }: Undelivered,
): Promise<boolean> {
  const reminder = await needs.reminders.lock(seen.id)
  if (reminder === undefined || reminder.messageId === undefined || reminder.messageId !== seen.messageId) return false
  const { to, id, state, madeBy, dueAt, timing } = reminder
  await needs.reminders.change(id, { messageId: null })
  if (state === 'cancelled') return false
  if (refused !== undefined && 'roomId' in to) {
    const others = await lockPlannedOf(needs, to.roomId)
    await pause(
      needs,
      enqueue,
      [reminder, ...others.filter((other) => other.id !== id)],
      isRoomObstacle(refused) ? refused : 'room',
    )
    return false
  }
  if (timing.kind !== 'every') await completeReminder(needs, reminder, undefined, 'missed', 'undelivered')
  if (refused !== undefined || isAutomated(reminder)) {
    await missTimes(needs, reminder, { dueAt, times: 1 }, 'undelivered')
    return true
  }
  const notice = await noticeTo(needs.people, madeBy, (lang) => describeUndelivered(id, lang))
  await enqueue({ purpose: `reminder/${id}/undelivered/${seen.messageId}` }, [notice].map(toMessage))
  return true
}

/** One message to each organizer and to each author of a missed reminder. */
export async function reportMisses(
  needs: PauseNeeds & { readonly community: { readonly zone: string } },
  { nameStep }: Pick<ReminderKinds<never>, 'nameStep'>,
  enqueue: Enqueue,
): Promise<void> {
  const misses = await needs.reminders.takeMisses()
  const [first] = misses
  if (first === undefined) return
  const organizers = await listOrganizers(needs)
  const receivers = new Map([...misses.map(({ reminder }) => reminder.madeBy), ...organizers].map((one) => [one.id, one]))
  receivers.delete(systemActor.id)
  const notices: Notice[] = []
  for (const receiver of receivers.values()) {
    const isOrganizer = organizers.some(({ id }) => id === receiver.id)
    const isTheirs = ({ reminder }: Miss) => reminder.madeBy.id === receiver.id
    const isShared = ({ reminder }: Miss) => 'roomId' in reminder.to || isAutomated(reminder)
    const listed = misses.filter((miss) => isTheirs(miss) || (isOrganizer && isShared(miss)))
    const lines = listed.map((miss) => ({ ...miss, isOwn: isTheirs(miss) }))
    const { zone = needs.community.zone } = await needs.people.preferences(receiver.id)
    const personal = isOrganizer ? misses.length - listed.length : 0
    notices.push(
      await noticeTo(needs.people, receiver, (lang: Lang) => describeMissed(lines, { personal, nameStep, lang, zone })),
    )
  }
  const purpose = `reminder/missed/${first.reminder.id}/${first.dueAt}/${needs.clock.now()}`
  await enqueue({ purpose }, notices.map(toMessage))
}

/** How often organizers hear about one room. */
export const floodReportMs = hourMs

interface FloodNeeds extends Pick<PauseNeeds, 'roles' | 'people' | 'clock'> {
  readonly floods: Floods
  readonly reminders: Pick<Reminders, 'pendingInRooms'>
  readonly community: { readonly postsPerMinute: number }
}

/** Tells organizers, at most once an hour, that a room had more posts waiting than its limit per minute. */
export async function reportFloods(needs: FloodNeeds, enqueue: Enqueue): Promise<void> {
  const now = needs.clock.now()
  for (const roomId of await needs.floods.takeUntold(now, floodReportMs)) {
    const [some] = await needs.reminders.pendingInRooms(roomId)
    const name = some !== undefined && 'roomId' in some.to && !some.to.isPrivate ? `\`#${some.to.name}\`` : `\`${roomId}\``
    const notices = await notifyEachOrganizer(needs, (lang) => describeFlood(name, needs.community.postsPerMinute, lang))
    await enqueue({ purpose: `flood/${roomId}/${now}` }, notices.map(toMessage))
  }
}
