import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import { hashText } from '../../shared/text/hash.ts'
import { isOver, takesAnswers } from '../meetups/model.ts'
import { announcementButtons } from './messages.ts'
import { afterMissed, editEveryMs, type Held, purposeOf, type ReconcileNeeds } from './missed-posts.ts'
import type { AnnouncedRoom } from './repository.ts'
import { composeAnnouncement } from './service.ts'

/** How often an announcement is compared with its meetup. */
const lookEveryMs = 10_000

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
export function reconcileAnnouncements({ needs, run: act }: JobContext<ReconcileNeeds>): Job {
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

async function reconcile(tx: ReconcileNeeds, enqueue: Enqueue, room: AnnouncedRoom): Promise<void> {
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
