import { beforeEach, describe, expect, it } from 'vitest'
import { ignoreBots } from '../../src/command/ignore-bots.ts'
import type { IncomingMessage, Person } from '../../src/messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../src/messaging/chat-errors.ts'
import { createFakeClock } from '../support/fake-clock.ts'

const clock = createFakeClock()
let account: () => Person | undefined
let lookups: number
let handled: string[]
let finished: unknown[]

beforeEach(() => {
  account = () => ({ id: 'u1', username: 'robot', isBot: true })
  lookups = 0
  handled = []
  finished = []
})

const tx = {
  inbox: {
    async finish(...given: readonly unknown[]) {
      finished.push(given)
      return 'more' as const
    },
  },
}

const open = (allowedBots: readonly string[] = []) =>
  ignoreBots(
    {
      async handle({ id }) {
        handled.push(id)
        return { outcome: 'answered', areMore: false }
      },
      async giveUp({ id }) {
        handled.push(`${id} given up`)
        return { outcome: 'given_up', areMore: false }
      },
    },
    {
      ...{ clock, allowedBots },
      claims: { owner: 'one', leaseMs: 1, stopped: () => false },
      run: (work) => work(tx, async () => []),
      chat: {
        async findPerson() {
          lookups += 1
          return account()
        },
      },
    },
  )

const message = (id: string): IncomingMessage => ({
  ...{ id, roomId: 'r1', roomKind: 'channel', text: '!meetup next', sentAt: 0 },
  sender: { id: 'u1', username: 'robot' },
})

describe('a message from another bot', () => {
  it('is done without a reply, even when nothing in it says that a bot wrote it', async () => {
    expect(await open().handle(message('m1'))).toEqual({ outcome: 'refused', areMore: true })
    expect(finished).toEqual([['m1', 'one', 'bot', clock.now()]])
    expect(handled).toEqual([])
  })

  it('stays unanswered while it is remembered whose account it is', async () => {
    const handler = open()

    await handler.handle(message('m1'))
    await handler.handle(message('m2'))

    expect([handled, finished.length, lookups]).toEqual([[], 2, 1])
  })

  it('is handled when the bot is named in the configuration, without asking the workspace', async () => {
    await open(['robot']).handle(message('m1'))

    expect([handled, lookups]).toEqual([['m1'], 0])
  })
})

describe('a message from a person', () => {
  it('is handled, and the account is looked up again ten minutes later', async () => {
    account = () => ({ id: 'u1', username: 'robot' })
    const handler = open()
    await handler.handle(message('m1'))
    clock.advance(10 * 60_000 - 1)
    await handler.handle(message('m2'))
    const before = lookups
    account = () => ({ id: 'u1', username: 'robot', isBot: true })
    clock.advance(1)
    await handler.handle(message('m3'))

    expect([before, lookups]).toEqual([1, 2])
    expect(handled).toEqual(['m1', 'm2'])
  })

  it('is handled while the workspace does not say who it is, and other failures are passed on', async () => {
    account = () => {
      throw new ChatUnavailable('away')
    }
    await open().handle(message('m1'))
    account = () => undefined
    await open().handle(message('m2'))
    account = () => {
      throw new TypeError('broken')
    }

    expect(handled).toEqual(['m1', 'm2'])
    await expect(open().handle(message('m3'))).rejects.toThrow('broken')
    expect((await open().giveUp(message('m4'))).outcome).toBe('given_up')
  })

  it('is looked up once when the workspace doesn’t say what the account is, and each time while it doesn’t answer', async () => {
    const handler = open()
    account = () => {
      throw new ChatUnavailable('away')
    }
    await handler.handle(message('m1'))
    await handler.handle(message('m2'))
    const before = lookups
    account = () => {
      throw new ChatRefused('error-not-allowed', 'Not allowed')
    }
    await handler.handle(message('m3'))
    await handler.handle(message('m4'))

    expect([before, lookups]).toEqual([2, 3])
    expect(handled).toEqual(['m1', 'm2', 'm3', 'm4'])
  })

  it('is looked up again once more than 2,000 others were', async () => {
    account = () => ({ id: 'u1', username: 'ed' })
    const handler = open()
    for (let index = 0; index < 2_000; index += 1)
      await handler.handle({ ...message(`m${index}`), sender: { id: `u${index}`, username: 'ed' } })
    await handler.handle({ ...message('again'), sender: { id: 'u0', username: 'ed' } })
    const before = lookups
    await handler.handle({ ...message('more'), sender: { id: 'u2000', username: 'ed' } })
    await handler.handle({ ...message('once more'), sender: { id: 'u0', username: 'ed' } })

    expect([before, lookups]).toEqual([2_000, 2_002])
  })
})
