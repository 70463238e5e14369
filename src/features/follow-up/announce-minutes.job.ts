import type { Notice } from '../../messaging/notice.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { localOf } from '../../shared/dates/local-time.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { Announcements } from '../announcements/repository.ts'
import type { Mark } from '../live-minutes/model.ts'
import type { Publications } from '../live-minutes/publications.ts'
import type { LiveMinutesRepository } from '../live-minutes/repository.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import { minutesOf } from '../minutes/minutes-of.ts'
import { noticeTo } from '../people/notice.ts'
import type { People } from '../people/repository.ts'
import { firstUnquiet } from '../reminders/quiet-service.ts'
import type { Talks } from '../talks/repository.ts'
import { describeActions, describeMinutesThere, type PublishedPage } from './messages.ts'
import type { FollowUps } from './repository.ts'

type QuietNeeds = Parameters<typeof firstUnquiet>[0]

interface Needs extends QuietNeeds {
  readonly meetups: Pick<Meetups, 'find' | 'past'>
  readonly followUps: FollowUps
  readonly publications: Pick<Publications, 'of' | 'takenBesides'>
  readonly announcements: Pick<Announcements, 'of'>
  readonly minutes: Pick<MinutesArchive, 'on'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly liveMinutes: Pick<LiveMinutesRepository, 'marks'>
  readonly people: Pick<People, 'preferences'>
  readonly clock: Pick<Clock, 'now'>
}

/** Meetups that ended longer before the bot first heard of them aren't followed up. */
const longestAgoMs = 3 * dayMs

/** Minutes that appear later than this aren't announced. */
const announceForMs = 90 * dayMs

const mostAtOnce = 20

/** Announces the minutes of a meetup once, as soon as they can be read. */
export function announceMinutes(context: JobContext<Needs>): Job {
  const { clock, meetups, followUps } = context.needs
  return {
    name: 'announce minutes',
    cron: '*/30 * * * * *',
    async run() {
      const now = clock.now()
      for (const meetup of await meetups.past(now, mostAtOnce)) {
        if (now - endsAt(meetup) < longestAgoMs) await followUps.begin(meetup.id, endsAt(meetup))
      }
      for (const meetupId of await followUps.unannounced(now - announceForMs)) await announce(context, meetupId)
    },
  }
}

/** Announces in the rooms where the meetup was announced, once none of them is in its quiet hours. */
async function announce({ needs, run }: JobContext<Needs>, meetupId: number): Promise<void> {
  const meetup = await needs.meetups.find(meetupId)
  const page = meetup && (await minutesOf(needs.minutes, needs.publications, meetup))
  if (meetup === undefined || page === undefined) return
  const told = (await needs.announcements.of(meetupId)).map(({ roomId }) => roomId)
  const now = needs.clock.now()
  if ((await firstUnquiet(needs, told, now)) > now) return
  const day = writeDate(localOf(meetup.startsAt, meetup.zone).date)
  await run(async (tx, enqueue) => {
    if (!(await tx.followUps.recordAnnounced(meetupId, now))) return
    const talks = await tx.talks.agenda(meetupId)
    const rooms = await tx.announcements.of(meetupId)
    const notices = rooms.map(({ roomId, langs }) => ({
      to: { roomId },
      text: langs.map((lang) => describeMinutesThere(meetup, { day, url: page.url }, talks, lang)).join('\n\n'),
      about: { meetupId },
    }))
    const toOwners = await notifyActionOwners(tx, meetup, { day, url: page.url })
    await enqueue({ purpose: `minutes there/${meetupId}` }, [...notices, ...toOwners].map(toMessage))
  })
}

/** Each owner of action items in one message. Who may no longer see the meetup when it's sent doesn't get it. */
async function notifyActionOwners(
  { liveMinutes, people }: Pick<Needs, 'liveMinutes' | 'people'>,
  meetup: Meetup,
  page: PublishedPage,
): Promise<readonly Notice[]> {
  const actions = (await liveMinutes.marks(meetup.id)).filter(({ kind, owner }) => kind === 'action' && owner !== undefined)
  const byOwner: ReadonlyMap<string, readonly Mark[]> = Map.groupBy(actions, ({ owner }) => owner?.id ?? '')
  const notices: Notice[] = []
  for (const [id, own] of byOwner) {
    const notice = await noticeTo(people, { id }, (lang) => describeActions(meetup, page, own, lang))
    notices.push({ ...notice, about: { meetupId: meetup.id }, unasked: {} })
  }
  return notices
}
