import type { Notice } from '../../messaging/notice.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Audit } from '../people/audit.ts'
import { noticeTo } from '../people/notice.ts'
import type { People } from '../people/repository.ts'
import { describeMoveUp } from './messages.ts'
import { type Attendee, type SeatKind, seatKinds } from './model.ts'
import type { Attendance } from './repository.ts'

/** What a notice to people with a new seat needs. */
export interface MoveUpNeeds {
  readonly people: Pick<People, 'preferences'>
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
  readonly community: { readonly zone: string; readonly conduct: Readonly<Record<Lang, string>> }
}

/** How many seats of each kind; null: no limit. A kind that is left out stays as it is. */
export type SeatCounts = { readonly [K in SeatKind]?: number | null | undefined }

/** Changes the seats of a meetup, and returns notices for the people who get one. Call it in a transaction. */
export async function resizeSeats(
  needs: MoveUpNeeds & { readonly attendance: Pick<Attendance, 'resize'> },
  meetupId: number,
  seats: SeatCounts,
  where: string,
): Promise<readonly Notice[]> {
  const notices: Notice[] = []
  for (const kind of seatKinds) {
    const count = seats[kind]
    const resized = count === undefined ? undefined : await needs.attendance.resize(meetupId, count ?? undefined, kind)
    if (resized !== undefined) notices.push(...(await notifyMovedUp(needs, resized.meetup, resized.movedUp, where)))
  }
  return notices
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
