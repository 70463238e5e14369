import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import { noticeTo } from '../people/notice.ts'
import { describeAnswerBriefly, describeClosed } from './messages.ts'
import { isWaiting, type NewAnswer } from './model.ts'
import type { EnterResult } from './repository.ts'
import type { RsvpNeeds } from './service.ts'

/** For this long, further reactions of a person update the message they got instead of adding another one. */
const oneMessageMs = 10 * minuteMs

/** What somebody is told about the RSVP their reaction made: only what the message they reacted to doesn't show. */
export async function describeReactionTo(
  { people, meetups, clock, community }: RsvpNeeds,
  { personId, wish }: Pick<NewAnswer, 'personId' | 'wish'>,
  meetupId: number,
  result: EnterResult,
): Promise<Notice | undefined> {
  if ('closed' in result) {
    // Removing a reaction after the meetup needs no reply.
    if (wish === undefined) return undefined
    const meetup = await meetups.find(meetupId)
    return noticeTo(people, { id: personId }, (lang) => describeClosed(result.closed, meetup, lang))
  }
  const { meetup, before, after, waitingPosition } = result
  // The reaction itself shows the RSVP. A waiting list is news, and so is what follows it.
  if (before === after || !(isWaiting(before?.mode) || isWaiting(after?.mode))) return undefined
  const { zone = community.zone } = await people.preferences(personId)
  const recorded = { meetup, waitingPosition, mode: after?.mode }
  const notice = await noticeTo(people, { id: personId }, (lang) =>
    describeAnswerBriefly(recorded, { lang, zone, now: clock.now() }),
  )
  return { ...notice, about: { meetupId } }
}

/** A notice for somebody whose reaction to `messageId` changed their RSVP. */
export interface ReactionNotice {
  readonly messageId: string
  readonly personId: string
  readonly notice: Notice
}

/** Queues a notice as one message per person and period, which later reactions of the same period edit. */
export async function enqueueReactionNotice(
  enqueue: Enqueue,
  { messageId, personId, notice }: ReactionNotice,
  { changedAt, isTold }: { readonly changedAt: EpochMs; readonly isTold: boolean },
): Promise<void> {
  const purpose = `rsvp by reaction/${messageId}/${personId}/${periodOf(changedAt)}`
  // Nothing is queued twice for one purpose: this finds the id of the message that was queued before.
  const [toldIn] = await enqueue({ purpose }, [toMessage(notice)])
  if (!isTold || toldIn === undefined) return
  const { to, text, about = {} } = notice
  await enqueue({ purpose: `${purpose}/${changedAt}` }, [{ to, content: { kind: 'edit', messageId: toldIn, text }, about }])
}

/** Numbers the periods in which a person gets one message. */
export function periodOf(at: EpochMs): number {
  return Math.floor(at / oneMessageMs)
}
