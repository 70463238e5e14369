import { describe, expect, it } from 'vitest'
import { testBotName, testSeed } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

describe('a room that the bot can’t write in', () => {
  const closed = (name: string, members: readonly string[]) => ({ name, type: 'p' as const, owner: 'akua', members })
  const { test } = useTestBot({
    sandbox: {
      seed: {
        ...testSeed,
        rooms: [...testSeed.rooms, closed('den', [testBotName]), closed('board', [testBotName, 'olga'])],
      },
      rateLimits: false,
    },
  })
  const direct = (username: string) => test.sandbox.direct(username, testBotName)
  const status = async () => (await test.ask('olga', 'status', direct('olga'))).msg.replaceAll('\u2060', '')

  it('is named to organizers where they may know of it: a channel, or a private room that they are in', async () => {
    for (const [room, owner] of [
      ['cloudnative', 'olga'],
      ['den', 'akua'],
      ['board', 'akua'],
    ] as const) {
      await test.ask(owner, '!meetup subscribe', room)
      test.sandbox.setRoom(room, { readOnly: true })
    }

    const told = await status()

    expect(told.match(/\*\*I can't write in .*?\*\*/g)?.toSorted()).toEqual([
      "**I can't write in `#board`**",
      "**I can't write in `#cloudnative`**",
      "**I can't write in that room**",
    ])
    expect(told).not.toContain('den')
  })

  it('is not told of when it is somebody’s direct message', async () => {
    test.sandbox.setRoom(direct('akua'), { muted: [testBotName] })
    test.sandbox.say('akua', direct('akua'), 'conduct')
    await expect
      .poll(async () => (await test.bot.store.stats.troubles(0, Number.MAX_SAFE_INTEGER)).refusingRooms)
      .toHaveLength(1)

    expect(await status()).not.toContain("I can't write")
  })
})
