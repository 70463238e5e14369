import type { Message } from '../../sandbox/index.ts'
import { isAnswer, startReadyBot, startTestBot } from './bot.ts'
import { openRows } from './rows.ts'

interface Place {
  readonly databaseUrl: string
  /** Takes a backup while the bot is at work. */
  backup(): Promise<void>
  /** Creates a database from the backup, and returns its address. */
  restore(): Promise<string>
}

export interface RestoredUnderLoad {
  /** What each command asked to be remembered. */
  readonly asked: readonly string[]
  /** Those that were answered before the backup began. */
  readonly acknowledged: readonly string[]
  /** What the bot on the restored database knows after reading what it missed. */
  readonly known: readonly string[]
  /** How many answers each command has in the end. */
  readonly answers: readonly number[]
}

const people = ['akua', 'felix', 'olga']

/** Many commands, a backup in the middle, and a bot that continues from the backup when the first one has replied to them all. */
export async function restoreUnderLoad({ databaseUrl, backup, restore }: Place): Promise<RestoredUnderLoad> {
  const test = await startTestBot({ databaseUrl })
  const { sandbox } = test
  const asked: Message[] = []
  const titleOf = (index: number) => `Topic ${index}.`
  const suggest = (count: number) => {
    for (let more = 0; more < count; more += 1) {
      const who = people[asked.length % people.length] ?? ''
      asked.push(sandbox.say(who, 'cloudnative', `!meetup suggest "${titleOf(asked.length)}"`))
    }
  }
  const answersTo = (question: Message) => sandbox.messages(question.rid).filter((one) => isAnswer(one, question)).length
  suggest(40)
  await sandbox.waitForMessage(() => asked.filter(answersTo).length >= 10)
  const acknowledged = asked.flatMap((question, index) => (answersTo(question) > 0 ? [titleOf(index)] : []))
  const taking = backup()
  suggest(40)
  await taking
  await sandbox.waitForMessage(() => asked.every((question) => answersTo(question) > 0))
  await test.bot.stop()

  const restored = await restore()
  const bot = await startReadyBot(sandbox, { databaseUrl: restored })
  const rows = await openRows(restored)
  await rows.untilSettled(Date.now, async () => {})
  const known = (await bot.store.topics.ranked()).map(({ title }) => title)
  await rows.close()
  await bot.stop()
  await sandbox.close()
  return { acknowledged, known, asked: asked.map((_, index) => titleOf(index)), answers: asked.map(answersTo) }
}
