import type { Message } from '../../sandbox/index.ts'
import type { BotProcess } from './bot-process.ts'
import { type Copies, measureAnswers, startCopies } from './copies.ts'
import { allAnswered, areInOrder, countAnswers, sayCommand } from './kills.ts'

export const faults = ['killed with -9', 'frozen', 'told to end'] as const
export type Fault = (typeof faults)[number]

export interface TakeOver {
  readonly fault: Fault
  /** The longest that anybody waited for an answer around the fault, in milliseconds. */
  readonly longestMs: number
}

export interface TakeOvers {
  readonly runs: readonly TakeOver[]
  /** How often each command was answered; all ones when nothing is lost or doubled. */
  readonly answers: readonly number[]
  readonly isInOrder: boolean
  /** How often each reminder that became due in the meantime was posted; also all ones. */
  readonly reminders: readonly number[]
}

/** One command every few milliseconds, from four people in turn. */
const commandEveryMs = 30

/** Commands before the fault, and as many after it. */
const commandsBefore = 12

/** The same fault for one of two copies, again and again. */
export async function measureTakeOvers(fault: Fault, count: number): Promise<TakeOvers> {
  const pair = await startCopies(2)
  return strikeInTurn(
    pair,
    Array.from({ length: count }, () => fault),
  ).finally(pair.close)
}

/**
 * Injects faults into running copies, one copy after the other, and measures how long people wait for the others to take
 * over.
 */
export async function strikeInTurn(copies: Copies, given: readonly Fault[]): Promise<TakeOvers> {
  const questions: Message[] = []
  const runs: TakeOver[] = []
  for (const [run, fault] of given.entries()) {
    const asked = await runOnce(copies, fault, questions, run)
    runs.push({ fault, longestMs: Math.max(...measureAnswers(copies.sandbox, asked)) })
  }
  return {
    runs,
    answers: countAnswers(copies.sandbox, questions),
    isInOrder: areInOrder(copies.sandbox, questions),
    reminders: countReminders(copies.sandbox, given.length),
  }
}

async function runOnce(pair: Copies, fault: Fault, questions: Message[], run: number): Promise<readonly Message[]> {
  const first = questions.length
  const faultAfter = commandsBefore + Math.floor(Math.random() * 4)
  const copy = pair.copies[run % pair.copies.length]
  if (copy === undefined) throw new Error('There is no copy to do anything to.')
  let mend: (() => Promise<void>) | undefined
  await plantReminders(pair, run)
  for (let index = 0; index < 2 * commandsBefore; index += 1) {
    questions.push(sayCommand(pair.sandbox, questions.length))
    // In the middle of handling a command, which takes a few milliseconds.
    await passed(index === faultAfter ? Math.random() * 6 : commandEveryMs)
    if (index === faultAfter) mend = strike(pair, copy, fault)
  }
  const asked = questions.slice(first)
  await allAnswered(pair.sandbox, asked)
  await allReminded(pair.sandbox, run + 1)
  await mend?.()
  return asked
}

/** Injects the fault right away. The returned function repairs the pair. */
function strike(pair: Copies, copy: BotProcess, fault: Fault): () => Promise<void> {
  if (fault === 'frozen') {
    copy.child.kill('SIGSTOP')
    return async () => void copy.child.kill('SIGCONT')
  }
  const gone = fault === 'told to end' ? copy.end() : copy.kill()
  return async () => {
    await gone
    await pair.restart(copy)
  }
}

/** The faults have to happen between real commands of real processes, so there is no clock to pass in. */
function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Due in each run, around the fault. */
const remindersEachRun = 5

function textOf(run: number, index: number): string {
  return `reminder-${run}-${index}-of-all`
}

/** In a different room from the commands, so that they are counted separately. */
async function plantReminders({ sandbox, store }: Copies, run: number): Promise<void> {
  const room = sandbox.rooms.find(({ name }) => name === 'general')?._id ?? ''
  const olga = sandbox.users.find(({ username }) => username === 'olga')?._id ?? ''
  const madeBy = { id: olga, username: 'olga' }
  await store.roles.give({ personId: olga, username: 'olga', role: 'organizer', since: 0 })
  const now = Date.now()
  for (let index = 0; index < remindersEachRun; index += 1) {
    const at = now + index * 200
    const reminder = {
      words: textOf(run, index),
      lang: 'en',
      madeBy,
      madeIn: room,
      nominalAt: at,
      dueAt: at,
      zone: 'America/Toronto',
    } as const
    const to = { roomId: room, name: 'general', isPrivate: false }
    await store.reminders.add({ kind: 'channel', timing: { kind: 'moment', at }, to, ...reminder }, now)
  }
}

function countReminders(sandbox: Copies['sandbox'], runs: number): readonly number[] {
  const said = sandbox.messages('general')
  return Array.from({ length: runs * remindersEachRun }, (_, index) => {
    const words = textOf(Math.floor(index / remindersEachRun), index % remindersEachRun)
    return said.filter(({ msg }) => msg.includes(words)).length
  })
}

async function allReminded(sandbox: Copies['sandbox'], runs: number): Promise<void> {
  const isDone = () => countReminders(sandbox, runs).every((count) => count > 0)
  if (!isDone()) await sandbox.waitForMessage(isDone, { timeoutMs: 120_000 })
}
