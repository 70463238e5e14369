import { toMessage } from '../../messaging/outgoing.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import type { Due, ReminderKinds } from './compose.ts'
import { catchUp, latenessFor, type Times, waitsUntil } from './due-times.ts'
import type { Eligibility } from './eligibility.ts'
import { isAutomated, type Reminder, roomOf } from './model/index.ts'
import { describeLate } from './news-messages.ts'
import { lockPlannedOf, type PauseNeeds, pause } from './pause.ts'
import type { QuietNeeds } from './quiet-service.ts'
import type { MissReason } from './reasons.ts'
import { isReplaced, lockReplaced } from './replace-late.ts'
import type { ReminderChange } from './repository.ts'

export interface SendNeeds extends PauseNeeds, QuietNeeds {
  readonly meetups: Pick<Meetups, 'find'>
  readonly audit: Pick<Audit, 'add'>
}

/** What happened to a reminder that was due. */
export interface SendResult {
  readonly said?: 'on time' | 'late'
  /** How many of its times passed without a message. */
  readonly missed: number
}

const unsaid: SendResult = { missed: 0 }

/** Sends a due reminder, which this transaction has locked, or records why not. Then plans its next time. */
export async function sendReminder<N extends SendNeeds>(
  needs: N,
  kinds: ReminderKinds<N>,
  enqueue: Enqueue,
  reminder: Reminder,
  eligibility: Eligibility,
): Promise<SendResult> {
  const now = needs.clock.now()
  const { timing } = reminder
  const meetup = timing.kind === 'before' ? await needs.meetups.find(timing.meetupId) : undefined
  if (timing.kind === 'before' && !holdsFor(reminder, meetup)) return unsaid
  if (await pauseIneligible(needs, enqueue, reminder, eligibility)) return unsaid
  const { times, next, skipped } = await catchUp(needs, reminder, now)
  if (skipped !== undefined) await missTimes(needs, reminder, skipped, 'away')
  const missed = skipped?.times ?? 0
  if (eligibility !== 'fine') {
    await missNow(needs, reminder, { last: times, next: undefined }, 'gone')
    return { missed: missed + 1 }
  }
  // Quiet hours may have moved it before its own time. It's late only after the later of the two.
  const wantedAt = Math.max(times.dueAt, times.nominalAt)
  const lateness = latenessFor(reminder, meetup, wantedAt, now)
  if (lateness === 'begun' || lateness === 'old') {
    await missNow(needs, reminder, { last: times, next }, lateness)
    return { missed: missed + 1 }
  }
  const waitUntil = await waitsUntil(needs, reminder, { ...times, isLate: lateness === 'late' }, now, meetup)
  if (waitUntil !== undefined) {
    await needs.reminders.change(reminder.id, { ...times, lookAt: waitUntil })
    return { missed }
  }
  if (lateness === 'late' && (await isReplaced(needs, reminder, now))) return { missed }
  const late = { since: lateness === 'late' ? wantedAt : undefined, replaced: await lockReplaced(needs, reminder, now) }
  const isSaid = await sendNow(needs, kinds, enqueue, { reminder, meetup, late }, { times, next })
  return isSaid ? { missed, said: lateness } : { missed }
}

/** False when the meetup has changed but the row hasn't been updated yet: it's looked at again at its new time. */
function holdsFor({ startsAt }: Reminder, meetup: Meetup | undefined): boolean {
  return meetup?.state === 'planned' && meetup.startsAt === startsAt
}

/** Pauses what can't be sent until somebody mends the room or gets the role back. */
async function pauseIneligible(
  needs: SendNeeds,
  enqueue: Enqueue,
  reminder: Reminder,
  eligibility: Eligibility,
): Promise<boolean> {
  if ((eligibility === 'no room' || eligibility === 'archived') && 'roomId' in reminder.to) {
    const why = eligibility === 'archived' ? 'archived' : 'gone'
    await pause(needs, enqueue, await lockPlannedOf(needs, reminder.to.roomId), why)
    return true
  }
  if (eligibility !== 'no right') return false
  await pause(needs, enqueue, [reminder], 'role')
  return true
}

