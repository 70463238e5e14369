import { describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { isAnswer } from '../support/bot.ts'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

describe('a workspace that misbehaves', () => {
  const { test } = useTestBot()

  async function answersTo(questions: readonly Message[]): Promise<readonly number[]> {
    const { sandbox } = test
    const answers = (question: Message) =>
      sandbox.messages('cloudnative').filter((message) => isAnswer(message, question)).length
    const isDone = () => questions.every((question) => answers(question) > 0)
    if (!isDone()) await sandbox.waitForMessage(isDone)
    // Anything sent twice has arrived by the time one more command is handled.
    await test.ask('olga', '!meetup conduct')
    return questions.map(answers)
  }

  const rateLimited = { kind: 'answer', status: 429, headers: { 'x-ratelimit-reset': String(testClock.now()) } } as const
  const badGateway = { kind: 'answer', status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' } as const

  it.each([
    ['loses the answer after storing the message', { kind: 'lose-answer' }],
    ['cuts the request before storing anything', { kind: 'refuse' }],
    ['answers that there were too many requests', rateLimited],
    ['answers with a proxy error in HTML', badGateway],
    ['answers with its web page', { kind: 'answer', status: 200, contentType: 'text/html', body: '<html></html>' }],
  ] as const)('is answered once for each command when it %s', async (_, fault) => {
    test.sandbox.faults.rest({ route: 'chat.sendMessage', times: 4, ...fault })
    const questions = ['akua', 'felix', 'rhys'].map((who) => test.sandbox.say(who, 'cloudnative', '!meetup next'))

    expect(await answersTo(questions)).toEqual([1, 1, 1])
  })

  it('runs no command twice when it sends its last frames again', async () => {
    const questions = [test.sandbox.say('akua', 'cloudnative', '!meetup next')]
    await answersTo(questions)

    for (let again = 0; again < 5; again += 1) test.sandbox.faults.replay(testBotName, 50)

    expect(await answersTo(questions)).toEqual([1])
  })

  it('runs no command twice when people react to it, reply to it, or when it is pinned anew', async () => {
    const question = test.sandbox.say('akua', 'cloudnative', '!meetup next')
    await answersTo([question])

    test.sandbox.reactAs('rhys', question._id, ':+1:')
    test.sandbox.say('rhys', 'cloudnative', 'thanks', { tmid: question._id })

    expect(await answersTo([question])).toEqual([1])
  })

  it('is not taken down by frames that make no sense', async () => {
    for (const frame of [
      '',
      '{',
      'null',
      '[]',
      '{"msg":"changed"}',
      '{"msg":"changed","collection":"stream-room-messages","fields":{"args":[null]}}',
    ]) {
      test.sandbox.faults.sendRaw(testBotName, frame)
    }

    expect(await answersTo([test.sandbox.say('akua', 'cloudnative', '!meetup next')])).toEqual([1])
  })

  it('has one subscription after any number of lost connections', async () => {
    for (const code of [1000, 1001, 1006, 4000]) {
      test.sandbox.faults.dropSockets({ code })
      await test.ask('akua', '!meetup conduct')
    }

    expect(test.sandbox.counters.subscriptions).toEqual({ 'stream-room-messages': 1 })
    expect(test.sandbox.counters.liveSockets).toBe(1)
  })
})
