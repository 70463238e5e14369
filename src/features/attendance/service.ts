import type { Caller } from '../../command/caller.ts'
import { acknowledge, type Reply, refuse } from '../../command/reply.ts'
import type { Notice } from '../../messaging/notice.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Meetups } from '../meetups/repository.ts'
import { answerButtons, otherWishes } from './answer-buttons.ts'
import { describeAnswer, describeClosed } from './messages.ts'
import { type NewAnswer, type Wish, wishOf } from './model.ts'
import type { AnswerSource, Attendance, EnteredAnswer, EnterResult } from './repository.ts'
import { type MoveUpNeeds, notifyMovedUp } from './seats.ts'

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

/** The meetup somebody named, if people can still answer to it. */
export async function findAnswerable(
  needs: MeetupNeeds,
  ref: MeetupRef | undefined,
  caller: Caller,
): Promise<{ readonly meetup: Meetup } | { readonly problem: string }> {
  const sought = await findMeetup(needs, ref, caller)
  if ('problem' in sought || takesAnswers(sought.meetup, needs.clock.now())) return sought
  const { meetup } = sought
  return { problem: describeClosed(meetup.state === 'cancelled' ? 'cancelled' : 'ended', meetup, caller.lang) }
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
    ...acknowledge(inLanguagesOf(isUndecided ? 'both' : lang, write)),
    ...(isUndecided && { isBilingual: true as const }),
    buttons: answerButtons(meetup, lang, otherWishes(after?.mode).slice(0, 3)),
  }
}
