import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import type { Bot } from '../../src/app/bot.ts'
import type { Clock } from '../../src/shared/clock.ts'
import { isAnswer, startReadyBot, startTestBot, type TestBot, type TestBotOptions } from '../support/bot.ts'
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts'
import { createRepository, type GitServer, serveGit } from '../support/git-remote.ts'
import { testBotName } from '../support/seed.ts'
import { storyDatabases } from '../support/stores.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'
import { testClock } from '../support/test-clock.ts'
import { useDatabase } from '../support/use-store.ts'

const minuteMs = 60_000

/** How long a question waits for the first reading. Here it doesn't wait. */
const firstLookMs = 4_000

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`a question while the minutes are read for the first time, on ${kind.name}`, () => {
    let base: string
    let server: GitServer
    let finish: () => void
    let time: FakeClock
    const database = useDatabase(kind)
    let options: TestBotOptions
    let test: TestBot
    let others: Bot[]
    let isStopped: boolean

    beforeEach(async () => {
      base = createTemporaryFolder()
      createRepository(join(base, 'served'), {
        '2018-03-22.md': '## Talks\n\n* Helm charts\n\n## Actions\n\n* TODO: Ada asks for a quote\n',
      })
      const opened = Promise.withResolvers<void>()
      finish = opened.resolve
      server = await serveGit(join(base, 'served'), { opened: opened.promise })
      time = createFakeClock(testClock.now())
      const clock: Clock = {
        now: time.now,
        after: (delayMs, then) => testClock.after(delayMs === firstLookMs ? 0 : delayMs, then),
      }
      options = { databaseUrl: database.url, clock, minutes: sourceIn('copies') }
      test = await startTestBot(options)
      others = []
      isStopped = false
    })
    afterEach(async () => {
      finish()
      for (const other of others) await other.stop()
      await (isStopped ? test.sandbox.close() : test.close())
      await server.close()
    })

    /** A copy of the repository for each bot, so that each has to read it. */
    function sourceIn(folder: string): { readonly source: string; readonly copyFolder: string } {
      return { source: `${server.url}/remote.git#main`, copyFolder: join(base, folder) }
    }

    const saidIn = (question: Message) => test.sandbox.messages('cloudnative').filter((message) => isAnswer(message, question))
    const answerTo = (question: Message, words: string) =>
      test.sandbox.waitForMessage((message) => isAnswer(message, question) && message.msg.includes(words))
    const ask = async (username: string, text: string): Promise<Message> => {
      const question = test.sandbox.say(username, 'cloudnative', text)
      await test.sandbox.waitForMessage((message) => isAnswer(message, question))
      return question
    }
    /** Whatever was postponed before has been dealt with then. */
    const untilOthersAreAnswered = async () => {
      const question = test.sandbox.say('rhys', 'cloudnative', '!meetup minutes helm')
      await answerTo(question, 'Helm charts')
    }

    it('is answered in its thread as soon as they are read, once; until then other commands work', async () => {
      const english = await ask('akua', '!meetup minutes helm')
      const french = await ask('felix', '!rencontre suivis')
      expect((await test.ask('akua', '!meetup conduct')).msg).toContain('Code of conduct')
      expect(saidIn(english)).toHaveLength(1)
      expect(saidIn(english)[0]?.msg).toMatch(
        /^@akua I'm still reading the minutes\. I'll answer here as soon as I've finished\.\n/,
      )
      expect(saidIn(french)[0]?.msg).toMatch(
        /^@felix La lecture des comptes rendus n’est pas terminée\. La réponse suivra ici dès qu’elle le sera\./,
      )
      finish()

      expect((await answerTo(english, 'Helm charts')).msg).toMatch(/^@akua\n### “helm” in the minutes/)
      expect((await answerTo(french, 'Ada asks')).msg).toContain('suivi')
      await untilOthersAreAnswered()
      expect(saidIn(english)).toHaveLength(2)
      expect(saidIn(french)).toHaveLength(2)
    })

    it('asked in a sentence or in a direct message is answered as well', async () => {
      const room = test.sandbox.direct('akua', testBotName)
      const question = test.sandbox.say('akua', room, 'what did we say about helm?')
      const first = await test.sandbox.waitForMessage((message) => isAnswer(message, question))
      expect(first.msg).toContain('still reading')
      finish()

      const { msg } = await test.sandbox.waitForMessage(
        (message) => isAnswer(message, question) && message.msg.includes('Helm charts'),
      )
      expect(msg).toContain('### “helm” in the minutes')
    })

    it('is answered by the next start', async () => {
      const question = await ask('akua', '!meetup minutes helm')
      await test.bot.stop()
      isStopped = true
      finish()
      others = [await startReadyBot(test.sandbox, options)]

      await answerTo(question, 'Helm charts')
      await untilOthersAreAnswered()
      expect(saidIn(question)).toHaveLength(2)
    })

    it('that waited ten minutes is given up, with the call that asks again', async () => {
      const english = await ask('akua', '!meetup minutes helm charts')
      const french = await ask('felix', '!rencontre pv helm')
      time.advance(10 * minuteMs)

      expect((await answerTo(english, 'ten minutes')).msg).toBe(
        "@akua After ten minutes I still can't read the minutes, so I've stopped trying. To ask again: `!meetup minutes helm charts`",
      )
      expect((await answerTo(french, 'dix minutes')).msg).toContain(
        'Pour poser la question de nouveau\u00a0: `!rencontre compte-rendu helm`',
      )
      finish()
      await untilOthersAreAnswered()
      expect(saidIn(english)).toHaveLength(2)
    })

    it('of somebody who left the room, or was forgotten, is not answered', async () => {
      const left = await ask('akua', '!meetup minutes helm')
      const forgotten = await ask('felix', '!rencontre pv helm')
      test.sandbox.leave('akua', 'cloudnative')
      const room = test.sandbox.direct('felix', testBotName)
      await test.ask('felix', '!rencontre oublie-moi', room)
      await test.ask('felix', '!rencontre oui', room)
      finish()

      await untilOthersAreAnswered()
      expect(saidIn(left)).toHaveLength(1)
      expect(saidIn(forgotten)).toHaveLength(1)
    })

    it.skipIf(kind.name === 'SQLite')('is answered once by two copies, of which one has not read them', async () => {
      const never = await serveGit(join(base, 'served'), { opened: new Promise(() => {}) })
      const source = { source: `${never.url}/remote.git#main`, copyFolder: join(base, 'other copies') }
      others = [await startReadyBot(test.sandbox, { ...options, minutes: source })]
      const questions = [await ask('akua', '!meetup minutes helm'), await ask('rhys', '!meetup minutes charts')]
      finish()

      for (const question of questions) await answerTo(question, 'Helm charts')
      for (const question of questions) expect(saidIn(question)).toHaveLength(2)
      await others.shift()?.stop()
      await never.close()
    })
  })
}
