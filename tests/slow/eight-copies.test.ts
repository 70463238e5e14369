import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { median } from '../../bench/statistics.ts'
import type { Message } from '../../sandbox/index.ts'
import { type Copies, measureAnswers, startCopies } from '../support/copies.ts'
import { allAnswered, countAnswers, sayCommand } from '../support/kills.ts'
import { postgres } from '../support/stores.ts'
import { faults, strikeInTurn } from '../support/take-over.ts'

const count = 8
/** What a copy's pool holds at most. */
const connectionsEach = 4
const idleSeconds = 30

const ofTheCopies = `from pg_stat_activity where datname = current_database() and application_name like 'rendezvous %'`
/** A new connection is a transaction too. */
const transactions = `
  select xact_commit + xact_rollback - sessions as value from pg_stat_database where datname = current_database()`

describe.skipIf(!postgres.isHere)('eight copies on one PostgreSQL', () => {
  let copies: Copies
  let client: pg.Client
  let mostConnections = 0
  const asked: Message[] = []
  let sampler: NodeJS.Timeout

  const look = async (query: string) => {
    const { rows } = await client.query<{ value: string }>(query)
    return Number(rows[0]?.value)
  }
  const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  beforeAll(async () => {
    copies = await startCopies(1)
    client = new pg.Client({ connectionString: copies.databaseUrl })
    await client.connect()
    sampler = setInterval(async () => {
      mostConnections = Math.max(mostConnections, await look(`select count(*) as value ${ofTheCopies}`))
    }, 500)
  }, 240_000)
  afterAll(async () => {
    clearInterval(sampler)
    await passed(200)
    await client.end()
    await copies.close()
  })

  async function startAll() {
    while (copies.copies.length < count) await copies.add()
  }

  async function answerCrowd() {
    const questions = Array.from({ length: 200 }, (_, index) => sayCommand(copies.sandbox, asked.length + index))
    asked.push(...questions)
    await allAnswered(copies.sandbox, questions)
    const times = measureAnswers(copies.sandbox, questions)
    expect(countAnswers(copies.sandbox, questions)).toEqual(questions.map(() => 1))
    return { medianMs: Math.round(median(times)), lastMs: Math.max(...times) }
  }

  it('answer a crowd, each command once', async () => {
    await answerCrowd()
    const alone = await answerCrowd()
    await startAll()
    await answerCrowd()
    const together = await answerCrowd()

    process.stdout.write(`200 commands at once: ${JSON.stringify({ alone, together })}\n`)
  }, 400_000)

  it('ask it less than twice a second each while nothing happens', async () => {
    await startAll()
    // What a start does once is over.
    await passed(10_000)
    const before = await look(transactions)
    await passed(idleSeconds * 1_000)
    const statements = (await look(transactions)) - before
    const each = (statements - 2 * idleSeconds) / idleSeconds / count

    process.stdout.write(`idle: ${each.toFixed(2)} transactions a second and copy\n`)
    expect(each).toBeLessThan(2)
  }, 240_000)

  it('answer every command and post every reminder once, in order, while they are killed, frozen and ended in turn', async () => {
    await startAll()
    const given = Array.from({ length: count + 1 }, (_, run) => faults[run % faults.length] ?? 'frozen')

    const { runs, answers, reminders, isInOrder } = await strikeInTurn(copies, given)

    for (const fault of faults) {
      const times = runs.filter((run) => run.fault === fault).map(({ longestMs }) => longestMs)
      process.stdout.write(`${fault}: median ${Math.round(median(times))} ms, longest ${Math.max(...times)} ms\n`)
    }
    process.stdout.write(`${answers.length} commands, ${reminders.length} reminders, at most ${mostConnections} connections\n`)
    expect(answers.filter((times) => times !== 1)).toEqual([])
    expect(reminders.filter((times) => times !== 1)).toEqual([])
    expect(isInOrder).toBe(true)
    // A killed copy's connections may outlive it for a moment.
    expect(mostConnections).toBeLessThanOrEqual((count + 1) * connectionsEach)
  }, 1_800_000)
})
