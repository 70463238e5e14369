import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import type { Bot } from '../../src/app/bot.ts'
import { startReadyBot, startTestBot, type TestBot } from '../support/bot.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { testBotName } from '../support/seed.ts'
import { storyDatabases, type TestDatabase } from '../support/stores.ts'

const minute = 60_000
const notFollowed = {
  en: "@akua I don't follow edits, and I've already answered this command. Please type it again.",
  fr: '@akua Je ne relis pas les commandes modifiées, et j’ai déjà répondu à celle-ci. Veuillez l’écrire de nouveau.',
}

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`a command that is edited, on ${kind.name}`, () => {
    const { clock, time } = createMovingClock()
    let database: TestDatabase
    let test: TestBot
    let running: Bot

    beforeAll(async () => {
      database = await kind.create()
      test = await startTestBot({ clock, sandbox: { now: clock.now }, databaseUrl: database.url })
      running = test.bot
    })
    afterAll(async () => {
      await running.stop()
      await test.sandbox.close()
      await database.remove()
    })
    // Each question is alone in its minute.
    beforeEach(() => time.advance(2 * minute))

    const say = (text: string, who = 'akua') => test.sandbox.say(who, 'cloudnative', text)
    const edit = ({ _id, u }: Message, text: string, who = u.username) => {
      time.advance(1_000)
      test.sandbox.edit(who, _id, text)
    }
    /** What the bot has said in the thread of a question, oldest first. */
    const replies = ({ _id }: Message) =>
      test.sandbox
        .messages('cloudnative')
        .filter(({ tmid, u }) => tmid === _id && u.username === testBotName)
        .map(({ msg }) => msg)
    const untilReplies = (question: Message, count: number) => expect.poll(() => replies(question)).toHaveLength(count)
    /** What was said before it has been handled, because one person's messages are answered in order. */
    const untilHandled = async (who = 'akua') => void (await test.ask(who, '!meetup conduct'))

    it.each([
      ['an unknown verb', '!meetup nxet', "I don't know", '!meetup conduct', 'Code of conduct'],
      ['un verbe inconnu', '!rencontre prochianne', 'Je ne connais pas', '!rencontre conduite', 'Code de conduite'],
      ['a date that was not understood', '!meetup show 2026-13-45', "date doesn't exist", '!meetup conduct', 'Code of conduct'],
      ['a right that is missing', '!meetup series add', 'Only an organizer', '!meetup conduct', 'Code of conduct'],
      ['a sentence that says nothing', '@otto blorp the frobs twice', 'get that', '@otto conduct', 'Code of conduct'],
    ])('runs anew when it was refused: %s', async (_what, first, refusal, second, answer) => {
      const question = say(first)
      await untilReplies(question, 1)
      expect(replies(question)[0]).toContain(refusal)

      edit(question, second)
      await untilReplies(question, 2)

      expect(replies(question)[1]).toContain(answer)
    })

    it('runs anew each time until it is understood, and then no more', async () => {
      const question = say('!meetup nxet')
      await untilReplies(question, 1)
      edit(question, '!meetup nxte')
      await untilReplies(question, 2)
      edit(question, '!meetup conduct')
      await untilReplies(question, 3)
      edit(question, '!meetup about')
      await untilReplies(question, 4)

      expect(replies(question)[1]).toContain("I don't know")
      expect(replies(question)[2]).toContain('Code of conduct')
      expect(replies(question)[3]).toBe(notFollowed.en)
    })

    it('acts once, and is acknowledged at the message itself', async () => {
      const { meetups } = test.bot.store
      const startsAt = time.now() + 72 * 60 * minute
      await meetups.add({ startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x' }, time.now())
      const question = say('!meetup going 2026-13-45', 'rhys')
      await untilReplies(question, 1)

      edit(question, '!meetup going', 'rhys')
      const acknowledged = await test.sandbox.waitForMessage(
        ({ _id, reactions }) => _id === question._id && reactions !== undefined,
      )
      test.sandbox.reactAs('akua', question._id, ':+1:')
      test.sandbox.faults.replay(testBotName, 3)
      await untilHandled('rhys')

      expect(Object.keys(acknowledged.reactions ?? {})).toContain(':white_check_mark:')
      expect(replies(question)).toHaveLength(1)
    })

    it.each([
      ['en', '!meetup conduct', '!meetup about', '!meetup next'],
      ['fr', '!rencontre conduite', '!rencontre à propos', '!rencontre prochaine'],
    ] as const)('is not run again when it was answered, and says so once: %s', async (lang, first, second, third) => {
      const question = say(first)
      await untilReplies(question, 1)
      edit(question, second)
      await untilReplies(question, 2)
      edit(question, third)
      await untilHandled()

      expect(replies(question).slice(1)).toEqual([notFollowed[lang]])
    })

    it('is answered in a direct message as well', async () => {
      const room = test.sandbox.direct('akua', testBotName)
      const question = test.sandbox.say('akua', room, 'conduite')
      await test.toldDirectly('akua', 'Code de conduite')
      edit(question, 'prochaine')

      expect(await test.toldDirectly('akua', 'Je ne relis pas')).toBe(notFollowed.fr.replace('@akua ', ''))
    })

    it.each([
      ['five minutes after it', '!meetup nxet', 'akua', 5 * minute],
      ['by a moderator', '!meetup nxet', 'olga', 0],
      ['from ordinary talk', 'see you at the next one', 'akua', 0],
    ])('does nothing when it is edited %s', async (_what, first, editor, later) => {
      const question = say(first)
      await untilHandled()
      const before = replies(question)
      time.advance(later)

      edit(question, '!meetup conduct', editor)
      await untilHandled()

      expect(replies(question)).toEqual(before)
    })

    it('is run with its new words when it was typed and edited while the bot was away', async () => {
      const refused = say('!meetup nxet')
      await untilReplies(refused, 1)
      time.advance(2 * minute)
      await running.stop()
      const unheard = say('!meetup nextt', 'rhys')
      edit(unheard, '!meetup about')
      edit(refused, '!meetup conduct')
      const late = say('!meetup nextt', 'felix')
      time.advance(6 * minute)
      edit(late, '!meetup about')
      running = await startReadyBot(test.sandbox, { clock, databaseUrl: database.url })
      await untilReplies(refused, 2)
      for (const who of ['akua', 'rhys', 'felix']) await untilHandled(who)

      expect(replies(refused)[1]).toContain('Code of conduct')
      for (const question of [unheard, late]) expect(replies(question)).toEqual([expect.stringContaining('What I store')])
    })
  })
}
