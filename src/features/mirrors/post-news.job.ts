import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { dayMs, minuteMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Log } from '../../shared/log.ts'
import type { Announcements } from '../announcements/repository.ts'
import { type Meetup, takesAnswers } from '../meetups/model.ts'
import type { Meetups } from '../meetups/repository.ts'
import { toPublicMeetup, toPublicTalk } from '../public-site/board.ts'
import type { Talks } from '../talks/repository.ts'
import type { View } from '../visibility/view.ts'
import { describeNews } from './messages.ts'
import { findNews, follows, type Mirror, type MirrorNews, type MirrorPost } from './model.ts'
import type { MirrorPosts } from './repository.ts'

interface Needs {
  readonly meetups: Meetups
  readonly announcements: Pick<Announcements, 'of'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly mirrorPosts: MirrorPosts
  readonly community: {
    readonly conduct: Readonly<Record<Lang, string>>
    readonly publicUrl?: string
    readonly mirrors: readonly Mirror[]
  }
  readonly view: View
  readonly clock: Clock
  readonly log: Log
}

const comingDays = 400

/** A post can't be edited or taken back, so a change is told once nothing has changed for this long. */
const settleMs = 2 * minuteMs

/** Tells mirrors of public meetups that were announced in a room, and of new dates, new places and cancellations. */
export function createMirrorJob({ needs, run }: JobContext<Needs>): Job {
  return {
    name: 'post to mirrors',
    cron: '*/15 * * * * *',
    async run() {
      const { community, clock, log } = needs
      if (community.mirrors.length === 0) return
      const now = clock.now()
      for (const meetup of await publicMeetups(needs).between(now, now + comingDays * dayMs)) {
        try {
          if ((await findTasks(needs, meetup)).length === 0) continue
          await run((tx, enqueue) => postNews(tx, enqueue, meetup.id))
        } catch (error) {
          log.error({ err: error, meetup: meetup.id }, 'mirrors could not be told of a meetup yet')
        }
      }
    },
  }
}

function publicMeetups({ meetups, view }: Needs): Meetups {
  return meetups.seenBy(view.everyone)
}

interface MirrorTask {
  readonly mirror: Mirror
  readonly meetup: Meetup
  readonly news: MirrorNews
  readonly told: MirrorPost | undefined
}

async function findTasks(needs: Needs, full: Meetup): Promise<readonly MirrorTask[]> {
  const { mirrorPosts, announcements, community, clock } = needs
  const now = clock.now()
  const posts = await mirrorPosts.of(full.id)
  const isAnnounced = takesAnswers(full, now) && (await announcements.of(full.id)).length > 0
  const isSettled = now - full.changedAt >= settleMs
  const meetup = toPublicMeetup(full)
  return community.mirrors.flatMap((mirror) => {
    const told = posts.find((one) => one.mirror === mirror.name)
    const news = findNews(told, meetup)
    if (news === undefined || !follows(mirror, meetup)) return []
    return (news === 'announced' ? isAnnounced : isSettled) ? [{ mirror, meetup, news, told }] : []
  })
}

/** Only one copy of the bot holds the meetup's lock, and the next one finds what this one told. */
async function postNews(tx: Needs, enqueue: Enqueue, meetupId: number): Promise<void> {
  const { community, mirrorPosts, meetups, talks } = tx
  if ((await meetups.lock(meetupId)) === undefined) return
  const full = await publicMeetups(tx).find(meetupId)
  if (full === undefined) return
  const agenda = (await talks.agenda(meetupId)).map(toPublicTalk)
  for (const { mirror, meetup, news, told } of await findTasks(tx, full)) {
    const { conduct, publicUrl: base } = community
    const text = describeNews({ news, meetup, agenda, toldStart: told?.startsAt, conduct, base }, mirror.languages)
    const version = (told?.version ?? 0) + 1
    await enqueue({ purpose: `mirror ${mirror.name}/${meetupId}/${version}` }, [
      { to: { mirror: mirror.name }, content: { kind: 'message', text }, about: { meetupId } },
    ])
    const { startsAt, place, state } = meetup
    const known = { startsAt, state, ...(place !== undefined && { place }) }
    await mirrorPosts.put({ mirror: mirror.name, meetupId, ...known, version })
  }
}
