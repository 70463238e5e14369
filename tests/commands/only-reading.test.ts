import { beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Row } from '../../src/maintenance/exported-tables.ts'
import { openRawBeside } from '../support/filled.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { testBotName, withTestPeople } from '../support/seed.ts'
import { useTestBot } from '../support/use-test-bot.ts'

/** These run outside of the transaction that stores their reply, so that after a crash they may run twice. */
const onlyReading = [
  ...['next', 'list', 'show', 'series', 'count', 'who', 'subscriptions', 'talks', 'talks mine', 'topics'],
  ...['minutes', 'materials', 'promised', 'minutes refresh', 'reminders', 'reminders plan', 'log', 'roles', 'status'],
  ...['help', 'hello', 'thanks', 'about', 'conduct'],
]

/** What is noted of every message and its reply, in their transaction. */
const ofEveryMessage = ['inbox', 'outbox', 'person', 'welcome', 'shareable', 'meetup_message']

describe('a command that only reads', () => {
  const { test, database } = useTestBot({ isShared: true, ticker: createHandTicker() })

  beforeAll(async () => {
    const say = (text: string) => test.ask('olga', text, test.sandbox.direct('olga', testBotName))
    await say('schedule 2031-05-06 13:00 "Mesh"')
    await say('going #1')
    await say('suggest "Helm"')
    await say('role add @akua')
  })

  it('changes nothing', async () => {
    const raw = await openRawBeside(database.url)
    const rows = async () => {
      const tables = Object.entries(await raw.rows()).filter(([table]) => !ofEveryMessage.includes(table))
      // A list, or a call that lacks words, waits for the next words: that is noted with the reply. To know whether the
      // database can be written, `status` writes when it last could.
      const isOurs = ({ command, key }: Row) => command !== '(unfinished)' && key !== 'checkedAt'
      return tables.map(([table, all]) => [table, all.filter(isOurs)])
    }
    const before = await rows()

    for (const { name, examples } of commands.filter((command) => onlyReading.includes(command.name))) {
      for (const call of [...examples.en, ...examples.fr].map(withTestPeople))
        await test.ask('olga', call, test.sandbox.direct('olga', testBotName))
      expect(await rows(), name).toEqual(before)
    }
    await raw.close()
  })

  it('is one of these: all others say that they change something', () => {
    expect(
      commands
        .filter(({ changes }) => changes !== true)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(onlyReading.toSorted())
  })
})
