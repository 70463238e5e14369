import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../src/app/bot.ts'
import { startReadyBot, startTestSandbox } from './bot.ts'
import { openRows, type Rows } from './rows.ts'
import { testBotName } from './seed.ts'
import { postgres } from './stores.ts'
import { testClock } from './test-clock.ts'
import { useEach } from './use-each.ts'
import { useDatabase } from './use-store.ts'

const hourMs = 3_600_000

/** Two bots race for the last seat of a meetup and for the last slot of an agenda, this many times each. */
export function describeTwoBots(rounds: number): void {
  describe.skipIf(!postgres.isHere)('two bots on one PostgreSQL', () => {
    const database = useDatabase(postgres)
    const sandbox = useEach(() => startTestSandbox({ rateLimits: false }))
    let bots: readonly Bot[]
    let rows: Rows

    beforeEach(async () => {
      const options = { databaseUrl: database.url }
      bots = [await startReadyBot(sandbox, options), await startReadyBot(sandbox, options)]
      rows = await openRows(database.url)
    })
    afterEach(async () => {
      await Promise.all(bots.map((bot) => bot.stop()))
      await rows.close()
    })

    /** Both commands are sent at the same instant, with each bot first in turn. Resolves when both have replies. */
    async function sayAtOnce(round: number, said: readonly { readonly who: string; readonly text: string }[]): Promise<void> {
      const inTurn = round % 2 === 0 ? said : said.toReversed()
      const questions = inTurn.map(({ who, text }) => sandbox.say(who, sandbox.direct(who, testBotName), text))
      for (const { _id } of questions) await rows.untilAnswered(_id)
    }

    async function addMeetup(round: number, capacity?: number): Promise<number> {
      const startsAt = testClock.now() + (round + 1) * 24 * hourMs
      const planned = { startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'olga' }
      const meetup = await bots[0]?.store.meetups.add(
        { ...planned, ...(capacity !== undefined && { capacity }) },
        testClock.now(),
      )
      return meetup?.id ?? 0
    }

    it(`give the last place to one of two people, ${rounds} times`, async () => {
      const outcomes: string[] = []
      for (let round = 0; round < rounds; round += 1) {
        const id = await addMeetup(round, 1)

        await sayAtOnce(round, [
          { who: 'akua', text: `going #${id}` },
          { who: 'felix', text: `participer #${id}` },
        ])

        const attendees = (await bots[0]?.store.attendance.of(id)) ?? []
        outcomes.push(
          attendees
            .map(({ mode }) => mode)
            .sort()
            .join(' '),
        )
      }

      expect(outcomes).toEqual(Array.from({ length: rounds }, () => 'room waiting'))
    }, 600_000)

    it(`give the last slot of an agenda to one of two talks, ${rounds} times`, async () => {
      const store = bots[0]?.store
      await store?.roles.give({ personId: idOf('akua'), username: 'akua', role: 'organizer', since: testClock.now() })
      const outcomes: string[] = []
      for (let round = 0; round < rounds; round += 1) {
        const id = await addMeetup(round)
        const [first, second] = [await addTalk('akua'), await addTalk('felix')]

        await sayAtOnce(round, [
          { who: 'akua', text: `place #${first} #${id}` },
          { who: 'olga', text: `place #${second} #${id}` },
        ])

        outcomes.push(String((await store?.talks.agenda(id))?.length))
      }

      expect(outcomes).toEqual(Array.from({ length: rounds }, () => '1'))
    }, 600_000)

    const idOf = (username: string) => sandbox.users.find((user) => user.username === username)?._id ?? ''

    /** It takes more than half of the agenda's hour. */
    async function addTalk(username: string): Promise<number> {
      const presenter = { id: idOf(username), username }
      const talk = { title: 'Helm', presenter, lengthMinutes: 40, lang: 'en', from: 'room', state: 'proposed' } as const
      return (await bots[0]?.store.talks.add(talk, testClock.now()))?.id ?? 0
    }
  })
}
