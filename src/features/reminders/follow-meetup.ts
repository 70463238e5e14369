import type { Notice } from '../../messaging/notice.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Audit } from '../people/audit.ts'
import { noticeTo } from '../people/notice.ts'
import type { People, Rooms } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import { inLanguagesOfRoom } from './compose.ts'
import { dueBefore, isAutomated, type Reminder, roomOf, stepOf } from './model/index.ts'
import { describeCorrection } from './news-messages.ts'
import { dueAtFor, type QuietNeeds } from './quiet-service.ts'
import type { Reminders } from './repository.ts'

export interface FollowNeeds extends QuietNeeds {
  readonly reminders: Reminders
  readonly people: People
  readonly rooms: Pick<Rooms, 'language'>
  readonly audit: Pick<Audit, 'add'>
}

/** Rooms and people (by id) who already hear about the change from the command that makes it. */
export interface ToldOtherwise {
  readonly rooms: ReadonlySet<string>
  readonly people: ReadonlySet<string>
}

const nobody: ToldOtherwise = { rooms: new Set(), people: new Set() }

/**
 * Updates the reminders of a meetup that was moved, cancelled or planned again. Future ones get their new time or are
 * cancelled. Returns corrections for everyone who was told the old date, one per receiver. Running it twice changes nothing
 * more. Call it in the transaction that changes the meetup, or in a later one.
 */
export async function correctSent(
  needs: FollowNeeds,
  meetup: Meetup,
  told: ToldOtherwise = nobody,
): Promise<readonly Notice[]> {
  const corrections = new Map<string, { readonly reminder: Reminder; readonly before: number }>()
  for (const { id } of await needs.reminders.ofMeetup(meetup.id)) {
    const reminder = await needs.reminders.lock(id)
    if (reminder === undefined || !(await follow(needs, reminder, meetup))) continue
    const { to, startsAt = meetup.startsAt } = reminder
    const key = 'roomId' in to ? to.roomId : to.id
    const isTold = 'roomId' in to ? told.rooms.has(key) : told.people.has(key)
    if (!isTold) corrections.set(key, { reminder, before: startsAt })
  }
  const notices: Notice[] = []
  for (const { reminder, before } of corrections.values()) notices.push(await correct(needs, reminder.to, meetup, before))
  return notices
}

/** True when the reminder gave a date that is now wrong. */
async function follow(needs: FollowNeeds, reminder: Reminder, meetup: Meetup): Promise<boolean> {
  const { state, why, startsAt } = reminder
  const now = needs.clock.now()
  const isNews = hasToldDate(reminder) && state !== 'cancelled' && Math.max(startsAt ?? 0, meetup.startsAt) > now
  if (meetup.state === 'cancelled') {
    if (state === 'cancelled' || state === 'missed') return false
    await needs.reminders.change(reminder.id, { state: 'cancelled', why: 'meetup' })
    await auditOwnAct(needs, 'remind cancel', `#${reminder.id} with #${meetup.id}`, roomOf(reminder))
    return isNews
  }
  const isBack = state === 'cancelled' && why === 'meetup'
  if (!isBack && (startsAt === meetup.startsAt || state === 'cancelled' || state === 'missed')) return false
  await retime(needs, reminder, meetup)
  return isNews && startsAt !== meetup.startsAt
}

/**
 * People hear about a change from the command that makes it, and announcements are edited. So among the bot's own steps only
 * reminders posted in rooms need a correction. A step that had nothing to say needs none.
 */
function hasToldDate({ kind, round, to }: Reminder): boolean {
  const step = stepOf({ kind })
  return round > 0 && (step === undefined || ('roomId' in to && step !== 'announce'))
}

/**
 * If the new time has passed but the meetup hasn't begun, the reminder is sent at once: its receiver would get nothing
 * otherwise. The bot's own steps are dropped in that case.
 */
async function retime(needs: FollowNeeds, reminder: Reminder, { id, startsAt, zone }: Meetup): Promise<void> {
  const { timing, state, to, round } = reminder
  if (timing.kind !== 'before') return
  const now = needs.clock.now()
  const due = dueBefore(startsAt, timing.offset, zone)
  const isSaid = state === 'told' || (state === 'cancelled' && round > 0)
  if (isAutomated(reminder) && due <= now && !isSaid) {
    await needs.reminders.change(reminder.id, { state: 'cancelled', why: 'past', startsAt })
    return auditOwnAct(needs, 'remind cancel', `#${reminder.id} with #${id}`, roomOf(reminder))
  }
  const restsAs = isSaid && due <= now ? 'told' : state === 'paused' ? 'paused' : 'planned'
  const nominalAt = restsAs === 'told' ? reminder.nominalAt : Math.max(due, now)
  const dueAt =
    restsAs === 'told' ? reminder.dueAt : await dueAtFor(needs, { kind: reminder.kind, zone, to, startsAt }, nominalAt, now)
  const why = restsAs === 'paused' ? {} : { why: null }
  await needs.reminders.change(reminder.id, { state: restsAs, ...why, startsAt, nominalAt, zone, dueAt, tries: 0 })
  await auditOwnAct(needs, 'remind move', `#${reminder.id} with #${id} ${new Date(dueAt).toISOString()}`, roomOf(reminder))
}

async function correct(needs: FollowNeeds, to: Reminder['to'], meetup: Meetup, before: number): Promise<Notice> {
  const write = (lang: Lang) => describeCorrection(meetup, before, { lang, now: needs.clock.now() })
  const about = { meetupId: meetup.id }
  if (!('roomId' in to))
    return { ...(await noticeTo(needs.people, to, write)), about, unasked: { usefulUntil: Math.min(before, meetup.startsAt) } }
  return { to: { roomId: to.roomId }, text: await inLanguagesOfRoom(needs, to.roomId, write), about }
}
