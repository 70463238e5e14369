import type { Job, JobNeeds } from '../../app/jobs.ts'
import { layOutNotices } from '../../messaging/reply-layout.ts'
import { localOf } from '../../shared/dates/phrases/index.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { dayMs } from '../../shared/dates/time.ts'
import { endsAt } from '../meetups/model.ts'
import { minutesOf } from '../minutes/minutes-of.ts'
import { firstUnquiet } from '../reminders/quiet-service.ts'
import { describeMinutesThere } from './messages.ts'

/** What was over for longer when the bot learnt of it is left in peace. */
const longestAgoMs = 3 * dayMs

/** Minutes that come later than this are no news. */
const announceForMs = 90 * dayMs

const mostAtOnce = 20

/** Announces the minutes of a meetup once, when they can be read. */
export function announceMinutes(jobNeeds: JobNeeds): Job {
  const { store, services } = jobNeeds
  return {
    name: 'announce minutes',
    cron: '*/10 * * * * *',
    async run() {
      const { clock, meetups, followUps: aftermaths } = services(store)
      const now = clock.now()
      for (const meetup of await meetups.past(now, mostAtOnce)) {
        if (now - endsAt(meetup) < longestAgoMs) await aftermaths.begin(meetup.id, endsAt(meetup))
      }
      for (const meetupId of await aftermaths.unannounced(now - announceForMs)) await announce(jobNeeds, meetupId)
    },
  }
}

/** In the rooms that heard of the meetup, when none of them is quiet. */
async function announce({ store, services, act, chat }: JobNeeds, meetupId: number): Promise<void> {
  const needs = services(store)
  const meetup = await needs.meetups.find(meetupId)
  const page = meetup && (await minutesOf(needs.minutes, meetup))
  if (meetup === undefined || page === undefined) return
  const told = (await needs.announcements.of(meetupId)).map(({ roomId }) => roomId)
  const now = needs.clock.now()
  if ((await firstUnquiet(needs, told, now)) > now) return
  const day = writeDate(localOf(meetup.startsAt, meetup.zone).date)
  await act(async (tx, tell) => {
    if (!(await tx.followUps.announce(meetupId, now))) return
    const talks = await tx.talks.agenda(meetupId)
    const rooms = await tx.announcements.of(meetupId)
    const notices = rooms.map(({ roomId, langs }) => ({
      to: { roomId },
      text: langs.map((lang) => describeMinutesThere(meetup, { day, url: page.url }, talks, lang)).join('\n\n'),
    }))
    await tell(`minutes there/${meetupId}`, layOutNotices(notices, chat.settings.maxMessageLength))
  })
}
