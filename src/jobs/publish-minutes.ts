import { placeNotices } from '../dispatch/place.ts'
import type { Notice } from '../kit/command.ts'
import { noticeToTaker } from '../kit/live-minutes.ts'
import type { Services } from '../kit/services.ts'
import type { Publication } from '../ports/live-minutes.ts'
import type { MinutesTroubleKind } from '../ports/minutes.ts'
import type { Published } from '../ports/minutes-publisher.ts'
import { showInBlocks } from '../texts/blocks.ts'
import { type PublicationNews, tellPublication } from '../texts/publication.ts'
import type { Job, JobNeeds } from './index.ts'

/** How long a copy may take before another one publishes in its stead; a push over a bad line takes a minute. */
const leaseMs = 5 * 60_000

const firstRetryMs = 30_000
const longestRetryMs = 3_600_000

/** These pass by themselves, or once an operator has seen to them. Of all else whoever ended the minutes hears at once. */
const passing: readonly MinutesTroubleKind[] = [
  'not-read-yet',
  'unreachable',
  'too-slow',
  'disk-full',
  'copy-unwritable',
  'unknown',
]

/** Whoever waits is told once that it takes longer. */
const tellAfterTries = 3

/**
 * Publishes minutes that were ended. The network is asked outside of any transaction; a row is claimed for that time, and should
 * a copy die meanwhile another one asks again, which changes nothing where it was done. What has become of it is told once.
 */
export function publishMinutes(jobNeeds: JobNeeds): Job {
  const { store, services, log } = jobNeeds
  const { clock, publisher } = services(store)
  const now = () => clock.now()
  return {
    name: 'publish minutes',
    cron: '* * * * * *',
    async run() {
      for (;;) {
        const due = await store.publications.claim(now(), now() + leaseMs)
        if (due === undefined) return
        const { file, text, title, meetupId, tries } = due
        const result = await publisher.publish({ file, text, title, meetup: meetupId })
        if (result.kind === 'refused' && passing.includes(result.why.kind)) {
          log.warn({ ...result.why, meetup: meetupId, tries }, 'minutes could not be published yet')
          await postpone(jobNeeds, due, now())
        } else await conclude(jobNeeds, due, result)
      }
    },
  }
}

async function conclude({ act, services, chat }: JobNeeds, due: Publication, result: Published): Promise<void> {
  await act(async (tx, tell) => {
    const link = result.kind === 'pushed' ? result.link : undefined
    if (!(await tx.publications.settle(due, result.kind, link))) return
    const needs = services(tx)
    const detail = `#${due.meetupId} ${due.file} ${result.kind}`
    const { clock, workspace } = needs
    await tx.audit.add({ at: clock.now(), who: workspace.botName, what: 'minutes published', where: '', detail })
    const notices = await tellResult(needs, due, result)
    await tell(`minutes published/${due.meetupId}/${due.round}`, placeNotices(notices, chat.facts.maxMessageLength))
  })
}

async function tellResult(needs: Services, due: Publication, result: Published): Promise<readonly Notice[]> {
  const notices = await tellNews(needs, due, result)
  if (result.kind !== 'patch') return notices
  const blocks = showInBlocks(result.text, needs.workspace.facts.maxMessageLength)
  return notices.flatMap((notice) => [notice, ...blocks.map((text) => ({ to: notice.to, text }))])
}

function tellNews(needs: Services, { by, title, meetupId }: Publication, news: PublicationNews): Promise<readonly Notice[]> {
  return noticeToTaker(needs, by, (lang) => tellPublication(news, title, meetupId, lang))
}

async function postpone({ act, services, chat }: JobNeeds, due: Publication, now: number): Promise<void> {
  const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(due.tries, 10))
  await act(async (tx, tell) => {
    await tx.publications.retry(due, now + delayMs)
    if (due.tries + 1 !== tellAfterTries) return
    const notices = await tellNews(services(tx), due, { kind: 'trouble' })
    await tell(`minutes delayed/${due.meetupId}/${due.round}`, placeNotices(notices, chat.facts.maxMessageLength))
  })
}
