import { beforeEach, describe, expect, it } from 'vitest'
import type { Message, Sandbox } from '../../../sandbox/index.ts'
import type { Bot } from '../../../src/app/bot.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { startReadyBot, startTestSandbox, testBotName } from '../../support/bot.ts'
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
    shown = await test.ask('olivia', '!meetup next')
  })

  /** Resolves once the reaction is recorded. */
  const react = async (username: string, emoji: string, isOn = true) => {
    const before = await modesOf(test.bot, meetup)
    test.sandbox.reactAs(username, shown._id, emoji, isOn)
    await expect.poll(() => modesOf(test.bot, meetup)).not.toEqual(before)
  }
  const toldToAll = () =>
    ['alice', 'francois', 'victor'].flatMap((username) =>
      test.sandbox.messages(test.sandbox.direct(username, testBotName)).filter(({ u }) => u.username === testBotName),
    )

  it.each([
    [':+1:', 'room'],
    [':computer:', 'remote'],
    [':-1:', 'no'],
  ])('take %s as an answer without a word: %s', async (emoji, place) => {
    await react('alice', emoji)

    expect(await modesOf(test.bot, meetup)).toEqual({ alice: place })
    expect(toldToAll()).toEqual([])
  })

  it('get a place on the waiting list of a full room, and hear so in the language that they chose or last wrote in', async () => {
    await test.ask('francois', '!rencontre prochaine')
    await react('alice', ':+1:')

    const toFrancois = await toldTo(test.sandbox, 'francois', () => test.sandbox.reactAs('francois', shown._id, ':+1:', true))
    const toVictor = await toldTo(test.sandbox, 'victor', () => test.sandbox.reactAs('victor', shown._id, ':+1:', true))

    expect(toFrancois).toMatch(/^### Vous êtes sur la liste d’attente/)
    expect(toFrancois).not.toContain('waiting list')
    // The message that he reacted to says the rest.
    expect(toFrancois?.split('\n')).toHaveLength(4)
    expect(toVictor).toContain("### You're on the waiting list: Helm")
    expect(toVictor).toContain('### Vous êtes sur la liste d’attente\u00a0: Helm')
    expect(toldToAll()).toHaveLength(2)
  })

  it('take the answer back with the reaction, and hand on the seat', async () => {
    await react('alice', ':+1:')
    await toldTo(test.sandbox, 'victor', () => test.sandbox.reactAs('victor', shown._id, ':+1:', true))

    const moved = await toldTo(test.sandbox, 'victor', () => test.sandbox.reactAs('alice', shown._id, ':+1:', false))

    expect(moved).toContain('You have a seat now')
    expect(await modesOf(test.bot, meetup)).toEqual({ victor: 'room' })
  })

  it('leave what was typed since alone, whoever else reacts', async () => {
    await react('alice', ':+1:')
    const room = test.sandbox.direct('alice', testBotName)
    await test.ask('alice', `not going #${meetup.id}`, room)

    await react('victor', ':+1:')
    test.sandbox.reactAs('alice', shown._id, ':+1:', false)
    await react('francois', ':computer:')

    expect(await modesOf(test.bot, meetup)).toEqual({ alice: 'no', victor: 'room', francois: 'remote' })
  })

  it('let the last one count, and fall back to the one that is left', async () => {
    await react('alice', ':+1:')
    await react('alice', ':computer:')
    const changed = await modesOf(test.bot, meetup)
    await react('alice', ':computer:', false)

    expect(changed).toEqual({ alice: 'remote' })
    expect(await modesOf(test.bot, meetup)).toEqual({ alice: 'room' })
  })

  it('mean nothing with another picture, or under another message', async () => {
    const other = await test.ask('alice', '!meetup conduct')
    test.sandbox.reactAs('alice', other._id, ':+1:')
    test.sandbox.reactAs('victor', shown._id, ':tada:')

    await react('francois', ':-1:')

    expect(await modesOf(test.bot, meetup)).toEqual({ francois: 'no' })
  })

  it('are applied once, however often the message is sent again', async () => {
    await react('alice', ':+1:')
    await test.ask('alice', 'remote', test.sandbox.direct('alice', testBotName))

    test.sandbox.faults.replay(testBotName, 5)
    await react('victor', ':+1:')

    expect(await modesOf(test.bot, meetup)).toEqual({ alice: 'remote', victor: 'room' })
  })
})

describe('reactions back and forth', () => {
  const { test } = useTestBot()

  it('make one message, which tells the last answer', async () => {
    const meetup = await plan(test.bot, { capacity: 1 })
    const shown = await test.ask('olivia', '!meetup next')
    await test.ask('victor', '!meetup next')
    test.sandbox.reactAs('victor', shown._id, ':+1:', true)
    await expect.poll(() => modesOf(test.bot, meetup)).toEqual({ victor: 'room' })
    const room = test.sandbox.direct('alice', testBotName)
    const told = () => test.sandbox.messages(room).filter(({ u }) => u.username === testBotName)

    for (let turn = 0; turn < 12; turn += 1) {
      await toldTo(test.sandbox, 'alice', () => test.sandbox.reactAs('alice', shown._id, ':+1:', turn % 2 === 0))
    }
    await toldTo(test.sandbox, 'alice', () => test.sandbox.reactAs('alice', shown._id, ':+1:', true))

    expect(told()).toHaveLength(1)
    expect(told()[0]?.msg).toContain("You're on the waiting list")
    expect(await modesOf(test.bot, meetup)).toEqual({ victor: 'room', alice: 'waiting' })
  })
})

describe('reactions of bots', () => {
  const { test } = useTestBot()

  it('take no seat', async () => {
    const meetup = await plan(test.bot, { capacity: 1 })
    const shown = await test.ask('olivia', '!meetup next')

    test.sandbox.reactAs('rocket.cat', shown._id, ':+1:')
    test.sandbox.reactAs('alice', shown._id, ':+1:')

    await expect.poll(() => modesOf(test.bot, meetup)).toEqual({ alice: 'room' })
  })
})

describe('reactions while the bot is away', () => {
  it('are recorded after its return, and taken back ones are taken back', async () => {
    const database = createSqliteFile()
    const sandbox = await startTestSandbox()
    const first = await startReadyBot(sandbox, { databaseUrl: database.url })
    const meetup = await plan(first)
    const question = sandbox.say('olivia', 'cloudnative', '!meetup next')
    const shown = await sandbox.waitForMessage(({ tmid }) => tmid === question._id)
    sandbox.reactAs('alice', shown._id, ':+1:', true)
    await expect.poll(() => modesOf(first, meetup)).toEqual({ alice: 'room' })
    await first.stop()
    sandbox.reactAs('alice', shown._id, ':+1:', false)
    sandbox.reactAs('victor', shown._id, ':computer:', true)

    const second = await startReadyBot(sandbox, { databaseUrl: database.url })

    await expect.poll(() => modesOf(second, meetup)).toEqual({ victor: 'remote' })
    await second.stop()
    await sandbox.close()
    await database.remove()
  })
})
