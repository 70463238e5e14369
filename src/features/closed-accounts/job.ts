import { createHash, randomUUID } from 'node:crypto'
import type { Job, JobNeeds } from '../../app/jobs.ts'
import type { Notice } from '../../command/command.ts'
import type { Services } from '../../command/context.ts'
import type { Repositories } from '../../command/repositories.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat.ts'
import { layOutNotices } from '../../messaging/reply-layout.ts'
import type { EpochMs } from '../../shared/clock.ts'
import { hourMs } from '../../shared/dates/time.ts'
import { noticeTo } from '../people/notice.ts'
import { describeLeftItems, type LeftItem } from './messages.ts'

/** Look-ups a minute: half of what a workspace allows accounts that it limits (10 a minute and address; 4.1 in its settings). */
const lookUpsAtOnce = 5

/** Everybody is looked up twice a day, so that what a closed account leaves is told within a day. */
const roundMs = 12 * hourMs

/** Meetups so far ahead are no more than a plan. */
const mostMeetups = 50

/** One time through all people for whom something waits. Lost at a restart, it is begun again. */
interface Round {
  readonly waiting: string[]
  readonly closed: Set<string>
}

/** Tells the organizers once what waits for people whose accounts have been closed. */
export function createClosedAccountsJob(needs: JobNeeds): Job {
  const { chat, store, services, log } = needs
  let round: Round | undefined
  let lastBegun: EpochMs | undefined
  return {
    name: 'look for closed accounts',
    cron: '30 * * * * *',
    async run() {
      const now = services(store).clock.now()
      if (chat.state.name !== 'ready') return
      if (round === undefined) {
        if (lastBegun !== undefined && now - lastBegun < roundMs) return
        const people = (await listItems(services(store))).map(({ person }) => person.id)
        round = { waiting: [...new Set(people)], closed: new Set() }
        lastBegun = now
      }
      try {
        await lookUpSome(chat, round)
      } catch (error) {
        if (!(error instanceof ChatUnavailable || error instanceof ChatRefused)) throw error
        log.warn({ err: error }, 'an account could not be looked up; it is tried again')
        return
      }
      if (round.waiting.length > 0) return
      // Kept until it is told: what fails here is tried again with the same findings.
      if (round.closed.size > 0) await notifyOrganizers(needs, round.closed)
      round = undefined
    },
  }
}

async function lookUpSome(chat: JobNeeds['chat'], { waiting, closed }: Round): Promise<void> {
  for (let count = 0; count < lookUpsAtOnce; count += 1) {
    const [id] = waiting
    if (id === undefined) return
    const person = await chat.findPerson({ id })
    // A workspace that does not even show the bot its own account hides all of them.
    if (person === undefined && !(await findsItself(chat))) throw new ChatUnavailable('The workspace shows no accounts.')
    if (person === undefined || person.isClosed) closed.add(id)
    waiting.shift()
  }
}

async function findsItself({ findPerson, self }: JobNeeds['chat']): Promise<boolean> {
  return self !== undefined && (await findPerson({ id: self.id })) !== undefined
}

/** Whatever waits for somebody: talks to be decided or given, their sponsors, and who organizes. */
async function listItems({
  talks,
  meetups,
  roles,
  clock,
}: Pick<Services, 'talks' | 'meetups' | 'roles' | 'clock'>): Promise<readonly LeftItem[]> {
  const open = [...(await talks.backlog())]
  for (const { id } of await meetups.coming(clock.now(), mostMeetups)) open.push(...(await talks.agenda(id)))
  return [
    ...open.flatMap((talk): LeftItem[] => [
      ...(talk.presenter === undefined ? [] : [{ kind: 'presents' as const, person: talk.presenter, talk }]),
      ...(talk.vendor?.sponsor === undefined ? [] : [{ kind: 'sponsors' as const, person: talk.vendor.sponsor, talk }]),
    ]),
    ...(await roles.all()).map(({ personId: id, username }) => ({ kind: 'organizes' as const, person: { id, username } })),
  ]
}

async function notifyOrganizers({ act, services, chat, log }: JobNeeds, closed: ReadonlySet<string>): Promise<void> {
  await act(async (tx, tell) => {
    const needs = services(tx)
    const left = (await listItems(needs)).filter(({ person }) => closed.has(person.id))
    const organizers = (await tx.roles.all()).filter(({ personId }) => !closed.has(personId))
    if (organizers.length === 0) {
      log.error({ items: left.length }, 'every organizer has a closed account; RENDEZVOUS_ORGANIZERS can name new ones')
      return
    }
    const fresh = await takeUntold(tx, left)
    if (fresh.length === 0) return
    await note(needs, fresh, chat.self?.id ?? '')
    const notices: Notice[] = []
    for (const { personId: id, username } of organizers)
      notices.push(await noticeTo(needs.people, { id, username }, (lang) => describeLeftItems(fresh, lang)))
    await tell(`closed accounts/${fresh.map(markOf).join('/')}`, layOutNotices(notices, chat.settings.maxMessageLength))
  })
}

/** Those that nobody has told yet, which from now on are told. In one order, so that two copies never wait for each other. */
async function takeUntold({ settings }: Repositories, items: readonly LeftItem[]): Promise<readonly LeftItem[]> {
  const fresh: LeftItem[] = []
  const claim = randomUUID()
  for (const item of items.toSorted((a, b) => markOf(a).localeCompare(markOf(b)))) {
    if ((await settings.setOnce(markOf(item), claim)) === claim) fresh.push(item)
  }
  return fresh
}

/** Tells a person's item from all others, and names nobody, so that there is nothing in it to forget. */
function markOf(item: LeftItem): string {
  const what = item.kind === 'organizes' ? item.kind : `${item.kind}/${item.talk.id}`
  return `left:${createHash('sha256').update(`${item.person.id}/${what}`).digest('base64url').slice(0, 22)}`
}

async function note({ audit, clock }: Services, items: readonly LeftItem[], who: string): Promise<void> {
  for (const item of items) {
    const detail = item.kind === 'organizes' ? 'organizer' : `#${item.talk.id} ${item.kind}`
    await audit.add({ at: clock.now(), who, what: 'closed account', where: '', detail, about: item.person.id })
  }
}
