import { expect } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { isAnswer, startTestBot } from './bot.ts'
import { testBotName } from './seed.ts'

/** Asks this many times, alternating between two languages, and expects every reply in the language of its question. */
export async function expectNoneCrossed(count: number): Promise<void> {
  const test = await startTestBot()
  const askers = ['akua', 'felix', 'rhys', 'olga']
  const questions: (readonly ['en' | 'fr', Message])[] = []
  for (let index = 0; index < count; index += 1) {
    // Neither the person nor the room has a language, only the words do. The order isn't periodic.
    const lang = (index * 7_919) % 13 < 6 ? 'fr' : 'en'
    const asker = askers[(index * 31) % askers.length] ?? ''
    questions.push([lang, test.sandbox.say(asker, 'cloudnative', lang === 'fr' ? '!rencontre conduite' : '!meetup conduct')])
  }
  const answersOf = () =>
    test.sandbox.messages('cloudnative').filter(({ u, tmid }) => u.username === testBotName && tmid !== undefined)

  await test.sandbox.waitForMessage(() => answersOf().length === questions.length, { timeoutMs: 200_000 })

  const byThread = new Map(answersOf().map((answer) => [answer.tmid, answer]))
  const crossed = questions.filter(([lang, question]) => {
    const answer = byThread.get(question._id)
    return (
      answer === undefined ||
      !isAnswer(answer, question) ||
      !answer.msg.includes(lang === 'fr' ? '### Code de conduite' : '### Code of conduct')
    )
  })
  expect(crossed).toEqual([])
  await test.close()
}
