import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../../src/app/bot.ts'
import { openStore } from '../../../src/app/open-store.ts'
import { hourMs } from '../../../src/shared/dates/time.ts'
import { runtimeZoneData, type ZoneData } from '../../../src/shared/dates/zone-data.ts'
import { isAnswer, replyMatcher, startReadyBot, startTestSandbox } from '../../support/bot.ts'
import { openRaw } from '../../support/filled.ts'
import { readCalendar } from '../../support/icalendar.ts'
import { testBotName } from '../../support/seed.ts'
import { storyDatabases } from '../../support/stores.ts'
import { testClock } from '../../support/test-clock.ts'
import { useEach } from '../../support/use-each.ts'
import { useDatabase } from '../../support/use-store.ts'

/** The edition from before Alberta's law: its clocks are an hour further behind UTC from November to March. */
const older: ZoneData = { ...runtimeZoneData, edition: '2025c' }

/** What the rows of Edmonton hold when they were derived with the older edition: every instant of this winter an hour later. */
async function deriveWithOlder(url: string): Promise<void> {
  const raw = await openRaw(url)
  await sql`update meetup set starts_at = starts_at + ${hourMs}, zone_data = '2025c' where zone = 'America/Edmonton'`.execute(
    raw.db,
  )
  await sql`update reminder set nominal_at = nominal_at + ${hourMs}, due_at = due_at + ${hourMs}, look_at = look_at + ${hourMs},
    starts_at = starts_at + ${hourMs}, zone_data = '2025c' where zone = 'America/Edmonton'`.execute(raw.db)
  await raw.close()
}

