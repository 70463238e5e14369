import { beforeEach, describe, expect, it } from 'vitest'
import type { Message, Sandbox } from '../../../sandbox/index.ts'
import type { Bot } from '../../../src/app/bot.ts'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { startReadyBot, startTestBot, startTestSandbox, testBotName } from '../../support/bot.ts'
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

  const react = (username: string, emoji: string, isOn = true) =>
    toldTo(test.sandbox, username, () => test.sandbox.reactAs(username, shown._id, emoji, isOn))

  it.each([
    [':+1:', 'room', "You're coming"],
    [':computer:', 'remote', "You're joining remotely"],
    [':-1:', 'no', "You're not coming"],
  ])('take %s as an answer: %s', async (emoji, place, told) => {
    const msg = await react('alice', emoji)

    expect(msg).toContain(`### ${told}: Helm`)
    expect(msg).toContain('\u00a0: Helm')
    expect(await modesOf(test.bot, meetup)).toEqual({ alice: place })
  })

  it('answer in the language that somebody has chosen', async () => {
    await test.ask('francois', '!meetup lang fr')

    const msg = await react('francois', ':+1:')

    expect(msg).toMatch(/^### Vous venez/)
    expect(msg).not.toContain("You're coming")
  })

  it('take the answer back with the reaction, and hand on the seat', async () => {
    await react('alice', ':+1:')
    await react('victor', ':+1:')

    const [taken, moved] = await Promise.all([react('alice', ':+1:', false), toldTo(test.sandbox, 'victor', () => {})])

    expect(taken).toContain("I've removed your RSVP")
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
    const changed = await react('alice', ':computer:')
    const fallenBack = await react('alice', ':computer:', false)

    expect(changed).toContain("You're joining remotely")
    expect(fallenBack).toContain("You're coming")
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
  it('make one message, which tells the last answer', async () => {
    const test = await startTestBot()
    const meetup = await plan(test.bot)
    const shown = await test.ask('olivia', '!meetup next')
    const room = test.sandbox.direct('alice', testBotName)
    const told = () => test.sandbox.messages(room).filter(({ u }) => u.username === testBotName)

    for (let turn = 0; turn < 12; turn += 1) {
      await toldTo(test.sandbox, 'alice', () => test.sandbox.reactAs('alice', shown._id, ':+1:', turn % 2 === 0))
    }
    await toldTo(test.sandbox, 'alice', () => test.sandbox.reactAs('alice', shown._id, ':computer:'))

    expect(told()).toHaveLength(1)
    expect(told()[0]?.msg).toContain("You're joining remotely")
    expect(await modesOf(test.bot, meetup)).toEqual({ alice: 'remote' })
    await test.close()
  })
})

describe('reactions of bots', () => {
  it('take no seat', async () => {
    const test = await startTestBot()
    const meetup = await plan(test.bot, { capacity: 1 })
    const shown = await test.ask('olivia', '!meetup next')

    test.sandbox.reactAs('rocket.cat', shown._id, ':+1:')
    await toldTo(test.sandbox, 'alice', () => test.sandbox.reactAs('alice', shown._id, ':+1:'))

    expect(await modesOf(test.bot, meetup)).toEqual({ alice: 'room' })
    await test.close()
  })
})

describe('reactions while the bot is away', () => {
  it('are answered once after its return, and taken back ones are taken back', async () => {
    const database = createSqliteFile()
    const sandbox = await startTestSandbox()
    const first = await startReadyBot(sandbox, { databaseUrl: database.url })
    const meetup = await plan(first)
    const question = sandbox.say('olivia', 'cloudnative', '!meetup next')
    const shown = await sandbox.waitForMessage(({ tmid }) => tmid === question._id)
    await toldTo(sandbox, 'alice', () => sandbox.reactAs('alice', shown._id, ':+1:', true))
    await first.stop()
    sandbox.reactAs('alice', shown._id, ':+1:', false)
    sandbox.reactAs('victor', shown._id, ':computer:', true)

    let second: Bot | undefined
    const returned = startReadyBot(sandbox, { databaseUrl: database.url }).then((bot) => {
      second = bot
    })
    const told = await Promise.all([toldTo(sandbox, 'alice', () => {}), toldTo(sandbox, 'victor', () => {}), returned])

    expect(told[0]).toContain("I've removed your RSVP")
    expect(told[1]).toContain("You're joining remotely")
    expect(second && (await modesOf(second, meetup))).toEqual({ victor: 'remote' })
    await second?.stop()
    await sandbox.close()
    await database.remove()
  })
})
