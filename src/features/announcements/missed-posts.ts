import { toMessage } from '../../messaging/outgoing.ts'
import { type Outbox, type Outcome, withheld } from '../../messaging/repository.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { notifyEachOrganizer } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import { describeLoss, describeStuck } from './loss-messages.ts'
import type { Announcement, Announcements } from './repository.ts'
import type { ComposeAnnouncementNeeds } from './service.ts'
import type { Subscriptions } from './subscriptions.ts'

export interface ReconcileNeeds extends ComposeAnnouncementNeeds {
  readonly announcements: Pick<Announcements, 'due' | 'lock' | 'change'>
  readonly meetups: Pick<Meetups, 'lock'>
  readonly subscriptions: Pick<Subscriptions, 'of'>
  readonly outbox: Pick<Outbox, 'outcome'>
  readonly people: Pick<People, 'preferences'>
  readonly roles: Pick<Roles, 'all'>
  readonly audit: Pick<Audit, 'add'>
  readonly log: Log
}

/** A burst of RSVPs causes at most one edit a minute, and the last RSVP is always shown. */
export const editEveryMs = minuteMs

/** One announcement, locked by this transaction. */
export interface Held {
  readonly tx: ReconcileNeeds
  readonly enqueue: Enqueue
  readonly announcement: Announcement
  readonly meetup: Meetup
  readonly now: number
}

/** Posts and edits are numbered. */
export function purposeOf({ meetupId, roomId, version }: Announcement): string {
  return `announcement ${meetupId}/${roomId}/${version + 1}`
}

/** After the workspace has refused edits for a day, they are still tried, but nobody waits for them. */
const afterStuckMs = 10 * minuteMs

/** A refused edit isn't the end of a message: only one that is gone is lost. */
export async function afterMissed(held: Held, outcome: Extract<Outcome, { state: 'missed' }>): Promise<void> {
  const { tx, announcement, now } = held
  const { why, refused } = outcome
  const isEdit = announcement.messageId !== announcement.outgoingId
  const isTooLong = refused === 'error-message-size-exceeded'
  if (!isEdit || why === withheld || (refused !== undefined && !isTooLong)) return recordLoss(held, outcome)
  // The message still shows an earlier text, so its digest says nothing any more.
  const again = { outgoingId: null, digest: '', lookAt: now + (isTooLong ? editEveryMs : afterStuckMs) }
  await tx.announcements.change(announcement, again)
  if (!isTooLong) await notifyStuck(held, why)
}

/** Organizers are told once until the next edit is accepted. */
async function notifyStuck({ tx, enqueue, announcement }: Held, why: string): Promise<void> {
  const { meetupId, roomId, shownAt } = announcement
  tx.log.warn({ meetup: meetupId, room: roomId, why }, 'the workspace has refused to edit an announcement for a day')
  const room = (await tx.subscriptions.of(roomId))?.room ?? {}
  const notices = await notifyEachOrganizer(tx, (lang) => describeStuck({ meetupId, room, why }, lang))
  await enqueue({ purpose: `announcement ${meetupId}/${roomId}/stuck since ${shownAt}` }, notices.map(toMessage))
}

/** The message was deleted, or the bot may no longer post in the room. Organizers are notified once. */
async function recordLoss(
  { tx, enqueue, announcement }: Held,
  { why, refused }: Extract<Outcome, { state: 'missed' }>,
): Promise<void> {
  const { meetupId, roomId, messageId, outgoingId } = announcement
  const wasNeverPosted = messageId === outgoingId
  await tx.announcements.change(announcement, {
    ...{ goneWhy: why, outgoingId: null, lookAt: null },
    ...(wasNeverPosted && { mentionedAt: null }),
  })
  tx.log.warn({ meetup: meetupId, room: roomId, why }, 'an announcement was lost')
  await auditOwnAct(tx, 'announcement lost', `#${meetupId} ${why}`, roomId)
  const room = (await tx.subscriptions.of(roomId))?.room ?? {}
  const notices = await notifyEachOrganizer(tx, (lang) =>
    describeLoss({ meetupId, room, wasNeverPosted, why, ...(refused !== undefined && { refused }) }, lang),
  )
  await enqueue({ purpose: `${purposeOf(announcement)} lost` }, notices.map(toMessage))
}
