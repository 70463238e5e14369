import { describe, expect, it } from 'vitest'
import type { SeenReactions } from '../../../src/messaging/chat.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { createBot, startWorkspace, tokenLogin } from './support/bot.ts'
import { createRecorder, type Recorder } from './support/recorder.ts'

const hour = 3_600_000

interface ReactionRecorder extends Recorder {
  readonly seen: SeenReactions[]
  /** Resolves with the first matching reactions to a message. */
  untilSeen(fits: (seen: SeenReactions) => boolean): Promise<SeenReactions>
}

/** `take` may reject, like a listener whose store is down. */
function recordReactions(take: (seen: SeenReactions) => Promise<void> = async () => {}): ReactionRecorder {
  const seen: SeenReactions[] = []
  const waiting = new Set<() => void>()
  return Object.assign(createRecorder(), {
    seen,
    async reactions(one: SeenReactions) {
      await take(one)
      seen.push(one)
      for (const check of waiting) check()
    },
    untilSeen: (fits: (one: SeenReactions) => boolean) =>
      new Promise<SeenReactions>((resolve) => {
        const check = () => {
          const found = seen.find(fits)
          if (found !== undefined) resolve(found)
        }
        waiting.add(check)
        check()
      }),
  })
}

const has = (emoji: string, username: string) => (seen: SeenReactions) => seen.reactions[emoji]?.includes(username) === true

describe('reactions', () => {
  it('to the bot’s own messages are handed over, each time with all that there are', async () => {
    const sandbox = await startWorkspace()
    const heard = recordReactions()
    const { chat } = createBot(sandbox, { credentials: tokenLogin(sandbox), heard })
    chat.start(heard)
    await heard.untilState('ready')
    const own = sandbox.say(testBotName, 'cloudnative', 'the next meetup')

    sandbox.reactAs('akua', own._id, ':+1:')
    sandbox.reactAs('rhys', own._id, ':computer:')
    const both = await heard.untilSeen(has(':computer:', 'rhys'))
    sandbox.reactAs('rhys', own._id, ':computer:')
    sandbox.reactAs('akua', own._id, ':+1:')
    const none = await heard.untilSeen(
      ({ reactions, changedAt }) => Object.keys(reactions).length === 0 && changedAt >= both.changedAt,
    )

    expect(both).toMatchObject({
      messageId: own._id,
      roomId: own.rid,
      reactions: { ':+1:': ['akua'], ':computer:': ['rhys'] },
    })
    expect(none.messageId).toBe(own._id)
  })

  it('to what others say are not', async () => {
    const sandbox = await startWorkspace()
    const heard = recordReactions()
    const { chat } = createBot(sandbox, { credentials: tokenLogin(sandbox), heard })
    chat.start(heard)
    await heard.untilState('ready')
    const other = sandbox.say('rhys', 'cloudnative', 'lunch?')
    const outside = sandbox.say('akua', 'outside', 'the bot is not here')
    const own = sandbox.say(testBotName, 'cloudnative', 'the next meetup')

    for (const { _id } of [other, outside, own]) sandbox.reactAs('akua', _id, ':+1:')
    await heard.untilSeen(has(':+1:', 'akua'))

    expect(new Set(heard.seen.map(({ messageId }) => messageId))).toEqual(new Set([own._id]))
  })

  it('that were given while the bot was away are read after it is back, however old the message is', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const own = sandbox.say(testBotName, 'cloudnative', 'announced long ago')
    clock.advance(100 * hour)
    const heardUntil = clock.now()
    sandbox.reactAs('akua', own._id, ':-1:')
    const heard = recordReactions()
    const watchedRooms = [own.rid]
    const { chat } = createBot(sandbox, { credentials: tokenLogin(sandbox), clock, heard, heardUntil, watchedRooms })

    chat.start(heard)
    const seen = await heard.untilSeen(has(':-1:', 'akua'))

    expect(seen.messageId).toBe(own._id)
  })

  it('are offered again, in their newest state, until they are taken', async () => {
    const sandbox = await startWorkspace()
    let refusals = 3
    const refused = Promise.withResolvers<void>()
    const heard = recordReactions(async ({ reactions }) => {
      if (Object.keys(reactions).length === 0 || refusals === 0) return
      refusals -= 1
      if (refusals === 0) refused.resolve()
      throw new Error('the store is down')
    })
    const { chat, log } = createBot(sandbox, { credentials: tokenLogin(sandbox), heard })
    chat.start(heard)
    await heard.untilState('ready')
    const own = sandbox.say(testBotName, 'cloudnative', 'the next meetup')

    sandbox.reactAs('akua', own._id, ':+1:')
    await refused.promise
    sandbox.reactAs('rhys', own._id, ':+1:')
    const seen = await heard.untilSeen(has(':+1:', 'rhys'))

    expect(seen.reactions).toEqual({ ':+1:': ['akua', 'rhys'] })
    expect(log.text).toContain('reactions could not be taken yet')
  })
})
