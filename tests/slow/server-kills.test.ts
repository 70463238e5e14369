import { describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { startReadyBot } from '../support/bot.ts'
import {
  allAnswered,
  areInOrder,
  commandCount,
  countAnswers,
  killCount,
  sayCommand,
  startOrderlySandbox,
} from '../support/kills.ts'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'

describe('when the server is killed ten times during 200 commands', () => {
  it('answers each of them once, in the order of each person', async () => {
    const sandbox = await startOrderlySandbox(testClock.now)
    const bot = await startReadyBot(sandbox)
    const questions: Message[] = []
    for (let index = 0; index < commandCount; index += 1) {
      questions.push(sayCommand(sandbox, index))
      if (index % (commandCount / killCount) !== 7) continue
      if (index % 40 === 7) await sandbox.waitForMessage((message) => message.u.username === testBotName)
      await sandbox.crash()
      await sandbox.start()
    }

    await allAnswered(sandbox, questions)

    expect(countAnswers(sandbox, questions)).toEqual(questions.map(() => 1))
    expect(areInOrder(sandbox, questions)).toBe(true)
    await bot.stop()
    await sandbox.close()
  }, 240_000)
})
