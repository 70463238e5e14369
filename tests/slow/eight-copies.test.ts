import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { median } from '../../bench/statistics.ts'
import { type Copies, measureAnswers, postgres, startCopies } from '../support/copies.ts'
import { allAnswered, countAnswers, sayCommand } from '../support/kills.ts'
import { faults, strikeInTurn } from '../support/take-over.ts'

const count = 8
/** What a copy's pool holds at most. */
const connectionsEach = 4
const idleSeconds = 30

const ofTheCopies = `from pg_stat_activity where datname = current_database() and application_name like 'rendezvous %'`
const transactions = 'select xact_commit + xact_rollback as value from pg_stat_database where datname = current_database()'

describe.skipIf(postgres?.isHere !== true)('eight copies on one PostgreSQL', () => {
  let copies: Copies
  let client: pg.Client
  let mostConnections = 0
  let sampler: NodeJS.Timeout

  const look = async (query: string) => {
    const { rows } = await client.query<{ value: string }>(query)
    return Number(rows[0]?.value)
  }
  const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  beforeAll(async () => {
    copies = await startCopies(count)
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

  it('ask it less than twice a second each while nothing happens', async () => {
    // What a start does once is over.
    await passed(10_000)
    const before = await look(transactions)
    await passed(idleSeconds * 1_000)
    const asked = (await look(transactions)) - before
    const each = (asked - 2 * idleSeconds) / idleSeconds / count

    process.stdout.write(`idle: ${each.toFixed(2)} transactions a second and copy\n`)
    expect(each).toBeLessThan(2)
  }, 120_000)

  it('answer a crowd, each command once', async () => {
    const questions = Array.from({ length: 200 }, (_, index) => sayCommand(copies.sandbox, index))
    await allAnswered(copies.sandbox, questions)
    const times = measureAnswers(copies.sandbox, questions)

    process.stdout.write(`200 commands at once: median ${Math.round(median(times))} ms, last ${Math.max(...times)} ms\n`)
    expect(countAnswers(copies.sandbox, questions)).toEqual(questions.map(() => 1))
  }, 120_000)

  it('answer every command and post every reminder once, in order, while they are killed, frozen and ended in turn', async () => {
    const given = Array.from({ length: 2 * count }, (_, run) => faults[run % faults.length] ?? 'frozen')

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
  }, 600_000)
})
