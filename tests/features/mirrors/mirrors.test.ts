import { beforeEach, describe, expect, it } from 'vitest'
import type { NewMeetup } from '../../../src/features/meetups/model.ts'
import { startReadyBot, startTestBot } from '../../support/bot.ts'
import { openRawBeside } from '../../support/filled.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { privateRoom, seedWithRooms, testBotName } from '../../support/seed.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useShared } from '../../support/use-each.ts'
import { useDatabase } from '../../support/use-store.ts'
import { loses, says, secretPath, startWebhookServer } from '../../support/webhook-server.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`mirrors on ${kind.name}`, () => {
    const { clock, time } = createMovingClock()
    const ticker = createHandTicker()
    const logLines: string[] = []
    const database = useDatabase(kind, useShared)
    const hook = useShared(startWebhookServer)
    const test = useShared(() =>
      startTestBot({
        ...{ clock, ticker, logLines, databaseUrl: database.url },
        server: { publicUrl: 'https://meetups.example.ca' },
        announcements: { mirrors: [{ name: 'health-slack', languages: ['en', 'fr'], address: hook.address }] },
        sandbox: { seed: seedWithRooms(privateRoom('red-team', [testBotName])) },
      }),
    )
    const raw = useShared(() => openRawBeside(database.url))

    beforeEach(() => {
      // What happened in the test before is no longer news.
      time.advance(25 * 60 * minuteMs)
      hook.texts.length = 0
      hook.paths.length = 0
      logLines.length = 0
    })

    const roomId = (name: string) => test.sandbox.rooms.find((room) => room.name === name)?._id ?? ''
    async function announce(title: string, more: Partial<NewMeetup> = {}) {
      const startsAt = clock.now() + 5 * dayMs
      const given = { title, startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x', ...more }
      const meetup = await test.bot.store.meetups.add(given, clock.now())
      const rooms = [{ roomId: roomId(more.roomId === undefined ? 'cloudnative' : 'red-team'), langs: ['en', 'fr'] as const }]
      await test.bot.store.announcements.order({ meetupId: meetup.id, startsAt, rooms }, clock.now())
      return meetup
    }
    /** Lets time pass and every job run, then waits for what is being sent. */
    async function pass(ms: number) {
      time.advance(ms)
      for (let round = 0; round < 3; round += 1) {
        await ticker.tick()
        while (await isSending()) await new Promise(setImmediate)
      }
    }
    async function isSending() {
      const rows = raw.db.selectFrom('outbox').select('id').where('state', '=', 'due').where('claimed_by', 'is not', null)
      return (await rows.execute()).length > 0
    }
    const status = async () => (await test.ask('olga', 'status', test.sandbox.direct('olga', testBotName))).msg

    it('get one post a meetup and one a change, in both languages and in Slack’s markup', async () => {
      const meetup = await announce('Mesh & <!channel> @here', { place: '90 Elgin', joinUrl: 'https://meet.example.ca/way-in' })
      await pass(1_000)
      await pass(minuteMs)

      expect(hook.texts).toHaveLength(1)
      expect(hook.texts[0]).toContain('*Meetup: Mesh &amp; &lt;!channel&gt; @\u2060here*')
      expect(hook.texts[0]).toContain('*Rencontre\u00a0: Mesh')
      expect(hook.texts[0]).toContain('<https://meetups.example.ca/en|All meetups and calendar>')
      expect(hook.texts[0]).not.toContain('way-in')

      const startsAt = meetup.startsAt + dayMs
      await test.bot.store.meetups.change(meetup.id, { startsAt }, clock.now())
      await pass(minuteMs)
      await test.bot.store.meetups.change(meetup.id, { place: '100 Sussex' }, clock.now())
      await pass(minuteMs)
      expect(hook.texts).toHaveLength(1)
      await pass(minuteMs)

      expect(hook.texts).toHaveLength(2)
      expect(hook.texts[1]).toMatch(/^\*New date: Mesh[\s\S]*Where: 100 Sussex\nBefore: /)

      await test.bot.store.meetups.change(meetup.id, { state: 'cancelled', cancelReason: 'Rhys is ill' }, clock.now())
      await pass(2 * minuteMs)
      await pass(2 * minuteMs)

      expect(hook.texts).toHaveLength(3)
      expect(hook.texts[2]).toMatch(/^\*Cancelled: Mesh[\s\S]*\*Annulée\u00a0: Mesh/)
      expect(hook.texts[2]).not.toContain('Rhys')
    })

    it('hear nothing of what is private, what nobody announced, or a change that was undone', async () => {
      await announce('Secret', { roomId: roomId('red-team') })
      const draft = { title: 'Draft', startsAt: clock.now() + dayMs, lengthMinutes: 60, zone: 'America/Toronto' }
      await test.bot.store.meetups.add({ ...draft, scheduledBy: 'x' }, clock.now())
      const mesh = await announce('Mesh')
      await pass(1_000)
      await test.bot.store.meetups.change(mesh.id, { startsAt: mesh.startsAt + dayMs }, clock.now())
      await pass(minuteMs)
      await test.bot.store.meetups.change(mesh.id, { startsAt: mesh.startsAt }, clock.now())
      await pass(5 * minuteMs)

      expect(hook.texts.map((text) => text.split('\n', 1)[0])).toEqual(['*Meetup: Mesh*'])
    })

    it('that ask to wait are tried again after that time, in order', async () => {
      hook.answers.push(says(429, 'rate_limited', { 'retry-after': '120' }))
      await announce('Mesh')
      await pass(1_000)
      await pass(60_000)
      expect(hook.paths).toHaveLength(1)
      expect(await status()).toContain("I can't reach the mirror `health-slack`.** 1 post is waiting")
      await pass(61_000)

      expect(hook.texts).toHaveLength(2)
      await pass(1_000)
      expect(hook.paths).toHaveLength(2)
    })

    it.each([
      ['loses its answer', loses],
      ['fails while it works on it', says(500, 'rollup_error')],
    ])('get nothing twice: one that %s may have it, and status says so', async (_, answer) => {
      hook.answers.push(answer)
      await announce('Mesh')
      await pass(1_000)
      for (let hour = 0; hour < 3; hour += 1) await pass(60 * minuteMs)

      expect(hook.texts).toHaveLength(1)
      expect(await status()).toContain('1 post to the mirror `health-slack` may have arrived')
    })

    it('that are gone are named by status, and their address is in no log line and no reply', async () => {
      hook.answers.push(says(404, 'no_service'))
      await announce('Mesh')
      await pass(1_000)
      await pass(minuteMs)

      expect(hook.texts).toHaveLength(1)
      const said = await status()
      expect(said).toContain('The mirror `health-slack` refused 1 post in the last 24 hours** (`404 no_service`)')
      expect(logLines.join('')).toContain('a message to a mirror was given up')
      expect(logLines.join('') + said).not.toMatch(new RegExp(secretPath.split('/').slice(2).join('|')))
    })

    it.skipIf(kind.name === 'SQLite')('get one post from several copies of the bot', async () => {
      const otherTicker = createHandTicker()
      const other = await startReadyBot(test.sandbox, {
        ...{ clock, ticker: otherTicker, databaseUrl: database.url },
        announcements: { mirrors: [{ name: 'health-slack', languages: ['en', 'fr'], address: hook.address }] },
      })
      const meetup = await announce('Mesh')
      time.advance(1_000)
      await Promise.all([ticker.tick(), otherTicker.tick()])
      await pass(1_000)
      await test.bot.store.meetups.change(meetup.id, { state: 'cancelled' }, clock.now())
      time.advance(2 * minuteMs)
      await Promise.all([ticker.tick(), otherTicker.tick()])
      await pass(1_000)
      await other.stop()

      expect(hook.texts.map((text) => text.split('\n', 1)[0])).toEqual(['*Meetup: Mesh*', '*Cancelled: Mesh*'])
    })

    it('get nothing again after a copy died while it posted', async () => {
      const { outbox } = test.bot.store
      const meetup = await announce('Mesh')
      const now = clock.now()
      const content = { kind: 'message', text: 'Once' } as const
      const row = {
        lane: 'mirror:health-slack',
        to: { mirror: 'health-slack' },
        content,
        about: { meetupId: meetup.id },
        dueAt: now,
      }
      await outbox.add([{ id: 'begun', ...row }], { owner: 'dead', now, until: now + 6_000 })
      await outbox.begin('begun', { owner: 'dead', now, until: now + 30_000 })
      await pass(31_000)

      expect(hook.texts).not.toContain('Once')
      expect(await outbox.outcome('begun')).toMatchObject({ state: 'missed', why: 'interrupted' })
    })
  })
}
