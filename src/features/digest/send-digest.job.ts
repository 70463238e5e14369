import { toMessage } from '../../messaging/outgoing.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { weekdayOf } from '../../shared/dates/calendar.ts'
import { onWorkingDay } from '../../shared/dates/holidays.ts'
import { daysBefore, localOf } from '../../shared/dates/local-time.ts'
import { isSameDate, writeDate } from '../../shared/dates/plain-date.ts'
import { dayMs } from '../../shared/dates/time.ts'
import type { Settings } from '../../shared/settings.ts'
import { hashText } from '../../shared/text/hash.ts'
import { notifyEachOrganizer } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import { type CollectNeeds, collectDigest, type Digest, isEmpty } from './collect.ts'
import { describeDigest } from './messages.ts'

interface Needs extends CollectNeeds {
  readonly settings: Pick<Settings, 'get' | 'set'>
  readonly roles: Pick<Roles, 'all'>
  readonly people: Pick<People, 'preferences'>
  readonly community: { readonly zone: string }
  readonly clock: Clock
}

const lastDigest = 'digest'

const digestHour = 10

/** Hashes of the lines of the last digest. */
const lastContent = 'digestContent'

/** In the week of a meetup, organizers get a digest even if nothing has changed. */
function isBeforeMeetup({ coming }: Digest, now: number): boolean {
  return coming.some(({ meetup }) => meetup.startsAt < now + 7 * dayMs)
}

/**
 * Tells organizers once a week, in one message, what they should know. A week with nothing to tell, or nothing new to tell, has no
 * digest; that something is no longer missing isn't news.
 */
export function createDigestJob({ needs, run }: JobContext<Needs>): Job {
  return {
    name: 'send the weekly digest',
    cron: '30 * * * * *',
    async run() {
      const { clock, settings } = needs
      const day = digestDay(clock.now(), needs.community.zone)
      if (day === undefined || (await settings.get(lastDigest)) === day) return
      await run(async (tx, enqueue) => {
        await tx.settings.set(lastDigest, day)
        const digest = await collectDigest(tx, clock.now())
        if (isEmpty(digest)) return
        const known = (await tx.settings.get(lastContent))?.split(' ') ?? []
        const lines = describeDigest(digest, 'en')
          .split('\n')
          .map((line) => hashText(line, 12))
        await tx.settings.set(lastContent, lines.join(' '))
        if (!isBeforeMeetup(digest, clock.now()) && lines.every((line) => known.includes(line))) return
        const notices = await notifyEachOrganizer(tx, (lang) => describeDigest(digest, lang))
        const messages = notices.map((notice) => toMessage({ ...notice, unasked: { topic: 'digest' } }))
        // Two copies may get here at once; both use the same ids, so it is stored once.
        await enqueue({ purpose: `digest/${day}` }, messages)
      })
    },
  }
}

/** The day of the digest, if it's that day after ten o'clock: Monday, or the first working day after it. */
function digestDay(now: number, zone: string): string | undefined {
  const { date, time } = localOf(now, zone)
  if (time.hour < digestHour) return undefined
  const monday = daysBefore(now, weekdayOf(date) - 1, zone)
  const wanted = localOf(onWorkingDay(monday, zone), zone).date
  return isSameDate(wanted, date) ? writeDate(date) : undefined
}
