import type { Job, JobNeeds } from '../../app/jobs.ts'
import type { Notice } from '../../command/command.ts'
import type { Services } from '../../command/context.ts'
import { layOutNotices } from '../../messaging/reply-layout.ts'
import { hourMs, minuteMs } from '../../shared/dates/time.ts'
import { showInBlocks } from '../../shared/text/blocks.ts'
import type { MinutesTroubleKind } from '../minutes/archive.ts'
import type { Amended, Published } from '../minutes/publisher.ts'
import { addTalkLinks } from './minutes-file.ts'
import { describePublication, type PublicationNews } from './publication-messages.ts'
import type { Publication, PublishedState } from './repository.ts'
import { notifyMinuteTaker } from './service.ts'

/** How long a copy may take before another one publishes in its stead; a push over a bad line takes a minute. */
const leaseMs = 5 * minuteMs

const firstRetryMs = 30_000
const longestRetryMs = hourMs

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
  const { clock } = services(store)
  const now = () => clock.now()
  return {
    name: 'publish minutes',
    cron: '* * * * * *',
    async run() {
      for (;;) {
        const due = await store.publications.claim(now(), now() + leaseMs)
        if (due === undefined) return
        const { meetupId, tries } = due
        const result = await handOver(services(store), due)
        if (result.kind === 'refused' && passing.includes(result.why.kind)) {
          log.warn({ ...result.why, meetup: meetupId, tries }, 'minutes could not be published yet')
          await postpone(jobNeeds, due, now())
        } else await conclude(jobNeeds, due, result)
      }
    },
  }
}

type Outcome = Published | Amended

async function handOver(
  { publisher, talks, liveMinutes: live }: Services,
  { file, text, title, meetupId, amends }: Publication,
): Promise<Outcome> {
  if (amends === undefined) return publisher.publish({ file, text, title, meetup: meetupId })
  const agenda = await talks.agenda(meetupId)
  const lang = (await live.find(meetupId))?.lang ?? 'en'
  return publisher.amend({ file, title, meetup: meetupId, edit: (words) => addTalkLinks(words, agenda, lang) })
}

/** Links that were attached after the file was written. */
async function addWhatCameMeanwhile(
  { publications, talks, liveMinutes: live, clock }: Services,
  { meetupId, text }: Publication,
): Promise<void> {
  const lang = (await live.find(meetupId))?.lang ?? 'en'
  if (addTalkLinks(text, await talks.agenda(meetupId), lang) !== text) await publications.amend(meetupId, clock.now())
}

/** An amendment that came to nothing leaves what was published. */
function stateAfter({ kind }: Outcome, { amends }: Publication): PublishedState | 'refused' {
  if (kind === 'pushed' || kind === 'patch' || kind === 'exists') return kind
  return amends ?? 'refused'
}

async function conclude({ act, services, chat }: JobNeeds, due: Publication, result: Outcome): Promise<void> {
  await act(async (tx, tell) => {
    const link = (result.kind === 'pushed' ? result.link : undefined) ?? due.link
    if (!(await tx.publications.settle(due, stateAfter(result, due), link))) return
    if (result.kind === 'unchanged') return
    if (due.amends === undefined) await addWhatCameMeanwhile(services(tx), due)
    const needs = services(tx)
    const detail = `#${due.meetupId} ${due.file} ${result.kind}`
    const { clock, workspace } = needs
    await tx.audit.add({
      at: clock.now(),
      who: workspace.botName,
      what: due.amends === undefined ? 'minutes published' : 'minutes amended',
      where: '',
      detail,
    })
    const notices = await notifyOfResult(needs, due, result)
    await tell(`minutes published/${due.meetupId}/${due.round}`, layOutNotices(notices, chat.settings.maxMessageLength))
  })
}

async function notifyOfResult(
  needs: Services,
  due: Publication,
  result: PublicationNews & Outcome,
): Promise<readonly Notice[]> {
  const notices = await notifyOfNews(needs, due, result)
  if (result.kind !== 'patch') return notices
  const blocks = showInBlocks(result.text, needs.workspace.settings.maxMessageLength)
  return notices.flatMap((notice) => [notice, ...blocks.map((text) => ({ to: notice.to, text }))])
}

function notifyOfNews(
  needs: Services,
  { by, title, meetupId, amends }: Publication,
  news: PublicationNews,
): Promise<readonly Notice[]> {
  return notifyMinuteTaker(needs, by, (lang) =>
    describePublication(news, { title, meetupId, isAmendment: amends !== undefined }, lang),
  )
}

async function postpone({ act, services, chat }: JobNeeds, due: Publication, now: number): Promise<void> {
  const delayMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(due.tries, 10))
  await act(async (tx, tell) => {
    await tx.publications.retry(due, now + delayMs)
    if (due.tries + 1 !== tellAfterTries) return
    const notices = await notifyOfNews(services(tx), due, { kind: 'trouble' })
    await tell(`minutes delayed/${due.meetupId}/${due.round}`, layOutNotices(notices, chat.settings.maxMessageLength))
  })
}
