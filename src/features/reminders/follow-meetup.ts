import type { Notice } from '../../command/command.ts'
import type { Services } from '../../command/context.ts'
import { type Lang, langs } from '../../shared/i18n/lang.ts'
import { isAutomated, stepOf } from '../automation/model.ts'
import { automationActor } from '../automation/planned-steps.ts'
import type { Meetup } from '../meetups/model.ts'
import { noticeTo } from '../people/notice.ts'
import { dueBefore, type Reminder } from './model/index.ts'
import { describeCorrection } from './news-messages.ts'
import { dueAtFor } from './quiet-service.ts'

type Needs = Pick<Services, 'reminders' | 'quietRooms' | 'series' | 'community' | 'people' | 'rooms' | 'audit' | 'clock'>

/** Rooms and people (by id) who hear of the change anyway, by whoever makes it. */
export interface ToldOtherwise {
  readonly rooms: ReadonlySet<string>
  readonly people: ReadonlySet<string>
}

const nobody: ToldOtherwise = { rooms: new Set(), people: new Set() }

/** Who acts in the audit log when nobody has asked for it. */
export const systemActor = automationActor.id

/**
 * Makes the reminders of a meetup follow it after it was moved, cancelled or planned again. What is still to be said gets
 * its new time or is cancelled; where the old date was told already, the returned corrections are to be said, one a
 * receiver. Doing it twice is doing it once. Within the transaction that changes the meetup, or a later one.
 */
export async function correctSent(needs: Needs, meetup: Meetup, told: ToldOtherwise = nobody): Promise<readonly Notice[]> {
  const corrections = new Map<string, { readonly reminder: Reminder; readonly before: number }>()
  for (const { id } of await needs.reminders.ofMeetup(meetup.id)) {
    const reminder = await needs.reminders.hold(id)
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

/** True when the reminder had told a date that is not true any more. */
async function follow(needs: Needs, reminder: Reminder, meetup: Meetup): Promise<boolean> {
  const { state, why, startsAt } = reminder
  const now = needs.clock.now()
  const isNews = hasToldDate(reminder) && state !== 'cancelled' && Math.max(startsAt ?? 0, meetup.startsAt) > now
  if (meetup.state === 'cancelled') {
    if (state === 'cancelled' || state === 'missed') return false
    await needs.reminders.change(reminder.id, { state: 'cancelled', why: 'meetup' })
    await note(needs, reminder, 'remind cancel', `#${reminder.id} with #${meetup.id}`)
    return isNews
  }
  const isBack = state === 'cancelled' && why === 'meetup'
  if (!isBack && (startsAt === meetup.startsAt || state === 'cancelled' || state === 'missed')) return false
  await retime(needs, reminder, meetup)
  return isNews && startsAt !== meetup.startsAt
}

/**
 * People hear of a change from whoever makes it, and announcements are kept true: of a plan, what was said in rooms is left.
 * A step that had nothing to say has told nobody.
 */
function hasToldDate({ kind, round, to }: Reminder): boolean {
  const step = stepOf({ kind })
  return round > 0 && (step === undefined || ('roomId' in to && step !== 'announce'))
}

/** One whose new time has passed comes at once, as long as the meetup has not begun: nobody else would tell its receiver. A step of a plan is left out then. */
async function retime(needs: Needs, reminder: Reminder, { id, startsAt, zone }: Meetup): Promise<void> {
  const { timing, state, to, round } = reminder
  if (timing.kind !== 'before') return
  const now = needs.clock.now()
  const due = dueBefore(startsAt, timing.offset, zone)
  const isSaid = state === 'told' || (state === 'cancelled' && round > 0)
  if (isAutomated(reminder) && due <= now && !isSaid) {
    await needs.reminders.change(reminder.id, { state: 'cancelled', why: 'past', startsAt })
    return note(needs, reminder, 'remind cancel', `#${reminder.id} with #${id}`)
  }
  const restsAs = isSaid && due <= now ? 'told' : state === 'paused' ? 'paused' : 'planned'
  const nominalAt = restsAs === 'told' ? reminder.nominalAt : Math.max(due, now)
  const dueAt = restsAs === 'told' ? reminder.dueAt : await dueAtFor(needs, { to, startsAt }, nominalAt, now)
  const why = restsAs === 'paused' ? {} : { why: null }
  await needs.reminders.change(reminder.id, { state: restsAs, ...why, startsAt, nominalAt, dueAt, tries: 0 })
  await note(needs, reminder, 'remind move', `#${reminder.id} with #${id} ${new Date(dueAt).toISOString()}`)
}

async function note({ audit, clock }: Needs, { to }: Reminder, what: string, detail: string): Promise<void> {
  await audit.add({ at: clock.now(), who: systemActor, what, where: 'roomId' in to ? to.roomId : '', detail })
}

async function correct(needs: Needs, to: Reminder['to'], meetup: Meetup, before: number): Promise<Notice> {
  const write = (lang: Lang) => describeCorrection(meetup, before, { lang, now: needs.clock.now() })
  if (!('roomId' in to)) return noticeTo(needs.people, to, write)
  return { to: { roomId: to.roomId }, text: await inLanguagesOfRoom(needs, to.roomId, write) }
}

/** What a room is told of the bot's own accord: in both languages, the room's first. */
export async function inLanguagesOfRoom(
  { rooms }: Pick<Services, 'rooms'>,
  roomId: string,
  write: (lang: Lang) => string,
): Promise<string> {
  const first = (await rooms.language(roomId)) === 'fr' ? 'fr' : 'en'
  return [first, ...langs.filter((lang) => lang !== first)].map((lang) => write(lang as Lang)).join('\n\n')
}
