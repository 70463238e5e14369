import type { Services } from '../../command/context.ts'
import type { Enqueue } from '../../messaging/enqueue.ts'
import { layOutNotices } from '../../messaging/reply-layout.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Due } from '../reminders/compose.ts'
import type { Eligibility } from '../reminders/eligibility.ts'
import { systemActor } from '../reminders/follow-meetup.ts'
import type { MissReason } from '../reminders/messages.ts'
import {
  allowedAfter,
  findNextOccurrence,
  isQuiet,
  judgeLateness,
  type Reminder,
  type Repetition,
} from '../reminders/model/index.ts'
import { limitOf, lockPlannedOf, pause } from '../reminders/pause.ts'
import { dueAtFor, quietOf } from '../reminders/quiet-service.ts'
import type { ReminderChange } from '../reminders/repository.ts'
import { composers } from './composers.ts'
import { isAfter, isAutomated, stepOf } from './model.ts'

interface Times {
  readonly nominalAt: number
  readonly dueAt: number
}

/** What has become of a reminder whose time had come. */
export interface SendResult {
  readonly said?: 'on time' | 'late'
  /** How many times of it nobody was told at. */
  readonly missed: number
}

/** Says a reminder that is due, held by this transaction, or writes down why not; and plans its next time. */
export async function sendReminder(
  needs: Services,
  tell: Enqueue,
  reminder: Reminder,
  standing: Eligibility,
): Promise<SendResult> {
  const now = needs.clock.now()
  const { timing } = reminder
  const meetup = timing.kind === 'before' ? await needs.meetups.find(timing.meetupId) : undefined
  // Whatever follows the meetup comes first: the row is looked at again with its new time.
  if (timing.kind === 'before' && (meetup?.state !== 'planned' || meetup.startsAt !== reminder.startsAt)) return unsaid
  if (standing.kind === 'room' && 'roomId' in reminder.to) {
    await pause(needs, tell, await lockPlannedOf(needs, reminder.to.roomId), 'room')
    return unsaid
  }
  if (standing.kind === 'role') {
    await pause(needs, tell, [reminder], 'role')
    return unsaid
  }
  const { times, next, skipped } = await catchUp(needs, reminder, now)
  if (skipped !== undefined) await missTimes(needs, reminder, skipped, 'away')
  const missed = skipped?.times ?? 0
  if (standing.kind !== 'fine') {
    await missNow(needs, reminder, { last: times, next: undefined }, 'gone')
    return { missed: missed + 1 }
  }
  const beginsAt = isAfterMeetup(reminder) ? undefined : meetup?.startsAt
  const lateness = judgeLateness(times.dueAt, now, beginsAt)
  if (lateness === 'begun' || lateness === 'old') {
    await missNow(needs, reminder, { last: times, next }, lateness)
    return { missed: missed + 1 }
  }
  const lookAt = lateness === 'late' ? await endOfQuiet(needs, reminder, now, meetup) : undefined
  if (lookAt !== undefined) {
    await needs.reminders.change(reminder.id, { ...times, lookAt })
    return { missed }
  }
  const lateSince = lateness === 'late' ? times.dueAt : undefined
  const told = await say(needs, tell, { reminder, meetup, person: standing.person, lateSince }, times.nominalAt)
  await completeReminder(needs, reminder, next, 'told', undefined, told)
  return { missed, ...(told.round !== undefined && { said: lateness }) }
}

async function missNow(
  needs: Services,
  reminder: Reminder,
  { last, next }: { readonly last: Times; readonly next: Times | undefined },
  why: MissReason,
): Promise<void> {
  await missTimes(needs, reminder, { dueAt: last.dueAt, times: 1 }, why)
  await completeReminder(needs, reminder, next, 'missed', why)
}

const unsaid: SendResult = { missed: 0 }