/** As a version from before local times were stored has left them. */
async function dropLocalTimes(url: string): Promise<void> {
  const raw = await openRaw(url)
  await sql`update meetup set local_start = null, zone_data = null, changed_at = null`.execute(raw.db)
  await sql`update reminder set local_at = null, zone = null, zone_data = null`.execute(raw.db)
  await raw.close()
}

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`a law that changes the clocks of a running community, on ${kind.name}`, () => {
    const database = useDatabase(kind)
    const sandbox = useEach(() => startTestSandbox({ rateLimits: false }))
    let bots: Bot[]

    beforeEach(async () => {
      bots = []
    })
    afterEach(async () => {
      await stopAll()
    })

    async function start(zoneData: ZoneData = runtimeZoneData): Promise<Bot> {
      const bot = await startReadyBot(sandbox, {
        ...{ databaseUrl: database.url, zoneData },
        server: { pages: true },
        community: { plan: { remind: ['1d'], call: [], ask: [], announce: [], reopen: [], presenters: [], join: [], nag: [] } },
      })
      bots.push(bot)
      return bot
    }

    async function stopAll(): Promise<void> {
      for (const bot of bots.splice(0)) await bot.stop()
    }

    async function ask(username: string, text: string, room = 'cloudnative'): Promise<string> {
      const [bot] = bots
      if (bot === undefined) throw new Error('no bot is running')
      const isReply = await replyMatcher(bot)
      const question = sandbox.say(username, room, text)
      const reply = await sandbox.waitForMessage(
        (message) => isAnswer(message, question) && (message.tmid !== undefined || isReply(message, question)),
      )
      return reply.msg
    }

    const privately = (username: string, text: string) => ask(username, text, sandbox.direct(username, testBotName))
    const told = (username: string, words: string) =>
      sandbox.messages(sandbox.direct(username, testBotName)).filter(({ msg }) => msg.includes(words))

    /** A series at 13:00 in Edmonton, to which akua comes; she and felix have reminders there. */
    async function planInEdmonton(): Promise<number> {
      const { store } = await start()
      await ask('olga', '!meetup series add "Prairies" every 3rd thursday 13:00 zone:America/Edmonton')
      await ask('olga', '!meetup yes')
      const [first] = await store.meetups.coming(testClock.now(), 1)
      const id = first?.id ?? 0
      await ask('olga', '!meetup series bind #cloudnative')
      await privately('akua', `going #${id}`)
      await privately('akua', `remind me 1 day before #${id}`)
      await privately('felix', 'fuseau America/Edmonton')
      await privately('felix', 'rappelle-moi le 3 décembre à 9 h « Salle »')
      await privately('felix', 'rappelle-moi chaque lundi à 9 h « Lundi »')
      await stopAll()
      return id
    }

    const instants = async () => {
      const store = await openStore({ url: database.url })
      const meetups = await store.meetups.coming(testClock.now(), 10)
      const reminders = await Promise.all(meetups.map(({ id }) => store.reminders.ofMeetup(id)))
      const { id: felix = '' } =
        sandbox.users.map(({ _id: id, username }) => ({ id, username })).find(({ username }) => username === 'felix') ?? {}
      const own = await store.reminders.pendingOf(felix)
      await store.close()
      return {
        meetups: meetups.map(({ startsAt }) => new Date(startsAt).toISOString()),
        reminders: [...reminders.flat(), ...own].map(({ dueAt }) => new Date(dueAt).toISOString()),
      }
    }

    it('leaves everything at its local time, and tells whoever was told another instant once, from two copies too', async () => {
      const id = await planInEdmonton()
      const right = await instants()
      await deriveWithOlder(database.url)
      const wrong = await instants()

      if (kind.name === 'PostgreSQL') await Promise.all([start(), start()])
      else await start()
      await sandbox.waitForMessage(({ msg }) => msg.includes('The clocks change'))
      const series = await ask('akua', '!meetup series')
      const shown = await privately('akua', `show #${id}`)
      const own = await privately('felix', 'rappels')
      const [news] = told('akua', 'The clocks change')
      await stopAll()
      const derived = await instants()

      expect(wrong).not.toEqual(right)
      expect(right.meetups[0]).toBe('2026-12-17T19:00:00.000Z')
      expect(derived).toEqual(right)
      expect(told('akua', 'The clocks change')).toHaveLength(1)
      expect(news?.msg).toContain('**When**: Thursday, December 17, 2026, 1:00 p.m. MDT')
      expect(news?.msg).toContain('**Was for you**: Thursday, December 17, 2026, 3:00 p.m. EST')
      expect(told('akua', 'Correction')).toEqual([])
      expect(told('felix', 'heure légale')).toEqual([])
      expect(told('olga', 'The clocks change')).toEqual([])
      expect(series).not.toMatch(/moved|another time/)
      expect(shown).toContain('1:00 p.m. MDT')
      expect(own).toContain('le jeudi 3 décembre 2026 à 9\u00a0h')
    })

    it('is followed by the calendar and by changes of the series', async () => {
      await planInEdmonton()
      await deriveWithOlder(database.url)
      const bot = await start()

      const response = await fetch(`http://127.0.0.1:${bot.healthPort}/calendar.ics`)
      const [event] = readCalendar(await response.text())
      await ask('olga', '!meetup series edit every 3rd thursday 14:00')
      await ask('olga', '!meetup yes')
      await stopAll()
      const later = await instants()

      expect(event).toMatchObject({ SEQUENCE: '1' })
      expect(later.meetups).toEqual(['2026-12-17T20:00:00.000Z', '2027-01-21T20:00:00.000Z', '2027-02-18T20:00:00.000Z'])
    })

    it('changes nothing for a copy whose data is older, whatever it looks at', async () => {
      await planInEdmonton()
      const right = await instants()

      const behind = await start(older)
      const status = await privately('olga', 'status')
      const newest = await behind.store.settings.get('zoneData')
      await stopAll()
      const kept = await instants()

      expect(kept).toEqual(right)
      expect(newest).toBe(runtimeZoneData.edition)
      expect(status).toContain('2025c')
    })

    it('reaches rows from before local times were stored: their series say the local time', async () => {
      await planInEdmonton()
      const right = await instants()
      await deriveWithOlder(database.url)
      await dropLocalTimes(database.url)

      await start()
      await stopAll()
      const derived = await instants()

      expect(derived.meetups).toEqual(right.meetups)
      expect(told('akua', 'The clocks change').length).toBeLessThanOrEqual(1)
    })
  })
}
