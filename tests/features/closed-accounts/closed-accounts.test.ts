import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createJobContext } from '../../../src/app/job-context.ts'
import { createClosedAccountsJob } from '../../../src/features/closed-accounts/job.ts'
import type { Repositories } from '../../../src/features/repositories.ts'
import type { NewTalk } from '../../../src/features/talks/repository.ts'
import { createMessageIds } from '../../../src/messaging/message-ids.ts'
import type { ClaimedOutgoing, Destination } from '../../../src/messaging/repository.ts'
import { createUnitOfWork } from '../../../src/messaging/unit-of-work.ts'
import type { Job } from '../../../src/scheduling/job.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createTestServices } from '../../support/services.ts'
import { databaseKinds } from '../../support/stores.ts'
import { createTally } from '../../support/tally.ts'
import { useStore } from '../../support/use-store.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const hour = 3_600_000
const silent = { debug() {}, info() {}, warn() {}, error() {} }

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`what closed accounts leave behind, on ${kind.name}`, () => {
    /** Only used for its connection to the workspace; its own store isn't involved. */
    const { test: workspace } = useTestBot({ isShared: true, ticker: createHandTicker() })
    const { store } = useStore(kind)
    let clock: FakeClock
    let said: ClaimedOutgoing[]

    beforeEach(async () => {
      clock = createFakeClock()
      said = []
      await giveRole('olga')
    })
    afterEach(() => {
      for (const username of ['akua', 'felix', 'rhys', 'olga']) workspace.sandbox.setActive(username, true)
      workspace.sandbox.faults.clear()
    })

    const person = (username: string) => ({ id: workspace.idOf(username), username })
    const giveRole = (username: string) =>
      store.roles.give({ personId: workspace.idOf(username), username, role: 'organizer', since: clock.now() })
    const offer = (title: string, username: string, talk: Partial<NewTalk> = {}) =>
      store.talks.add(
        {
          ...{ title, presenter: person(username), lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
          ...talk,
        },
        clock.now(),
      )
    const place = async (id: number, startsAt: number) => {
      const planned = { startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }
      const meetup = await store.meetups.add(planned, clock.now())
      const event = { at: clock.now(), who: 'x', step: 'place' } as const
      await store.talks.change(id, { state: 'scheduled', meetupId: meetup.id }, event)
    }

    /** A copy of the bot, right after a start. */
    function startCopy(owner = 'one'): Job {
      const { chat } = workspace.bot
      const claims = { owner, leaseMs: 8_000, stopped: () => false }
      const { run: act } = createUnitOfWork<Repositories>({
        maxMessageLength: () => 5_000,
        store,
        clock,
        ids: createMessageIds('s'),
        claims,
        deliver: () => {},
        hasRoom: () => true,
      })
      const services = createTestServices({
        clock,
        chat,
      })
      return createClosedAccountsJob(createJobContext({ store, chat, log: silent, metrics: createTally(), services, act }))
    }

    /** Runs the job this many times, a minute apart. */
    async function tick(job: Job, count: number): Promise<void> {
      for (let done = 0; done < count; done += 1) {
        await job.run()
        clock.advance(60_000)
      }
    }

    /** Everything said so far and to whom, as another copy finds it in the outbox after the first one is gone. */
    async function texts(): Promise<readonly (readonly [Destination, string])[]> {
      const claim = { owner: 'reader', now: clock.now() + hour, until: clock.now() + 2 * hour }
      for (let rows = await store.outbox.claimDue(claim, 10); rows.length > 0; rows = await store.outbox.claimDue(claim, 10)) {
        for (const { id } of rows) await store.outbox.sent(id, claim.owner, claim.now)
        said.push(...rows)
      }
      return said.map(({ to, content }) => [to, content.kind === 'message' ? content.text : ''])
    }

    it('is reported to the organizers in one message, with what to type about it', async () => {
      const proposed = await offer('Helm', 'akua')
      const placed = await offer('Terraform', 'rhys')
      await place(placed.id, clock.now() + 48 * hour)
      const held = await offer('Our mesh', 'rhys', { state: 'held', vendor: { name: 'ACME', sponsor: person('akua') } })
      await offer('Istio', 'felix')
      await giveRole('rhys')
      for (const username of ['akua', 'rhys']) workspace.sandbox.setActive(username, false)

      await tick(startCopy(), 3)

      expect((await texts()).map(([to]) => to)).toEqual([{ personId: workspace.idOf('olga') }])
      const [[, text = ''] = []] = await texts()
      const english = text.slice(0, text.indexOf('### Laissé'))
      expect(
        english
          .split('\n')
          .filter((line) => line.startsWith('- '))
          .toSorted(),
      ).toEqual([
        `- akua presents “Helm” · \`!meetup withdraw #${proposed.id}\``,
        `- akua sponsors “Our mesh” · \`!meetup decline #${held.id} reason:…\``,
        '- rhys is an organizer · `!meetup role remove rhys`',
        `- rhys presents “Our mesh” · \`!meetup withdraw #${held.id}\``,
        `- rhys presents “Terraform” · \`!meetup withdraw #${placed.id}\``,
      ])
      expect(text).toContain('- rhys organise les rencontres · `!rencontre rôle retirer rhys`')
      expect(await store.audit.latest(9)).toHaveLength(5)
    })

    it('is told once, whatever restarts, and only what is new later', async () => {
      await offer('Helm', 'akua')
      workspace.sandbox.setActive('akua', false)
      const first = startCopy()
      await tick(first, 3)
      await offer('Istio', 'akua')

      await tick(startCopy('two'), 2)
      clock.advance(12 * hour)
      await tick(first, 3)

      expect(await texts()).toHaveLength(2)
      expect((await texts())[1]?.[1]).toContain('Istio')
      expect((await texts())[1]?.[1]).not.toContain('Helm')
    })

    it('is told once when several copies find it at the same moment', async () => {
      for (const title of ['Helm', 'Istio', 'Envoy']) await offer(title, 'akua')
      await giveRole('felix')
      workspace.sandbox.setActive('akua', false)

      await Promise.all(['a', 'b', 'c', 'd'].map((owner) => startCopy(owner).run()))

      const receivers = (await texts()).map(([to]) => ('personId' in to ? to.personId : 'a room'))
      expect(receivers.toSorted()).toEqual([workspace.idOf('felix'), workspace.idOf('olga')].toSorted())
    })

    it('is looked for in small steps, and tried again when the workspace asks to wait', async () => {
      for (let count = 0; count < 7; count += 1)
        await offer('Helm', 'x', { presenter: { id: `x${count}`, username: `x${count}` } })
      const asked = () => workspace.sandbox.counters.rest['users.info'] ?? 0
      const before = asked()
      const job = startCopy()

      await job.run()
      const firstStep = asked() - before
      workspace.sandbox.faults.rest({ route: 'users.info', kind: 'answer', status: 429 })
      await tick(job, 2)
      const heardEarly = (await texts()).length
      await tick(job, 1)

      // Five missing people, and each time the bot's own account, to be sure that the workspace shows any.
      expect(firstStep).toBe(10)
      expect(heardEarly).toBe(1)
      expect((await texts())[0]?.[1].match(/^- x\d presents/gm)).toHaveLength(7)
    })

    it('is nothing when all accounts are there, when talks are over, or when the workspace hides every account', async () => {
      const old = await offer('Helm', 'rhys')
      await place(old.id, clock.now() - 48 * hour)
      await offer('Istio', 'akua')
      workspace.sandbox.setActive('rhys', false)

      await tick(startCopy(), 3)
      workspace.sandbox.faults.rest({
        route: 'users.info',
        kind: 'answer',
        status: 400,
        times: 20,
        body: { success: false, error: 'User not found.' },
      })
      await tick(startCopy('two'), 3)

      expect(await texts()).toEqual([])
    })

    it('is not taken for told when no organizer is left to tell', async () => {
      await offer('Helm', 'akua')
      for (const username of ['akua', 'olga']) workspace.sandbox.setActive(username, false)
      await tick(startCopy(), 2)
      const toNobody = [...(await texts())]
      await giveRole('felix')

      await tick(startCopy('two'), 2)

      expect(toNobody).toEqual([])
      expect((await texts()).map(([to]) => to)).toEqual([{ personId: workspace.idOf('felix') }])
      expect((await texts())[0]?.[1]).toContain('- olga is an organizer')
    })
  })
}
