import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Message, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { isAnswer, startReadyBot } from '../support/bot.ts'
import { type BotProcess, startBotProcess } from '../support/bot-process.ts'
import { databaseKinds, type TestDatabase } from '../support/stores.ts'

const people = ['alice', 'francois', 'victor', 'olivia']
const commandCount = 200
const killCount = 10

/** A workspace in which no two messages have the same time, so that the order of questions is beyond doubt. */
function startOrderlySandbox(): Promise<Sandbox> {
  let last = 0
  return startSandbox({
    now: () => {
      last = Math.max(last + 1, Date.now())
      return last
    },
  })
}

/** The four take turns; every command has a word of its own, so that its answer can be told from all others. */
function sayCommand(sandbox: Sandbox, index: number): Message {
  return sandbox.say(people[index % people.length] ?? '', 'cloudnative', `!meetup minutes word${index}x`)
}

function countAnswers(sandbox: Sandbox, questions: readonly Message[]): readonly number[] {
  const messages = sandbox.messages('cloudnative')
  return questions.map((question) => messages.filter((message) => isAnswer(message, question)).length)
}

/** Whether each person's answers stand in the order of their questions. */
function areInOrder(sandbox: Sandbox, questions: readonly Message[]): boolean {
  const place = new Map(questions.map(({ _id }, index) => [_id, index]))
  const answered = sandbox.messages('cloudnative').flatMap((message) => {
    const question = place.get(message.tmid ?? '')
    return message.u.username === 'rendezvous' && question !== undefined ? [question] : []
  })
  return people.every((_, person) => {
    const own = answered.filter((question) => question % people.length === person)
    return own.every((question, index) => index === 0 || (own[index - 1] ?? -1) < question)
  })
}

async function allAnswered(sandbox: Sandbox, questions: readonly Message[]): Promise<void> {
  const open = new Set(questions.map(({ _id }) => _id))
  const settle = () => {
    for (const { tmid, u } of sandbox.messages('cloudnative')) if (u.username === 'rendezvous') open.delete(tmid ?? '')
    return open.size === 0
  }
  if (!settle()) await sandbox.waitForMessage(settle, { timeoutMs: 60_000 })
}

describe('when the server is killed ten times during 200 commands', () => {
  it('answers each of them once, in the order of each person', async () => {
    const sandbox = await startOrderlySandbox()
    const bot = await startReadyBot(sandbox)
    const questions: Message[] = []
    for (let index = 0; index < commandCount; index += 1) {
      questions.push(sayCommand(sandbox, index))
      if (index % (commandCount / killCount) !== 7) continue
      if (index % 40 === 7) await sandbox.waitForMessage((message) => message.u.username === 'rendezvous')
      await sandbox.crash()
      await sandbox.start()
    }

    await allAnswered(sandbox, questions)

    expect(countAnswers(sandbox, questions)).toEqual(questions.map(() => 1))
    expect(areInOrder(sandbox, questions)).toBe(true)
    await bot.stop()
    await sandbox.close()
  }, 120_000)
})

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`when the bot on ${kind.name} is killed with -9 ten times during 200 commands`, () => {
    let database: TestDatabase
    let sandbox: Sandbox
    let bot: BotProcess

    const start = async () => {
      bot = startBotProcess({
        ROCKETCHAT_URL: sandbox.url,
        ROCKETCHAT_USER_ID: token.userId,
        ROCKETCHAT_AUTH_TOKEN: token.authToken,
        DATABASE_URL: database.url,
        MINUTES_SOURCE: 'sandbox/minutes',
        RENDEZVOUS_CONFIG: 'tests/fixtures/no-limits.yaml',
      })
      await bot.logged('ready')
    }
    let token: { userId: string; authToken: string }

    beforeEach(async () => {
      database = await kind.create()
      sandbox = await startOrderlySandbox()
      token = sandbox.issueToken('rendezvous')
      await start()
    })
    afterEach(async () => {
      await bot.kill()
      await sandbox.close()
      await database.remove()
    })

    it.each(['in the very tick of a command', 'once the first answer is there', 'and commands come while it is away'])(
      'answers each of them once: killed %s',
      async (moment) => {
        const questions: Message[] = []
        for (let index = 0; index < commandCount; index += 1) {
          questions.push(sayCommand(sandbox, index))
          if (index % (commandCount / killCount) !== 7) continue
          if (moment === 'once the first answer is there') await allAnswered(sandbox, questions.slice(-1))
          await bot.kill()
          if (moment === 'and commands come while it is away') {
            for (let more = 0; more < 5; more += 1) {
              index += 1
              questions.push(sayCommand(sandbox, index))
            }
          }
          await start()
        }

        await allAnswered(sandbox, questions)

        expect(countAnswers(sandbox, questions)).toEqual(questions.map(() => 1))
        expect(areInOrder(sandbox, questions)).toBe(true)
      },
      180_000,
    )
  })
}