/** Says it, also for the late ones it replaces. False when there was nothing to say. */
async function sendNow<N extends SendNeeds>(
  needs: N,
  kinds: ReminderKinds<N>,
  enqueue: Enqueue,
  { reminder, meetup, late }: Pick<Due, 'reminder' | 'meetup'> & { readonly late: Parameters<typeof describeLate>[0] },
  { times, next }: { readonly times: Times; readonly next: Times | undefined },
): Promise<boolean> {
  const lateLines: Due['lateLines'] = (lang, zone) => describeLate(late, kinds, lang, zone)
  const told = await say(needs, kinds, enqueue, { reminder, meetup, lateLines }, times.nominalAt)
  await completeReminder(needs, reminder, next, 'told', undefined, told)
  if (told.round === undefined) return false
  for (const other of late.replaced) await completeReminder(needs, other, undefined, 'told', undefined)
  return true
}

async function missNow(
  needs: SendNeeds,
  reminder: Reminder,
  { last, next }: { readonly last: Times; readonly next: Times | undefined },
  why: MissReason,
): Promise<void> {
  await missTimes(needs, reminder, { dueAt: last.dueAt, times: 1 }, why)
  await completeReminder(needs, reminder, next, 'missed', why)
}

export async function missTimes(
  needs: Pick<SendNeeds, 'reminders'>,
  { id }: Reminder,
  missed: { readonly dueAt: number; readonly times: number },
  why: MissReason,
): Promise<void> {
  await needs.reminders.miss({ id, ...missed, why })
}

/**
 * If a composer has nothing to say, the round doesn't change, because nobody was told. Only a reminder with a single receiver
 * is tracked until it arrives.
 */
async function say<N extends SendNeeds>(
  needs: N,
  { composers }: ReminderKinds<N>,
  enqueue: Enqueue,
  due: Due,
  nominalAt: number,
): Promise<Pick<ReminderChange, 'round' | 'messageId'>> {
  const { reminder } = due
  if (!(reminder.kind in composers)) throw new Error(`A newer version made this reminder: kind "${reminder.kind}".`)
  const about = due.meetup === undefined ? {} : { about: { meetupId: due.meetup.id } }
  const notices = (await composers[reminder.kind](needs, due)).map((notice) => ({ ...notice, ...about }))
  if (notices.length === 0) return {}
  const round = reminder.round + 1
  const [messageId = null] = await enqueue({ purpose: purposeOf(reminder, nominalAt, round) }, notices.map(toMessage))
  return { round, messageId: isAutomated(reminder) && !('roomId' in reminder.to) ? null : messageId }
}

/**
 * Based on the time it's for, not on how often it was sent. A restored database resets that count, and a new message would then
 * get the id of an old one. Only a reminder without a rule may be sent again for the same time.
 */
function purposeOf({ id, timing }: Reminder, nominalAt: number, round: number): string {
  return timing.kind === 'every' ? `reminder/${id}/${nominalAt}` : `reminder/${id}/${nominalAt}/${round}`
}

/** Ends this round of a reminder: a recurring one waits for its next time, any other is done. */
export async function completeReminder(
  needs: Pick<SendNeeds, 'reminders' | 'audit' | 'clock'>,
  reminder: Reminder,
  next: Times | undefined,
  state: 'told' | 'missed',
  why: MissReason | undefined,
  said: Pick<ReminderChange, 'round' | 'messageId'> = {},
): Promise<void> {
  const { id } = reminder
  const change: ReminderChange = next === undefined ? { state, why: why ?? null } : { ...next, state: 'planned', why: null }
  await needs.reminders.change(id, { ...change, ...said, tries: 0 })
  const what = state === 'told' ? 'remind send' : 'remind miss'
  const detail = why === undefined ? `#${id}` : `#${id} ${why}`
  await auditOwnAct(needs, what, detail, roomOf(reminder))
}
