import { beforeEach, describe, expect, it } from 'vitest'
import type { Message, Sandbox } from '../../../sandbox/index.ts'
import type { Bot } from '../../../src/app/bot.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { startReadyBot, startTestSandbox } from '../../support/bot.ts'
import { testBotName } from '../../support/seed.ts'
import { createSqliteFile } from '../../support/stores.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const day = 86_400_000

function plan({ store }: Bot, change: Partial<Meetup> = {}): Promise<Meetup> {
  return store.meetups.add(
    {
      title: 'Helm',
      startsAt: testClock.now() + day,
      lengthMinutes: 120,
      zone: 'America/Toronto',
      scheduledBy: 'x',
      ...change,
    },
    testClock.now(),
  )
}

/** The direct message that an action causes, either a new one or an edit of the last one. */
async function toldTo(sandbox: Sandbox, username: string, act: () => void): Promise<string> {
  const room = sandbox.direct(username, testBotName)
  const told = () => sandbox.messages(room).filter(({ u }) => u.username === testBotName)
  const before = new Map(told().map(({ _id, msg }) => [_id, msg]))
  const news = () => told().find(({ _id, msg }) => before.get(_id) !== msg)
  act()
  await sandbox.waitForMessage(() => news() !== undefined)
  return news()?.msg ?? ''
}

async function modesOf({ store }: Bot, meetup: Meetup): Promise<Record<string, string>> {
  return Object.fromEntries((await store.attendance.of(meetup.id)).map(({ username, mode }) => [username, mode]))
}

