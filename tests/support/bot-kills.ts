import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message, Sandbox } from '../../sandbox/index.ts'
import { type BotProcess, startReadyProcess } from './bot-process.ts'
import { allAnswered, areInOrder, commandCount, countAnswers, killCount, sayCommand, startOrderlySandbox } from './kills.ts'
import { testBotName } from './seed.ts'
import type { DatabaseKind } from './stores.ts'
import { useDatabase } from './use-store.ts'

/** Kills the bot in three ways, like power cuts, and counts the replies. */
export function describeBotKills(kind: DatabaseKind): void {
  describe.skipIf(!kind.isHere)(`when the bot on ${kind.name} is killed with -9 ten times during 200 commands`, () => {
    const database = useDatabase(kind)
    let sandbox: Sandbox
    let bot: BotProcess

    const start = async () => {
      bot = await startReadyProcess(sandbox.url, database.url, token)
    }
    let token: { userId: string; authToken: string }

    beforeEach(async () => {
      sandbox = await startOrderlySandbox()
      token = sandbox.issueToken(testBotName)
      await start()
    })
    afterEach(async () => {
      await bot.kill()
      await sandbox.close()
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
      240_000,
    )
  })
}
