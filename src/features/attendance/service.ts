import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, replyPrivately } from '../../command/reply.ts'
import type { Notice } from '../../messaging/notice.ts'
import type { Clock } from '../../shared/clock.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { noticeTo } from '../people/notice.ts'
import type { People } from '../people/repository.ts'
import { answerButtons, otherWishes } from './answer-buttons.ts'
import { describeAnswer, describeClosed, describeMoveUp } from './messages.ts'
import { type Attendee, type NewAnswer, seatKinds, type Wish, wishOf } from './model.ts'
import type { AnswerSource, Attendance, EnteredAnswer, EnterResult } from './repository.ts'

/** What a notice to people with a new seat needs. */
export interface MoveUpNeeds {
  readonly people: People
  readonly audit: Audit
  readonly clock: Clock
  readonly community: { readonly zone: string; readonly conduct: Readonly<Record<Lang, string>> }
}

export interface RsvpNeeds extends MoveUpNeeds {
  readonly attendance: Attendance
  readonly meetups: Pick<Meetups, 'find'>
}

/** The RSVP before a change: all that an undo needs. */
export interface AnswerBefore {
  readonly meetupId: number
  /** Null when there was none. */
  readonly wish: Wish | null
  readonly turn: number | null
}

/** What `going`, `remote`, `maybe` and `not going` do, each with its own wish. */
export async function rsvp(
  needs: RsvpNeeds & MeetupNeeds,
  caller: Caller,
  wish: Wish,
  ref: MeetupRef | undefined,
): Promise<Reply<AnswerBefore>> {
  const sought = await findMeetup(needs, ref, caller)
  if ('problem' in sought) return refuse(sought.problem)
  const { id: meetupId } = sought.meetup
  const { result, notices } = await recordTyped(needs, meetupId, { wish }, caller)
  if ('closed' in result) return refuse(describeClosed(result.closed, sought.meetup, caller.lang))
  const confirmation = { ...confirmAnswer(needs, result, caller), notices }
  const { before, after } = result
  if (before === after) return confirmation
  const data = { meetupId, wish: before === undefined ? null : wishOf(before.mode), turn: before?.turn ?? null }
  return { ...confirmation, undo: { data } }
}

/** Restores somebody's earlier RSVP, with its position on the waiting list. */
export async function undoRsvp(
  needs: RsvpNeeds,
  { meetupId, wish, turn }: AnswerBefore,
  caller: Caller,
): Promise<Reply<never>> {
  // They may no longer be in the room that it belongs to.
  const meetup = await needs.meetups.find(meetupId)
  if (meetup === undefined) return refuse(describeClosed('unknown', meetup, caller.lang))
  const restored = { wish: wish ?? undefined, ...(turn !== null && { turn }) }
  const { result, notices } = await recordTyped(needs, meetupId, restored, caller)
  if ('closed' in result) return refuse(describeClosed(result.closed, meetup, caller.lang))
  return { ...confirmAnswer(needs, result, caller), notices }
}

/** Records an RSVP and an audit entry, and returns notices for the people it gave a seat. Within a transaction. */
export async function recordAnswer(
  needs: RsvpNeeds,
  meetupId: number,
  given: NewAnswer,
  source: AnswerSource,
  where: string,
): Promise<{ readonly result: EnterResult; readonly notices: readonly Notice[] }> {
  const { attendance, audit, clock } = needs
  const at = clock.now()
  const result = await attendance.enter(meetupId, given, source, at)
  if ('closed' in result || result.before === result.after) return { result, notices: [] }
  const { before, after, meetup, movedUp } = result
  const change = `#${meetup.id} ${before?.mode ?? 'unanswered'} > ${after?.mode ?? 'unanswered'}`
  const detail = source.kind === 'typed' ? change : `${change} by reaction`
  await audit.add({ at, who: given.personId, what: 'answer', where, detail })
  return { result, notices: await notifyMovedUp(needs, meetup, movedUp, where) }
}

/** Records in the audit log who got a seat from the waiting list, and returns a notice for each. */
export async function notifyMovedUp(
  { people, audit, clock, community }: MoveUpNeeds,
  meetup: Meetup,
  movedUp: readonly Attendee[],
  where: string,
): Promise<readonly Notice[]> {
  const now = clock.now()
  const notices: Notice[] = []
  for (const { personId, mode } of movedUp) {
    const kind = seatKinds.find((one) => one === mode) ?? 'room'
    await audit.add({ at: now, who: personId, what: 'moved up', where, detail: `#${meetup.id} waiting > ${kind}` })
    const { zone = community.zone } = await people.preferences(personId)
    const notice = await noticeTo(people, { id: personId }, (lang) =>
      describeMoveUp(meetup, kind, community.conduct[lang], { lang, zone, now }),
    )
    notices.push({ ...notice, about: { meetupId: meetup.id }, unasked: { usefulUntil: meetup.startsAt } })
  }
  return notices
}

function recordTyped(
  needs: RsvpNeeds,
  meetupId: number,
  answer: Pick<NewAnswer, 'wish' | 'turn'>,
  { id: personId, username, room }: Caller,
) {
  return recordAnswer(needs, meetupId, { personId, username, ...answer }, { kind: 'typed' }, room.id)
}

function confirmAnswer(
  { clock, community }: Pick<RsvpNeeds, 'clock' | 'community'>,
  { meetup, before, after, waitingPosition }: EnteredAnswer,
  { lang, zone, isUndecided }: Caller,
): Reply<never> {
  const recorded = { meetup, waitingPosition, mode: after?.mode, isSame: before === after }
  const write = (one: Lang) =>
    describeAnswer({ ...recorded, conduct: community.conduct[one] }, { lang: one, zone, now: clock.now() })
  return {
    ...replyPrivately(inLanguagesOf(isUndecided ? 'both' : lang, write)),
    ...(isUndecided && { isBilingual: true as const }),
    reaction: ':white_check_mark:',
    buttons: answerButtons(meetup, lang, otherWishes(after?.mode).slice(0, 3)),
  }
}
