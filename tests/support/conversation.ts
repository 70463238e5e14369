import type { Message, Sandbox } from '../../sandbox/index.ts'
import { testBotName } from './seed.ts'

/** What somebody and the bot say in their direct room, one after the other. */
export interface Conversation {
  /** Says something, and returns the bot's next message there. */
  send(words: string): Promise<Message>
  say(words: string): Promise<string>
  /** The commands behind the buttons of a message. */
  commandsOf(message: Message): readonly string[]
}

export function openConversation(sandbox: Sandbox, username: string): Conversation {
  const room = sandbox.direct(username, testBotName)
  const told = () => sandbox.messages(room).filter(({ u }) => u.username === testBotName)
  const send = async (words: string): Promise<Message> => {
    const before = told().length
    sandbox.say(username, room, words)
    // Two messages within a millisecond can't be told apart by their time.
    await sandbox.waitForMessage(() => told().length > before)
    const reply = told()[before]
    if (reply === undefined) throw new Error(`No reply to "${words}".`)
    return reply
  }
  return {
    send,
    say: async (words) => (await send(words)).msg,
    commandsOf: ({ attachments }) =>
      (attachments ?? []).flatMap(({ actions }) =>
        (actions as readonly Record<string, unknown>[]).map((action) => String(action['msg'])),
      ),
  }
}
