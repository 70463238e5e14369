import { createHash } from 'node:crypto'
import type { Job, JobNeeds } from '../../app/jobs.ts'
import type { Repositories } from '../../command/repositories.ts'
import type { Enqueue } from '../../messaging/enqueue.ts'
import { layOutNotices } from '../../messaging/reply-layout.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import { isOver, type Meetup, takesAnswers } from '../meetups/model.ts'
import { noticeTo } from '../people/notice.ts'
import { describeLoss } from './loss-messages.ts'
import { announcementButtons } from './messages.ts'
import type { AnnouncedRoom, Announcement } from './repository.ts'
import { composeAnnouncement } from './service.ts'

/** How often an announcement is compared with its meetup. */
const lookEveryMs = 10_000

/** Many answers in a row make one edit a minute, and the last of them is always shown. */
const editEveryMs = minuteMs

/** What is being sent arrives within seconds, or the workspace is away. */
const arrivalMs = 2_000

const afterFailureMs = minuteMs

/** More than a community has; the next run takes the rest. */
const mostAtOnce = 50

/**
 * Makes every announcement say what is true: posts the ones that were ordered, edits those whose meetup has changed, and lets
 * those rest whose meetup is over. Each is held by one copy of the bot at a time, so each change makes one edit.
 */
export function reconcileAnnouncements(needs: JobNeeds): Job {
  const { store, log, act } = needs
  return {
    name: 'refresh announcements',
    cron: '* * * * * *',
    async run() {
      const now = () => needs.services(store).clock.now()
      for (const room of await store.announcements.due(now(), mostAtOnce)) {
        try {
          await act((tx, tell) => look(needs, tx, tell, room))
        } catch (error) {
          log.error({ err: error, meetup: room.meetupId, room: room.roomId }, 'an announcement could not be looked at')
          await store.announcements.change(room, { lookAt: now() + afterFailureMs })
        }
      }
    },
  }
}

/** One announcement while it is held. */
interface Held {
  readonly needs: JobNeeds
  readonly tx: Repositories
  readonly tell: Enqueue
  readonly announcement: Announcement
  readonly meetup: Meetup
  readonly now: number
}

async function look(needs: JobNeeds, tx: Repositories, tell: Enqueue, room: AnnouncedRoom): Promise<void> {
  const now = needs.services(tx).clock.now()
  // Held before its announcement, in the order in which `announce` takes them: two that wait for each other would wait for ever.
  const meetup = await tx.meetups.change(room.meetupId, {})
  const announcement = await tx.announcements.hold(room, now)
  if (announcement === undefined || meetup === undefined) return
  const held = { needs, tx, tell, announcement, meetup, now }
  const { outgoingId } = announcement
  if (outgoingId === undefined) return compare(held)
  const outcome = await tx.outbox.outcome(outgoingId)
  if (outcome?.state === 'due') return tx.announcements.change(announcement, { lookAt: now + arrivalMs })
  if (outcome?.state === 'missed') return lose(held, outcome.why)
  const shownAt = outcome?.at ?? now
  await tx.announcements.change(announcement, { outgoingId: null, shownAt })
  return compare({ ...held, announcement: { ...announcement, shownAt } })
}

/** Compares what stands in the room with what is true. */
async function compare(held: Held): Promise<void> {
  const { needs, tx, announcement, meetup, now } = held
  const { messageId, shownAt } = announcement
  if (messageId === undefined && !takesAnswers(meetup, now)) {
    return tx.announcements.change(announcement, { goneWhy: 'too late to be posted', lookAt: null, mentionedAt: null })
  }
  const text = await composeAnnouncement(needs.services(tx), meetup, announcement)
  const digest = createHash('sha256').update(text).digest('base64url')
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

async function post({ tell, announcement, meetup }: Held, text: string) {
  const { roomId, langs, mention } = announcement
  const [first = 'en'] = langs
  const [id = ''] = await tell(purposeOf(announcement), [
    {
      to: { roomId },
      content: {
        kind: 'message',
        text: mention === undefined ? text : `@${mention}\n${text}`,
        buttons: announcementButtons(meetup, first),
      },
      showsMeetup: meetup.id,
    },
  ])
  return { messageId: id, outgoingId: id }
}

/** In a lane of its own, so that a message that cannot be edited holds up nothing else that is said in the room. */
async function edit({ tell, announcement }: Held, messageId: string, text: string) {
  const lane = `edit:${messageId}`
  const [outgoingId = ''] = await tell(purposeOf(announcement), [
    { lane, to: { roomId: announcement.roomId }, content: { kind: 'edit', messageId, text } },
  ])
  return { outgoingId }
}

/** Each post and each edit has a number of its own. */
function purposeOf({ meetupId, roomId, version }: Announcement): string {
  return `announcement ${meetupId}/${roomId}/${version + 1}`
}

/** The message was deleted, or the room is closed to the bot: the organizers hear of it once. */
async function lose({ needs, tx, tell, announcement, now }: Held, why: string): Promise<void> {
  const { meetupId, roomId, messageId, outgoingId } = announcement
  const neverStood = messageId === outgoingId
  await tx.announcements.change(announcement, {
    ...{ goneWhy: why, outgoingId: null, lookAt: null },
    ...(neverStood && { mentionedAt: null }),
  })
  needs.log.warn({ meetup: meetupId, room: roomId, why }, 'an announcement is lost')
  const { people, roles, workspace } = needs.services(tx)
  const detail = `#${meetupId} ${why}`
  await tx.audit.add({ at: now, who: workspace.botName, what: 'announcement lost', where: roomId, detail })
  const room = (await tx.subscriptions.of(roomId))?.room ?? {}
  const notices = await Promise.all(
    (await roles.all()).map(({ personId: id, username }) =>
      noticeTo(people, { id, username }, (lang) => describeLoss({ meetupId, room, neverStood, why }, lang)),
    ),
  )
  await tell(`${purposeOf(announcement)} lost`, layOutNotices(notices, workspace.settings.maxMessageLength))
}
