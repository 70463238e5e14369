import type { Message, Sandbox } from '../../sandbox/index.ts'
import { openStore } from '../../src/app/open-store.ts'
import type { Store } from '../../src/features/repositories.ts'
import { type BotProcess, startReadyProcess } from './bot-process.ts'
import { startOrderlySandbox } from './kills.ts'
import { testBotName } from './seed.ts'
import { postgres } from './stores.ts'

/** Copies of the bot on one PostgreSQL, all connected to one workspace. */
export interface Copies {
  readonly sandbox: Sandbox
  readonly copies: readonly BotProcess[]
  /** Starts one more. */
  add(): Promise<void>
  readonly databaseUrl: string
  /** Reads from their database. */
  readonly store: Store
  /** Starts a copy to replace one that is gone; resolves when it's ready. */
  restart(copy: BotProcess): Promise<void>
  close(): Promise<void>
}

export async function startCopies(count: number): Promise<Copies> {
  if (!postgres.isHere) throw new Error('There is no PostgreSQL on this machine.')
  const database = await postgres.create()
  const sandbox = await startOrderlySandbox()
  const store = await openStore({ url: database.url })
  const token = sandbox.issueToken(testBotName)
  const start = () => startReadyProcess(sandbox.url, database.url, token)
  const copies: BotProcess[] = []
  while (copies.length < count) copies.push(await start())
  return {
    sandbox,
    databaseUrl: database.url,
    copies,
    store,
    add: async () => void copies.push(await start()),
    async restart(copy) {
      copies[copies.indexOf(copy)] = await start()
    },
    async close() {
      await Promise.all(copies.map((copy) => copy.kill()))
      await sandbox.close()
      await store.close()
      await database.remove()
    },
  }
}

/** Milliseconds from each question to its first answer, by the workspace's clock; infinite without one. */
export function measureAnswers(sandbox: Sandbox, questions: readonly Message[]): readonly number[] {
  const answeredAt = new Map<string, number>()
  for (const { tmid, u, ts } of sandbox.messages('cloudnative')) {
    if (u.username === testBotName && tmid !== undefined && !answeredAt.has(tmid)) answeredAt.set(tmid, ts.getTime())
  }
  return questions.map(({ _id, ts }) => (answeredAt.get(_id) ?? Number.POSITIVE_INFINITY) - ts.getTime())
}
