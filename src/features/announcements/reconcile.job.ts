import { toMessage } from '../../messaging/outgoing.ts'
import { type Outbox, type Outcome, withheld } from '../../messaging/repository.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import { hashText } from '../../shared/text/hash.ts'
import { isOver, type Meetup, takesAnswers } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import { notifyEachOrganizer } from '../people/notice.ts'
import type { Audit, People, Roles } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import { describeLoss, describeStuck } from './loss-messages.ts'
import { announcementButtons } from './messages.ts'
import type { AnnouncedRoom, Announcement, Announcements } from './repository.ts'
import { type ComposeAnnouncementNeeds, composeAnnouncement } from './service.ts'
import type { Subscriptions } from './subscriptions.ts'

interface Needs extends ComposeAnnouncementNeeds {
  readonly announcements: Pick<Announcements, 'due' | 'lock' | 'change'>
  readonly meetups: Pick<Meetups, 'lock'>
  readonly subscriptions: Pick<Subscriptions, 'of'>
  readonly outbox: Pick<Outbox, 'outcome'>
  readonly people: Pick<People, 'preferences'>
  readonly roles: Pick<Roles, 'all'>
  readonly audit: Pick<Audit, 'add'>
  readonly log: Log
}

/** How often an announcement is compared with its meetup. */
const lookEveryMs = 10_000

/** A burst of RSVPs causes at most one edit a minute, and the last RSVP is always shown. */
const editEveryMs = minuteMs

/** A message that is being sent arrives within seconds unless the workspace is down. */
const arrivalMs = 2_000

const afterFailureMs = minuteMs

/** More than a community has; the next run takes the rest. */
const mostAtOnce = 50

/**
 * Reconciles each posted announcement with its meetup: posts those that were ordered, edits those whose meetup has changed, and
 * stops checking those whose meetup is over. Only one copy of the bot locks an announcement at a time, so each change causes
 * one edit.
 */
export function reconcileAnnouncements({ needs, run: act }: JobContext<Needs>): Job {
  const { announcements, clock, log } = needs
  return {
    name: 'refresh announcements',
    cron: '* * * * * *',
    isDue: (due) => due.announcements,
    async run() {
      for (const room of await announcements.due(clock.now(), mostAtOnce)) {
        try {
          await act((tx, enqueue) => reconcile(tx, enqueue, room))
        } catch (error) {
          log.error({ err: error, meetup: room.meetupId, room: room.roomId }, 'an announcement could not be reconciled')
          await announcements.change(room, { lookAt: clock.now() + afterFailureMs })
        }
      }
    },
  }
}

/** One announcement, locked by this transaction. */
interface Held {
  readonly tx: Needs
  readonly enqueue: Enqueue
  readonly announcement: Announcement
  readonly meetup: Meetup
  readonly now: number
}

async function reconcile(tx: Needs, enqueue: Enqueue, room: AnnouncedRoom): Promise<void> {
  const now = tx.clock.now()
  // Locked before its announcement, in the same order as `announce` locks them, or the two could wait for each other.
  const meetup = await tx.meetups.lock(room.meetupId)
  const announcement = await tx.announcements.lock(room, now)
  if (announcement === undefined || meetup === undefined) return
  const held = { tx, enqueue, announcement, meetup, now }
  const { outgoingId } = announcement
  if (outgoingId === undefined) return compare(held)
  const outcome = await tx.outbox.outcome(outgoingId)
  if (outcome?.state === 'due') return tx.announcements.change(announcement, { lookAt: now + arrivalMs })
  if (outcome?.state === 'missed') return afterMissed(held, outcome)
  const shownAt = outcome?.at ?? now
  await tx.announcements.change(announcement, { outgoingId: null, shownAt })
  return compare({ ...held, announcement: { ...announcement, shownAt } })
}

/** Compares the posted message with the meetup. */
async function compare(held: Held): Promise<void> {
  const { tx, announcement, meetup, now } = held
  const { messageId, shownAt } = announcement
  if (messageId === undefined && !takesAnswers(meetup, now)) {
    return tx.announcements.change(announcement, { goneWhy: 'too late to be posted', lookAt: null, mentionedAt: null })
  }
  const text = await composeAnnouncement(tx, meetup, announcement)
  const digest = hashText(text)
  if (digest === announcement.digest) {
    return tx.announcements.change(announcement, { lookAt: isOver(meetup, now) ? null : now + lookEveryMs })
  }
  if (messageId !== undefined && now < shownAt + editEveryMs) {
    return tx.announcements.change(announcement, { lookAt: shownAt + editEveryMs })
  }
  const outgoing = messageId === undefined ? await post(held, text) : await edit(held, messageId, text)
  await tx.announcements.change(announcement, {
    ...outgoing,
    digest,
    version: announcement.version + 1,
    lookAt: now + arrivalMs,
  })
}

async function post({ enqueue, announcement, meetup }: Held, text: string) {
  const { roomId, langs, mention } = announcement
  const [id = ''] = await enqueue({ purpose: purposeOf(announcement) }, [
    {
      to: { roomId },
      content: {
        kind: 'message',
        text: mention === undefined ? text : `@${mention}\n${text}`,
        buttons: announcementButtons(meetup, langs),
      },
      showsMeetup: meetup.id,
      about: { meetupId: meetup.id },
    },
  ])
  return { messageId: id, outgoingId: id }
}

/** Has its own lane, so that a message that can't be edited doesn't hold up other posts in the room. */
async function edit({ enqueue, announcement, meetup }: Held, messageId: string, text: string) {
  const lane = `edit:${messageId}`
  const [outgoingId = ''] = await enqueue({ purpose: purposeOf(announcement) }, [
    {
      ...{ lane, to: { roomId: announcement.roomId }, content: { kind: 'edit', messageId, text } },
      about: { meetupId: meetup.id },
    },
  ])
  return { outgoingId }
}

/** Posts and edits are numbered. */
function purposeOf({ meetupId, roomId, version }: Announcement): string {
  return `announcement ${meetupId}/${roomId}/${version + 1}`
}

/** After the workspace has refused edits for a day, they are still tried, but nobody waits for them. */
const afterStuckMs = 10 * minuteMs

/** A refused edit isn't the end of a message: only one that is gone is lost. */
async function afterMissed(held: Held, outcome: Extract<Outcome, { state: 'missed' }>): Promise<void> {
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
  const neverStood = messageId === outgoingId
  await tx.announcements.change(announcement, {
    ...{ goneWhy: why, outgoingId: null, lookAt: null },
    ...(neverStood && { mentionedAt: null }),
  })
  tx.log.warn({ meetup: meetupId, room: roomId, why }, 'an announcement was lost')
  await auditOwnAct(tx, 'announcement lost', `#${meetupId} ${why}`, roomId)
  const room = (await tx.subscriptions.of(roomId))?.room ?? {}
  const notices = await notifyEachOrganizer(tx, (lang) =>
    describeLoss({ meetupId, room, neverStood, why, ...(refused !== undefined && { refused }) }, lang),
  )
  await enqueue({ purpose: `${purposeOf(announcement)} lost` }, notices.map(toMessage))
}