/** The last time of a recurring reminder that has come, the one after it, and how many earlier ones nobody was told at. */
export async function catchUp(needs: Services, reminder: Reminder, now: number) {
  const { timing, nominalAt, dueAt } = reminder
  let times: Times = { nominalAt, dueAt }
  if (timing.kind !== 'every') return { times, next: undefined, skipped: undefined }
  let skipped: { readonly dueAt: number; readonly times: number } | undefined
  for (;;) {
    const next = await nextTimes(needs, reminder, timing, times)
    if (next === undefined || next.dueAt > now) return { times, next, skipped }
    skipped = { dueAt: times.dueAt, times: (skipped?.times ?? 0) + 1 }
    times = next
  }
}

/** The next time of a rule, if it hasn't ended. Those that quiet hours put before the last one, as two evenings of one weekend, are one with it. */
async function nextTimes(needs: Services, reminder: Reminder, rule: Repetition, last: Times): Promise<Times | undefined> {
  let { nominalAt } = last
  for (;;) {
    const next = findNextOccurrence(rule, nominalAt)
    if (next === undefined) return undefined
    nominalAt = next.at
    const dueAt = await dueAtFor(needs, reminder, nominalAt, 0)
    if (dueAt > last.dueAt) return { nominalAt, dueAt }
  }
}

export async function missTimes(
  needs: Services,
  { id }: Reminder,
  missed: { readonly dueAt: number; readonly times: number },
  why: MissReason,
): Promise<void> {
  await needs.reminders.miss({ id, ...missed, why })
}

/** What comes late does not break the silence of a room, unless waiting would make it useless. */
async function endOfQuiet(needs: Services, { to }: Reminder, now: number, meetup: Meetup | undefined) {
  if (!('roomId' in to)) return undefined
  const quiet = await quietOf(needs, to.roomId)
  const at = isQuiet(quiet, now) ? allowedAfter(quiet, now) : undefined
  return at !== undefined && (meetup === undefined || at < meetup.startsAt) ? at : undefined
}

/** What has nothing to say leaves its round: nobody has been told anything. Only a reminder of one receiver is watched until it arrives. */
async function say(
  needs: Services,
  tell: Enqueue,
  due: Due,
  nominalAt: number,
): Promise<Pick<ReminderChange, 'round' | 'messageId'>> {
  const { reminder } = due
  const composer = composers[reminder.kind]
  if (composer === undefined) throw new Error(`Nobody knows how to say a reminder of the kind "${reminder.kind}".`)
  const notices = await composer(needs, due)
  if (notices.length === 0) return {}
  const round = reminder.round + 1
  const [messageId = null] = await tell(purposeOf(reminder, nominalAt, round), layOutNotices(notices, limitOf(needs)))
  return { round, messageId: isAutomated(reminder) && !('roomId' in reminder.to) ? null : messageId }
}

/**
 * The time it is for, and not how often it was said: on a restored database that count goes back, and what is said for the
 * first time would be taken for what was said under the same count. Only one without a rule may be said again for its time.
 */
function purposeOf({ id, timing }: Reminder, nominalAt: number, round: number): string {
  return timing.kind === 'every' ? `reminder/${id}/${nominalAt}` : `reminder/${id}/${nominalAt}/${round}`
}

function isAfterMeetup(reminder: Reminder): boolean {
  const step = stepOf(reminder)
  return step !== undefined && isAfter(step)
}

/** Ends this time of a reminder: a recurring one waits for its next, another one is over. */
export async function completeReminder(
  needs: Services,
  { id, to }: Reminder,
  next: Times | undefined,
  state: 'told' | 'missed',
  why: MissReason | undefined,
  said: Pick<ReminderChange, 'round' | 'messageId'> = {},
): Promise<void> {
  const change: ReminderChange = next === undefined ? { state, why: why ?? null } : { ...next, state: 'planned', why: null }
  await needs.reminders.change(id, { ...change, ...said, tries: 0 })
  const what = state === 'told' ? 'remind send' : 'remind miss'
  const detail = why === undefined ? `#${id}` : `#${id} ${why}`
  await needs.audit.add({ at: needs.clock.now(), who: systemActor, what, where: 'roomId' in to ? to.roomId : '', detail })
}
