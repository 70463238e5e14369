import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { startTestBot, type TestBot } from '../support/bot.ts'
import { startBotProcess } from '../support/bot-process.ts'
import { allAnswered, areInOrder, countAnswers, sayCommand } from '../support/kills.ts'
import { findBinaries, type PostgresServer, startPostgres } from '../support/postgres.ts'

const noLimits = { commandsPerMinute: 1_000_000 }

async function readiness({ bot }: TestBot): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${bot.healthPort}/readyz`)
  return (await answer.text()).trim()
}

/** The gauges that alerts are about, as a scrape shows them. */
async function gauges({ bot }: TestBot): Promise<readonly string[]> {
  const page = await (await fetch(`http://127.0.0.1:${bot.healthPort}/metrics`)).text()
  return page.split('\n').filter((line) => /^rendezvous_(?:ready|connected|database_writable) /.test(line))
}

/** Polls, because a probe has no clock to pass in. */
async function untilReadiness(test: TestBot, expected: RegExp): Promise<void> {
  for (let found = await readiness(test); !expected.test(found); found = await readiness(test)) {
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

describe.skipIf(!mayMount())('a small disk', () => {
  let folder: string
  let test: TestBot

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rendezvous-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder])
  })
  afterEach(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  })

  it('that is full makes the bot report that it isn’t ready; nothing is lost, and it recovers when there is room', async () => {
    test = await startTestBot({ databaseUrl: `sqlite:${join(folder, 'bot.db')}`, community: noLimits })
    const before = Array.from({ length: 20 }, (_, index) => sayCommand(test.sandbox, index))
    await allAnswered(test.sandbox, before)
    const filler = join(folder, 'filler')
    writeFileSync(filler, Buffer.alloc(statfsSync(folder).bavail * statfsSync(folder).bsize))

    const questions: Message[] = []
    // The database's log has some spare room to use up.
    for (let index = 20; (await readiness(test)) === 'ready'; index += 1) questions.push(sayCommand(test.sandbox, index))
    for (let more = 0; more < 20; more += 1) questions.push(sayCommand(test.sandbox, 20 + questions.length))
    const whileFull = await readiness(test)
    const scraped = await gauges(test)
    rmSync(filler)
    await allAnswered(test.sandbox, questions)

    expect(whileFull).toBe('not ready: nothing can be written into the database')
    expect(scraped).toEqual(['rendezvous_ready 0', 'rendezvous_connected 1', 'rendezvous_database_writable 0'])
    expect(countAnswers(test.sandbox, questions)).toEqual(questions.map(() => 1))
    expect(areInOrder(test.sandbox, [...before, ...questions])).toBe(true)
    await untilReadiness(test, /^ready$/)
    await test.close()
  }, 240_000)

  it('that cannot be written keeps the bot from starting, with one sentence on what to check', async () => {
    execFileSync('mount', ['-o', 'remount,ro', folder])
    const url = `sqlite:${join(folder, 'bot.db')}`

    const bot = startBotProcess({
      ROCKETCHAT_URL: 'http://127.0.0.1:9',
      ROCKETCHAT_USER: 'a',
      ROCKETCHAT_PASSWORD: 'b',
      DATABASE_URL: url,
    })
    const [code] = await Promise.all([new Promise((resolve) => bot.child.once('exit', resolve))])

    expect(code).toBe(1)
    expect(bot.lines.join('\n')).toMatch(
      /The database .*bot\.db cannot be opened .* Check that the folder exists, that its disk is not full/,
    )
    expect(bot.lines).toHaveLength(1)
  })
})

describe.skipIf(!mayMount() || findBinaries() === undefined)('a PostgreSQL server on a small disk', () => {
  it('that is full makes the bot report that it isn’t ready; nothing is lost, and it recovers when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rendezvous-disk-'))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'tmpfs', folder])
    const server = await startPostgres(findBinaries() ?? '', folder)
    const test = await startTestBot({ databaseUrl: server.url, community: noLimits })
    onTestFinished(async () => {
      await test.close()
      server.remove()
      execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true })
    })
    const before = Array.from({ length: 20 }, (_, index) => sayCommand(test.sandbox, index))
    await allAnswered(test.sandbox, before)
    const filler = join(folder, 'filler')
    writeFileSync(filler, Buffer.alloc(statfsSync(folder).bavail * statfsSync(folder).bsize))

    const questions: Message[] = []
    // Pages that have free rows can still be written.
    for (let index = 20; (await readiness(test)) === 'ready'; index += 1) {
      questions.push(sayCommand(test.sandbox, index))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (let more = 0; more < 20; more += 1) questions.push(sayCommand(test.sandbox, 20 + questions.length))
    const scraped = await gauges(test)
    const fullAt = Date.now()
    rmSync(filler)
    await allAnswered(test.sandbox, questions)
    process.stdout.write(
      `PostgreSQL on a full disk: ${questions.length} commands answered ${Date.now() - fullAt} ms after there was room\n`,
    )

    expect(scraped).toEqual(['rendezvous_ready 0', 'rendezvous_connected 1', 'rendezvous_database_writable 0'])
    expect(countAnswers(test.sandbox, questions)).toEqual(questions.map(() => 1))
    expect(areInOrder(test.sandbox, [...before, ...questions])).toBe(true)
    await untilReadiness(test, /^ready$/)
  }, 240_000)
})

describe.skipIf(findBinaries() === undefined)('a PostgreSQL server', () => {
  let server: PostgresServer
  let test: TestBot

  beforeEach(async () => {
    server = await startPostgres(findBinaries() ?? '')
    test = await startTestBot({ databaseUrl: server.url, community: noLimits })
  })
  afterEach(async () => {
    await test.close()
    server.remove()
  })

  it('that is away for a minute makes the bot report that it isn’t ready; nothing is lost, and it recovers', async () => {
    const questions = Array.from({ length: 20 }, (_, index) => sayCommand(test.sandbox, index))
    server.halt()
    const awaySince = Date.now()
    await untilReadiness(test, /^not ready: nothing can be written/)
    while (Date.now() - awaySince < 60_000) {
      questions.push(sayCommand(test.sandbox, questions.length))
      await new Promise((resolve) => setTimeout(resolve, 500))
    }

    server.resume()
    await allAnswered(test.sandbox, questions)

    expect(countAnswers(test.sandbox, questions)).toEqual(questions.map(() => 1))
    expect(areInOrder(test.sandbox, questions)).toBe(true)
    await untilReadiness(test, /^ready$/)
  }, 240_000)
})

/** A disk with its own size limit needs administrator rights. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'rendezvous-probe-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder])
    return true
  } catch {
    process.stderr.write('\n*** A FULL DISK IS NOT TESTED in this run: this user may not mount one. ***\n')
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}
