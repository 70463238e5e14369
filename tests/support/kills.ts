import type { Message, Sandbox } from '../../sandbox/index.ts'
import { isAnswer, startTestSandbox } from './bot.ts'
import { testBotName } from './seed.ts'

const people = ['akua', 'felix', 'rhys', 'olga']
export const commandCount = 200
export const killCount = 10

/** A workspace in which no two messages have the same time, so that the order of questions is always clear. */
export function startOrderlySandbox(now: () => number = Date.now): Promise<Sandbox> {
  let last = 0
  return startTestSandbox({
    now: () => {
      last = Math.max(last + 1, now())
      return last
    },
  })
}

/** The four take turns. Two of them ask, and two change something: what changed nothing may be committed in another way. */
export function sayCommand(sandbox: Sandbox, index: number): Message {
  const command = index % 2 === 0 ? `show #${1_000 + index}` : `department Ministry ${index}`
  return sandbox.say(people[index % people.length] ?? '', 'cloudnative', `!meetup ${command}`)
}

export function countAnswers(sandbox: Sandbox, questions: readonly Message[]): readonly number[] {
  const messages = sandbox.messages('cloudnative')
  return questions.map((question) => messages.filter((message) => isAnswer(message, question)).length)
}

/** Whether each person's replies are in the order of their questions. */
export function areInOrder(sandbox: Sandbox, questions: readonly Message[]): boolean {
  const place = new Map(questions.map(({ _id }, index) => [_id, index]))
  const answered = sandbox.messages('cloudnative').flatMap((message) => {
    const question = place.get(message.tmid ?? '')
    return message.u.username === testBotName && question !== undefined ? [question] : []
  })
  return people.every((_, person) => {
    const own = answered.filter((question) => question % people.length === person)
    return own.every((question, index) => index === 0 || (own[index - 1] ?? -1) < question)
  })
}

export async function allAnswered(sandbox: Sandbox, questions: readonly Message[]): Promise<void> {
  const open = new Set(questions.map(({ _id }) => _id))
  const settle = () => {
    for (const { tmid, u } of sandbox.messages('cloudnative')) if (u.username === testBotName) open.delete(tmid ?? '')
    return open.size === 0
  }
  if (!settle()) await sandbox.waitForMessage(settle, { timeoutMs: 120_000 })
}