describe('reactions to a message that shows a meetup', () => {
  const { test } = useTestBot()
  let meetup: Meetup
  let shown: Message

  beforeEach(async () => {
    meetup = await plan(test.bot, { capacity: 1 })
    shown = await test.ask('olga', '!meetup next')
  })

  /** Resolves once the reaction is recorded. */
  const react = async (username: string, emoji: string, isOn = true) => {
    const before = await modesOf(test.bot, meetup)
    test.sandbox.reactAs(username, shown._id, emoji, isOn)
    await expect.poll(() => modesOf(test.bot, meetup)).not.toEqual(before)
  }
  const toldToAll = () =>
    ['akua', 'felix', 'rhys'].flatMap((username) =>
      test.sandbox.messages(test.sandbox.direct(username, testBotName)).filter(({ u }) => u.username === testBotName),
    )

  it.each([
    [':+1:', 'room'],
    [':computer:', 'remote'],
    [':-1:', 'no'],
  ])('take %s as an answer without a word: %s', async (emoji, place) => {
    await react('akua', emoji)

    expect(await modesOf(test.bot, meetup)).toEqual({ akua: place })
    expect(toldToAll()).toEqual([])
  })

  it('get a place on the waiting list of a full room, and hear so in the language that they chose or last wrote in', async () => {
    await test.ask('felix', '!rencontre prochaine')
    await react('akua', ':+1:')

    const toFelix = await toldTo(test.sandbox, 'felix', () => test.sandbox.reactAs('felix', shown._id, ':+1:', true))
    const toRhys = await toldTo(test.sandbox, 'rhys', () => test.sandbox.reactAs('rhys', shown._id, ':+1:', true))

    expect(toFelix).toMatch(/^### Vous êtes sur la liste d’attente/)
    expect(toFelix).not.toContain('waiting list')
    // The message that he reacted to says the rest.
    expect(toFelix?.split('\n')).toHaveLength(4)
    expect(toRhys).toContain("### You're on the waiting list: Helm")
    expect(toRhys).toContain('### Vous êtes sur la liste d’attente\u00a0: Helm')
    expect(toldToAll()).toHaveLength(2)
  })

  it('take the answer back with the reaction, and hand on the seat', async () => {
    await react('akua', ':+1:')
    await toldTo(test.sandbox, 'rhys', () => test.sandbox.reactAs('rhys', shown._id, ':+1:', true))

    const moved = await toldTo(test.sandbox, 'rhys', () => test.sandbox.reactAs('akua', shown._id, ':+1:', false))

    expect(moved).toContain('You have a seat now')
    expect(await modesOf(test.bot, meetup)).toEqual({ rhys: 'room' })
  })

  it('leave what was typed since alone, whoever else reacts', async () => {
    await react('akua', ':+1:')
    const room = test.sandbox.direct('akua', testBotName)
    await test.ask('akua', `not going #${meetup.id}`, room)

    await react('rhys', ':+1:')
    test.sandbox.reactAs('akua', shown._id, ':+1:', false)
    await react('felix', ':computer:')

    expect(await modesOf(test.bot, meetup)).toEqual({ akua: 'no', rhys: 'room', felix: 'remote' })
  })

  it('let the last one count, and fall back to the one that is left', async () => {
    await react('akua', ':+1:')
    await react('akua', ':computer:')
    const changed = await modesOf(test.bot, meetup)
    await react('akua', ':computer:', false)

    expect(changed).toEqual({ akua: 'remote' })
    expect(await modesOf(test.bot, meetup)).toEqual({ akua: 'room' })
  })

  it('mean nothing with another picture, or under another message', async () => {
    const other = await test.ask('akua', '!meetup conduct')
    test.sandbox.reactAs('akua', other._id, ':+1:')
    test.sandbox.reactAs('rhys', shown._id, ':tada:')

    await react('felix', ':-1:')

    expect(await modesOf(test.bot, meetup)).toEqual({ felix: 'no' })
  })

  it('are applied once, however often the message is sent again', async () => {
    await react('akua', ':+1:')
    await test.ask('akua', 'remote', test.sandbox.direct('akua', testBotName))

    test.sandbox.faults.replay(testBotName, 5)
    await react('rhys', ':+1:')

    expect(await modesOf(test.bot, meetup)).toEqual({ akua: 'remote', rhys: 'room' })
  })
})

describe('reactions back and forth', () => {
  const { test } = useTestBot()

  it('make one message, which tells the last answer', async () => {
    const meetup = await plan(test.bot, { capacity: 1 })
    const shown = await test.ask('olga', '!meetup next')
    await test.ask('rhys', '!meetup next')
    test.sandbox.reactAs('rhys', shown._id, ':+1:', true)
    await expect.poll(() => modesOf(test.bot, meetup)).toEqual({ rhys: 'room' })
    const room = test.sandbox.direct('akua', testBotName)
    const told = () => test.sandbox.messages(room).filter(({ u }) => u.username === testBotName)

    for (let turn = 0; turn < 12; turn += 1) {
      await toldTo(test.sandbox, 'akua', () => test.sandbox.reactAs('akua', shown._id, ':+1:', turn % 2 === 0))
    }
    await toldTo(test.sandbox, 'akua', () => test.sandbox.reactAs('akua', shown._id, ':+1:', true))

    expect(told()).toHaveLength(1)
    expect(told()[0]?.msg).toContain("You're on the waiting list")
    expect(await modesOf(test.bot, meetup)).toEqual({ rhys: 'room', akua: 'waiting' })
  })
})

describe('reactions of bots', () => {
  const { test } = useTestBot()

  it('take no seat', async () => {
    const meetup = await plan(test.bot, { capacity: 1 })
    const shown = await test.ask('olga', '!meetup next')

    test.sandbox.reactAs('rocket.cat', shown._id, ':+1:')
    test.sandbox.reactAs('akua', shown._id, ':+1:')

    await expect.poll(() => modesOf(test.bot, meetup)).toEqual({ akua: 'room' })
  })
})

describe('reactions while the bot is away', () => {
  it('are recorded after its return, and taken back ones are taken back', async () => {
    const database = createSqliteFile()
    const sandbox = await startTestSandbox()
    const first = await startReadyBot(sandbox, { databaseUrl: database.url })
    const meetup = await plan(first)
    const question = sandbox.say('olga', 'cloudnative', '!meetup next')
    const shown = await sandbox.waitForMessage(({ tmid }) => tmid === question._id)
    sandbox.reactAs('akua', shown._id, ':+1:', true)
    await expect.poll(() => modesOf(first, meetup)).toEqual({ akua: 'room' })
    await first.stop()
    sandbox.reactAs('akua', shown._id, ':+1:', false)
    sandbox.reactAs('rhys', shown._id, ':computer:', true)

    const second = await startReadyBot(sandbox, { databaseUrl: database.url })

    await expect.poll(() => modesOf(second, meetup)).toEqual({ rhys: 'remote' })
    await second.stop()
    await sandbox.close()
    await database.remove()
  })
})
