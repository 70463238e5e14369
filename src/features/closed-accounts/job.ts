import { randomUUID } from 'node:crypto'
import type { Chat } from '../../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import { toMessage } from '../../messaging/outgoing.ts'
import type { Enqueue } from '../../messaging/unit-of-work.ts'
import type { Job, JobContext } from '../../scheduling/job.ts'
import type { Clock } from '../../shared/clock.ts'
import { type EpochMs, hourMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { Settings } from '../../shared/settings.ts'
import { hashText } from '../../shared/text/hash.ts'
import type { Meetups } from '../meetups/repository.ts'
import type { Audit } from '../people/audit.ts'
import { listOrganizers, noticeTo } from '../people/notice.ts'
import type { People, Roles } from '../people/repository.ts'
import { systemActor } from '../people/system-actor.ts'
import type { Talks } from '../talks/repository.ts'
import { describeLeftItems, type LeftItem } from './messages.ts'

/** Lookups per minute: half of what a workspace allows rate-limited accounts (10 per minute and address). */
const lookUpsAtOnce = 5

/** Everybody is looked up twice a day, so organizers hear about a closed account within a day. */
const roundMs = 12 * hourMs

/** More than a community has ahead of it. */
const mostMeetups = 50

/** One pass over all people with something left to do. It's only in memory, so a restart begins again. */
interface Round {
  readonly waiting: string[]
  readonly closed: Set<string>
}

interface ItemNeeds {
  readonly talks: Pick<Talks, 'backlog' | 'agenda'>
  readonly meetups: Pick<Meetups, 'coming'>
  readonly roles: Pick<Roles, 'all'>
  readonly clock: Clock
}

interface Needs extends ItemNeeds {
  readonly people: Pick<People, 'preferences'>
  readonly settings: Pick<Settings, 'setOnce'>
  readonly audit: Pick<Audit, 'add'>
  readonly chat: Pick<Chat, 'state' | 'self' | 'findPerson'>
  readonly log: Log
}

/** Tells organizers once what is left to do for people whose accounts were closed. */
export function createClosedAccountsJob({ needs, run }: JobContext<Needs>): Job {
  const { chat, clock, log } = needs
  let round: Round | undefined
  let lastBegun: EpochMs | undefined
  return {
    name: 'look for closed accounts',
    cron: '30 * * * * *',
    async run() {
      const now = clock.now()
      if (chat.state.name !== 'ready') return
      if (round === undefined) {
        if (lastBegun !== undefined && now - lastBegun < roundMs) return
        const people = (await listItems(needs)).map(({ person }) => person.id)
        round = { waiting: [...new Set(people)], closed: new Set() }
        lastBegun = now
      }
      try {
        await lookUpSome(chat, round)
      } catch (error) {
        if (!(error instanceof ChatUnavailable || error instanceof ChatRefused)) throw error
        log.warn({ err: error }, 'an account could not be looked up; trying again')
        return
      }
      if (round.waiting.length > 0) return
      // Kept until it is reported: if that fails, the next run tries again with the same findings.
      if (round.closed.size > 0) await run((tx, enqueue) => notifyOrganizers(tx, enqueue, round?.closed ?? new Set()))
      round = undefined
    },
  }
}

async function lookUpSome(chat: Needs['chat'], { waiting, closed }: Round): Promise<void> {
  for (let count = 0; count < lookUpsAtOnce; count += 1) {
    const [id] = waiting
    if (id === undefined) return
    const person = await chat.findPerson({ id })
    // A workspace that doesn't even show the bot its own account hides all accounts.
    if (person === undefined && !(await findsItself(chat))) throw new ChatUnavailable('The workspace shows no accounts.')
    if (person === undefined || person.isClosed) closed.add(id)
    waiting.shift()
  }
}

async function findsItself({ findPerson, self }: Needs['chat']): Promise<boolean> {
  return self !== undefined && (await findPerson({ id: self.id })) !== undefined
}

/** What somebody still has to do: talks to decide on or give, talks they sponsor, organizing. */
async function listItems(needs: ItemNeeds): Promise<readonly LeftItem[]> {
  const { talks, meetups, clock } = needs
  const open = [...(await talks.backlog())]
  for (const { id } of await meetups.coming(clock.now(), mostMeetups)) open.push(...(await talks.agenda(id)))
  return [
    ...open.flatMap((talk): LeftItem[] => [
      ...(talk.presenter === undefined ? [] : [{ kind: 'presents' as const, person: talk.presenter, talk }]),
      ...(talk.vendor?.sponsor === undefined ? [] : [{ kind: 'sponsors' as const, person: talk.vendor.sponsor, talk }]),
    ]),
    ...(await listOrganizers(needs)).map((person) => ({ kind: 'organizes' as const, person })),
  ]
}

async function notifyOrganizers(tx: Needs, enqueue: Enqueue, closed: ReadonlySet<string>): Promise<void> {
  const left = (await listItems(tx)).filter(({ person }) => closed.has(person.id))
  const organizers = (await listOrganizers(tx)).filter(({ id }) => !closed.has(id))
  if (organizers.length === 0) {
    tx.log.error({ items: left.length }, 'every organizer has a closed account; name new ones in RENDEZVOUS_ORGANIZERS')
    return
  }
  const fresh = await takeUntold(tx, left)
  if (fresh.length === 0) return
  await record(tx, fresh)
  const notices = await Promise.all(
    organizers.map((person) => noticeTo(tx.people, person, (lang) => describeLeftItems(fresh, lang))),
  )
  await enqueue({ purpose: `closed accounts/${fresh.map(markOf).join('/')}` }, notices.map(toMessage))
}

/** Those not reported yet; from now on they count as reported. Sorted, so that two copies can't deadlock. */
async function takeUntold({ settings }: Pick<Needs, 'settings'>, items: readonly LeftItem[]): Promise<readonly LeftItem[]> {
  const fresh: LeftItem[] = []
  const claim = randomUUID()
  for (const item of items.toSorted((a, b) => markOf(a).localeCompare(markOf(b)))) {
    if ((await settings.setOnce(markOf(item), claim)) === claim) fresh.push(item)
  }
  return fresh
}

/** Identifies one person's item. A hash, so it contains no name that would have to be forgotten. */
function markOf(item: LeftItem): string {
  const what = item.kind === 'organizes' ? item.kind : `${item.kind}/${item.talk.id}`
  return `left:${hashText(`${item.person.id}/${what}`, 22)}`
}

async function record({ audit, clock }: Pick<Needs, 'audit' | 'clock'>, items: readonly LeftItem[]): Promise<void> {
  for (const item of items) {
    const detail = item.kind === 'organizes' ? 'organizer' : `#${item.talk.id} ${item.kind}`
    const entry = { at: clock.now(), who: systemActor.id, what: 'closed account', where: '', detail, about: item.person.id }
    await audit.add(entry)
  }
}
