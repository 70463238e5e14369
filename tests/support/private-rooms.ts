import type { Message } from '../../sandbox/index.ts'
import { replyMatcher, type TestBot } from './bot.ts'
import { testBotName } from './seed.ts'

/** What the bot tells people in their direct rooms. */
export interface PrivateRooms {
  /** Does something and returns the next direct message that the bot sends somebody. */
  toldTo(username: string, act: () => unknown): Promise<string>
  /** Posts in a room, and returns the bot's direct message to the same person. */
  answerTo(username: string, text: string, room?: string): Promise<string>
  /** All of the bot's direct messages to somebody, oldest first. */
  told(username: string): readonly string[]
}

export function createPrivateRooms({ sandbox, bot }: Pick<TestBot, 'sandbox' | 'bot'>): PrivateRooms {
  const ofBot = (username: string): readonly Message[] =>
    sandbox.messages(sandbox.direct(username, testBotName)).filter(({ u }) => u.username === testBotName)
  const waitFor = (username: string, fits: (message: Message) => boolean) => {
    const room = sandbox.direct(username, testBotName)
    return sandbox.waitForMessage((message) => message.rid === room && message.u.username === testBotName && fits(message))
  }
  let matcher: ReturnType<typeof replyMatcher> | undefined
  const toldTo = async (username: string, act: () => unknown) => {
    const before = new Set(ofBot(username).map(({ _id }) => _id))
    act()
    return (await waitFor(username, ({ _id }) => !before.has(_id))).msg
  }
  return {
    toldTo,
    async answerTo(username, text, room = 'cloudnative') {
      // Looked up once: the bot may have been stopped and another one started on the same database.
      matcher ??= replyMatcher(bot)
      const isReply = await matcher
      const question = sandbox.say(username, room, text)
      return (await waitFor(username, (message) => isReply(message, question))).msg
    },
    told: (username) => ofBot(username).map(({ msg }) => msg),
  }
}
