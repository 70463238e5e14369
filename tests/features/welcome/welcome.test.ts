import { describe, expect, it } from 'vitest'
import { startReadyBot, startTestBot, type TestBot } from '../../support/bot.ts'
import { openRaw } from '../../support/filled.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useDatabase } from '../../support/use-store.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`a welcome on ${kind.name}`, () => {
    const database = useDatabase(kind)

    const welcomesIn = (test: TestBot, room: string) =>
      test.sandbox.messages(room).filter(({ u, msg }) => u.username === testBotName && msg.includes('👋'))

    it('comes once to a room that the bot is invited to, in both languages, and says how to ask and where the reply is', async () => {
      const { clock, time } = createMovingClock()
      const test = await startTestBot({ databaseUrl: database.url, clock, welcomes: true, sandbox: { now: clock.now } })
      // Only one copy works on a SQLite file.
      const other =
        kind.name === 'SQLite'
          ? undefined
          : await startReadyBot(test.sandbox, { databaseUrl: database.url, clock, welcomes: true })
      const welcomed = (name: string) => {
        const rid = test.sandbox.rooms.find((room) => room.name === name)?._id
        return test.sandbox.waitForMessage((message) => message.rid === rid && message.msg.includes('👋'))
      }
      const first = await welcomed('cloudnative')

      test.sandbox.join(testBotName, 'outside')
      time.advance(61_000)
      const invited = await welcomed('outside')
      time.advance(61_000)
      await test.ask('akua', '!meetup next')
      await other?.stop()
      const counts = ['cloudnative', 'general', 'outside'].map((room) => welcomesIn(test, room).length)
      await test.close()

      expect(first.msg.split('\n')).toEqual([
        "👋 **I'm the meetup bot.** Ask me in your own words: `@otto when is the next meetup?`, or type `!meetup next`.",
        'I reply in a thread: click **Reply** under your message. `!meetup help` shows what else I can do.',
        '',
        "👋 **Je suis le robot de la rencontre.** Demandez-moi dans vos mots\u00a0: `@otto c'est quand la prochaine rencontre?`, ou écrivez `!rencontre prochaine`.",
        'Je réponds dans un fil\u00a0: cliquez sur **Répondre** sous votre message. `!rencontre aide` montre ce que je sais faire d’autre.',
      ])
      expect(invited.msg).toBe(first.msg)
      expect(counts).toEqual([1, 1, 1])
    })

    it('does not come to rooms that an older version was in', async () => {
      const old = await openRaw(database.url)
      await old.db.insertInto('welcome').values({ kind: 'upgrade', id: '', at: 0 }).execute()
      await old.close()
      const { clock, time } = createMovingClock()
      const test = await startTestBot({ databaseUrl: database.url, clock, welcomes: true, sandbox: { now: clock.now } })
      await expect.poll(() => test.bot.store.welcomes.unknownRooms(['GENERAL'])).toEqual([])

      test.sandbox.join(testBotName, 'outside')
      time.advance(61_000)
      await test.sandbox.waitForMessage(({ msg }) => msg.includes('👋'))
      const counts = ['cloudnative', 'general', 'outside'].map((room) => welcomesIn(test, room).length)
      await test.close()

      expect(counts).toEqual([0, 0, 1])
    })

    it('follows the first direct message of a person, with three things to try', async () => {
      const test = await startTestBot({ databaseUrl: database.url, welcomes: true })
      const room = test.sandbox.direct('felix', testBotName)

      await test.ask('felix', 'prochaine', room)
      await test.ask('felix', 'liste', room)
      await test.ask('akua', 'hello', test.sandbox.direct('akua', testBotName))
      await test.ask('akua', 'next', test.sandbox.direct('akua', testBotName))
      const toFelix = test.sandbox.messages(room).filter(({ msg }) => msg.startsWith('_Au plaisir'))
      const toAkua = test.sandbox.messages(test.sandbox.direct('akua', testBotName)).map(({ msg }) => msg)
      await test.close()

      expect(toFelix).toHaveLength(1)
      expect(toFelix[0]?.attachments?.[0]).toMatchObject({
        actions: [{ text: 'Prochaine rencontre' }, { text: 'Toutes les dates' }, { text: 'Aide' }],
      })
      expect(toAkua.filter((msg) => msg.includes('Nice to meet you'))).toEqual([])
    })
  })
}
