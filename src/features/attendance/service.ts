import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, replyPrivately } from '../../command/reply.ts'
import type { Notice } from '../../messaging/notice.ts'
import { inLanguagesOf } from '../../shared/i18n/bilingual.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Services } from '../services.ts'
import { answerButtons, describeAnswer, describeClosed, describeMoveUp, otherWishes } from './messages.ts'
import { type Attendee, type NewAnswer, seatKinds, type Wish, wishOf } from './model.ts'
import type { AnswerSource, EnteredAnswer, EnterResult } from './repository.ts'

type Needs = Pick<Services, 'attendance' | 'meetups' | 'series' | 'people' | 'audit' | 'clock' | 'community'>

/** What an answer was before it was changed: all that an undo needs. */
export interface AnswerBefore {
  readonly meetupId: number
  /** Null when there was none. */
  readonly wish: Wish | null
  readonly turn: number | null
}

/** What `going`, `remote`, `maybe` and `not going` do, each with its own wish. */
export async function rsvp(
  needs: Needs & MeetupNeeds,
  caller: Caller,
  wish: Wish,
  ref: MeetupRef | undefined,
): Promise<Reply<AnswerBefore>> {
  const sought = await findMeetup(needs, ref, caller)
  if ('problem' in sought) return refuse(sought.problem)
  const { id: meetupId } = sought.meetup
  const { result, notices } = await recordTyped(needs, meetupId, { wish }, caller)
  if ('closed' in result) return refuseClosed(result.closed, sought.meetup, caller)
  const confirmed = { ...confirmAnswer(needs, result, caller), notices }
  const { before, after } = result
  if (before === after) return confirmed
  const data = { meetupId, wish: before === undefined ? null : wishOf(before.place), turn: before?.turn ?? null }
  return { ...confirmed, undo: { data } }
}

/** Restores the answer that somebody had before, with its place in the line. */
export async function undoRsvp(needs: Needs, { meetupId, wish, turn }: AnswerBefore, caller: Caller): Promise<Reply<never>> {
  const restored = { wish: wish ?? undefined, ...(turn !== null && { turn }) }
  const { result, notices } = await recordTyped(needs, meetupId, restored, caller)
  if ('closed' in result) return refuseClosed(result.closed, await needs.meetups.find(meetupId), caller)
  return { ...confirmAnswer(needs, result, caller), notices }
}

/** Enters an answer, writes what it changed into the audit log, and says who has to be told of a seat. Within a transaction. */
export async function recordAnswer(
  needs: Needs,
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
  const change = `#${meetup.id} ${before?.place ?? 'unanswered'} > ${after?.place ?? 'unanswered'}`
  const detail = source.kind === 'typed' ? change : `${change} by reaction`
  await audit.add({ at, who: given.personId, what: 'answer', where, detail })
  return { result, notices: await notifyMovedUp(needs, meetup, movedUp, where) }
}

/** Writes down that people who waited have a seat, and what each of them is to be told. */
export async function notifyMovedUp(
  { people, audit, clock, community }: Pick<Needs, 'people' | 'audit' | 'clock' | 'community'>,
  meetup: Meetup,
  movedUp: readonly Attendee[],
  where: string,
): Promise<readonly Notice[]> {
  const now = clock.now()
  const notices: Notice[] = []
  for (const { personId, place } of movedUp) {
    const kind = seatKinds.find((one) => one === place) ?? 'room'
    await audit.add({ at: now, who: personId, what: 'moved up', where, detail: `#${meetup.id} waiting > ${kind}` })
    const { language, zone = community.zone } = await people.preferences(personId)
    const text = inLanguagesOf(language, (lang) => describeMoveUp(meetup, kind, community.conduct[lang], { lang, zone, now }))
    notices.push({ to: { personId }, text })
  }
  return notices
}

function recordTyped(
  needs: Needs,
  meetupId: number,
  answer: Pick<NewAnswer, 'wish' | 'turn'>,
  { id: personId, username, room }: Caller,
) {
  return recordAnswer(needs, meetupId, { personId, username, ...answer }, { kind: 'typed' }, room.id)
}

function confirmAnswer(
  { clock, community }: Needs,
  { meetup, before, after, placeInLine }: EnteredAnswer,
  { lang, zone }: Caller,
): Reply<never> {
  const told = { meetup, placeInLine, place: after?.place, isSame: before === after, conduct: community.conduct[lang] }
  return {
    ...replyPrivately(describeAnswer(told, { lang, zone, now: clock.now() })),
    reaction: ':white_check_mark:',
    buttons: answerButtons(meetup, lang, otherWishes(after?.place).slice(0, 3)),
  }
}

function refuseClosed(closed: 'ended' | 'cancelled' | 'unknown', meetup: Meetup | undefined, { lang }: Caller): Reply<never> {
  return refuse(describeClosed(meetup === undefined ? 'unknown' : closed, meetup, lang))
}
