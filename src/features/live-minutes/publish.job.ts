import type { Job, JobContext } from '../../scheduling/job.ts'
import { type BackoffLimits, backoffDelay } from '../../shared/backoff.ts'
import type { Clock } from '../../shared/clock.ts'
import { hourMs, minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { MinutesArchive, MinutesTroubleKind } from '../minutes/archive.ts'
import type { Amended, MinutesPublisher, Published } from '../minutes/publisher.ts'
import type { Audit } from '../people/audit.ts'
import type { People, Roles } from '../people/repository.ts'
import { auditOwnAct } from '../people/system-actor.ts'
import type { Talks } from '../talks/repository.ts'
import { toMessageAbout, type WorkspaceNeeds } from './notices.ts'
import type { Publication, Publications, PublishedState } from './publications.ts'
import { notifyOfNews, notifyOfResult } from './publish-notices.ts'
import type { LiveMinutesRepository } from './repository.ts'
import { addTalkLinks } from './talk-links.ts'

interface Needs extends WorkspaceNeeds {
  readonly publications: Publications
  readonly publisher: MinutesPublisher
  readonly minutes: Pick<MinutesArchive, 'pageUrl'>
  readonly liveMinutes: Pick<LiveMinutesRepository, 'find'>
  readonly talks: Pick<Talks, 'agenda'>
  readonly people: People
  readonly roles: Roles
  readonly audit: Pick<Audit, 'add'>
  readonly clock: Pick<Clock, 'now'>
  readonly log: Pick<Log, 'warn'>
}

/** How long one copy of the bot may take before another one publishes instead. A push over a bad line takes a minute. */
const leaseMs = 5 * minuteMs

const retries: BackoffLimits = { firstMs: 30_000, longestMs: hourMs, jitter: 0 }

/** These resolve themselves, or an operator fixes them. The person who ended the minutes hears about everything else right away. */
const passing: readonly MinutesTroubleKind[] = [
  'not-read-yet',
  'unreachable',
  'too-slow',
  'disk-full',
  'copy-unwritable',
  'unknown',
]

/** After this many tries, the waiting person is told once that it takes longer. */
const tellAfterTries = 3

/**
 * Publishes minutes that were ended. A row is claimed while the network is used, outside of any transaction. If a copy of the
 * bot dies, another one publishes again, which changes nothing if it was already done. The result is reported once.
 */
export function publishMinutes(context: JobContext<Needs>): Job {
  const { needs } = context
  const { publications, log, clock } = needs
  return {
    name: 'publish minutes',
    cron: '* * * * * *',
    isDue: ({ publications }) => publications,
    async run() {
      for (;;) {
        const due = await publications.claim(clock.now(), clock.now() + leaseMs)
        if (due === undefined) return
        const { meetupId, tries } = due
        const result = await publishOrAmend(needs, due)
        if (result.kind === 'refused' && passing.includes(result.why.kind)) {
          log.warn({ ...result.why, meetup: meetupId, tries }, 'minutes could not be published yet')
          await postpone(context, due, clock.now())
        } else await complete(context, due, result)
      }
    },
  }
}

type Outcome = Published | Amended

async function publishOrAmend(
  { publisher, talks, liveMinutes: live }: Needs,
  { file, text, title, meetupId, amends }: Publication,
): Promise<Outcome> {
  if (amends === undefined) return publisher.publish({ file, text, title, meetup: meetupId })
  const agenda = await talks.agenda(meetupId)
  const lang = (await live.find(meetupId))?.lang ?? 'en'
  return publisher.amend({ file, title, meetup: meetupId, edit: (words) => addTalkLinks(words, agenda, lang) })
}

/** Adds links that were attached after the file was written. */
async function addLaterLinks(
  { publications, talks, liveMinutes: live, clock }: Needs,
  { meetupId, text }: Publication,
): Promise<void> {
  const lang = (await live.find(meetupId))?.lang ?? 'en'
  if (addTalkLinks(text, await talks.agenda(meetupId), lang) !== text) await publications.amend(meetupId, clock.now())
}

/**
 * A failed amendment leaves the published file as it was. A patch that was sent because the push was refused counts as refused, so
 * that `end` can push once the bot may.
 */
function stateAfter(result: Outcome, { amends }: Publication): PublishedState | 'refused' {
  if (result.kind === 'patch') return amends ?? (result.why === undefined ? 'patch' : 'refused')
  if (result.kind === 'pushed' || result.kind === 'exists') return result.kind
  return amends ?? 'refused'
}

async function complete({ run }: JobContext<Needs>, due: Publication, result: Outcome): Promise<void> {
  await run(async (tx, enqueue) => {
    const link = (result.kind === 'pushed' ? result.link : undefined) ?? due.link
    if (!(await tx.publications.complete(due, stateAfter(result, due), link))) return
    if (result.kind === 'unchanged') return
    if (due.amends === undefined) await addLaterLinks(tx, due)
    const what = due.amends === undefined ? 'minutes published' : 'minutes amended'
    await auditOwnAct(tx, what, `#${due.meetupId} ${due.file} ${result.kind}`)
    const notices = await notifyOfResult(tx, due, result)
    await enqueue({ purpose: `minutes published/${due.meetupId}/${due.round}` }, notices.map(toMessageAbout(due.meetupId)))
  })
}

async function postpone({ run }: JobContext<Needs>, due: Publication, now: number): Promise<void> {
  const delayMs = backoffDelay(due.tries, retries, 0)
  await run(async (tx, enqueue) => {
    await tx.publications.retry(due, now + delayMs)
    if (due.tries + 1 !== tellAfterTries) return
    const notices = await notifyOfNews(tx, due, { kind: 'trouble' })
    await enqueue({ purpose: `minutes delayed/${due.meetupId}/${due.round}` }, notices.map(toMessageAbout(due.meetupId)))
  })
}
