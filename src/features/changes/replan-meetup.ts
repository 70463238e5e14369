import type { Caller } from '../../command/caller.ts'
import type { Notice } from '../../messaging/notice.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Attendance } from '../attendance/repository.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MeetupChange, Meetups } from '../meetups/repository.ts'
import type { SeriesRepository } from '../series/repository.ts'
import { isScheduled, type StoredTalkState, type Talk } from '../talks/model.ts'
import type { Talks } from '../talks/repository.ts'
import { changeTalk, type TalkNeeds } from '../talks/service.ts'
import { type ChangeNeeds, moveMeetup } from './change-meetup.ts'
import { findConcerned, type OpenedMeetup, type OpenNeeds } from './open-meetup.ts'

type FindNeeds = Pick<OpenNeeds, 'announcements' | 'clock'> & {
  readonly meetups: Pick<Meetups, 'between'>
  readonly attendance: Pick<Attendance, 'of'>
  readonly talks: Pick<Talks, 'backlog' | 'history'>
}

export type ReopenNeeds = FindNeeds & OpenNeeds & { readonly talks: Pick<Talks, 'backlog' | 'history' | 'lock'> }

export type ReplanNeeds = ChangeNeeds & TalkNeeds & { readonly series: Pick<SeriesRepository, 'skipped'> }

/** What somebody plans: the title that the new meetup would have, and whether they typed it. */
interface NewPlan {
  readonly title: string | undefined
  readonly isTitled: boolean
  readonly seriesId: number | undefined
  readonly roomId: string | undefined
}

/** For this long, planning a cancelled meetup again means moving it. */
const sameMeetupMs = dayMs

const comingDays = 400

/**
 * The meetup that was cancelled less than a day ago and is now planned again: of the same series, or of the same room with the same
 * title. Another title means another meetup. One that nobody had heard of doesn't count.
 */
export async function findCancelled(needs: FindNeeds, plan: NewPlan): Promise<Meetup | undefined> {
  const now = needs.clock.now()
  const around = await needs.meetups.between(now - dayMs, now + comingDays * dayMs, plan.seriesId)
  const recent = around
    .filter(({ state, changedAt }) => state === 'cancelled' && changedAt > now - sameMeetupMs)
    .filter((meetup) => isSamePlan(meetup, plan))
    .toSorted((a, b) => b.changedAt - a.changedAt)
  for (const meetup of recent) if (await isKnown(needs, meetup)) return meetup
  return undefined
}

function isSamePlan({ title, series, roomId }: Meetup, plan: NewPlan): boolean {
  const isSameTitle = fold(title ?? '') === fold(plan.title ?? '')
  if (series?.id !== plan.seriesId) return false
  if (plan.seriesId !== undefined) return isSameTitle || !plan.isTitled
  // Organizers may also plan in a direct message.
  return title !== undefined && isSameTitle && (plan.roomId === undefined || roomId === plan.roomId)
}

async function isKnown(needs: FindNeeds, meetup: Meetup): Promise<boolean> {
  if ((await needs.announcements.of(meetup.id)).length > 0) return true
  if ((await needs.attendance.of(meetup.id)).length > 0) return true
  return (await findFormerTalks(needs, meetup.id)).length > 0
}

/** A talk that lost its date when its meetup was cancelled, and the state it had there. */
interface FormerTalk {
  readonly talk: Talk
  readonly state: StoredTalkState
}

async function findFormerTalks(
  { talks }: { readonly talks: Pick<Talks, 'backlog' | 'history'> },
  meetupId: number,
): Promise<readonly FormerTalk[]> {
  const former: FormerTalk[] = []
  for (const talk of await talks.backlog()) {
    if (talk.state !== 'accepted') continue
    const [last, before] = (await talks.history(talk.id)).toReversed()
    if (last?.step === 'cancel' && before?.meetupId === meetupId && isScheduled(before))
      former.push({ talk, state: before.state })
  }
  return former
}

/** A cancelled meetup that is locked until the transaction ends, with the talks that come back to it. */
interface ReopenedMeetup extends OpenedMeetup {
  readonly former: readonly FormerTalk[]
}

/** Opens a cancelled meetup to plan it again; undefined when somebody else has done so. */
export async function reopenMeetup(
  needs: ReopenNeeds,
  { id }: Pick<Meetup, 'id'>,
  caller: Caller,
): Promise<ReopenedMeetup | undefined> {
  // Talks before their meetup: scheduling a talk takes the locks in this order, too.
  for (const { talk } of await findFormerTalks(needs, id)) await needs.talks.lock(talk.id)
  const meetup = await needs.meetups.lock(id)
  if (meetup?.state !== 'cancelled') return undefined
  const former = await findFormerTalks(needs, id)
  const talks = former.map(({ talk }) => talk)
  return { ...(await findConcerned(needs, meetup, talks, caller)), former }
}

/** Plans an opened meetup again, with its RSVPs and talks. People hear that it has moved. Returns the notices. */
export async function replanMeetup(
  needs: ReplanNeeds,
  opened: ReopenedMeetup,
  { startsAt, ...details }: MeetupChange & { readonly startsAt: number },
  caller: Caller,
): Promise<{ readonly meetup: Meetup; readonly notices: readonly Notice[] }> {
  const { meetup, former } = opened
  const { series } = meetup
  const skipped = series === undefined ? [] : await needs.series.skipped(series.id)
  // A skipped day stays skipped, so the meetup no longer counts for it.
  const isExtra = skipped.some(({ day }) => day === series?.day)
  await needs.meetups.change(
    meetup.id,
    { ...details, state: 'planned', ...(series !== undefined && isExtra && { series: { id: series.id } }) },
    needs.clock.now(),
  )
  const moved = await moveMeetup(needs, opened, { startsAt }, caller)
  for (const { talk, state } of former) await changeTalk(needs, talk, { state, meetupId: meetup.id }, 'place', caller)
  return moved
}
