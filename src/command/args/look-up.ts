import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import { complain, type Reading, taken } from './args.ts'

interface LookUpMessages {
  unknown(name: string): string
  /** The workspace can't be asked, or doesn't say. */
  unavailable(name: string): string
}

/** In UTF-16 units. */
const longestShown = 100

/** One token that names something in the workspace. */
export async function lookUp<T>(
  name: string,
  find: (name: string) => Promise<T | undefined>,
  messages: LookUpMessages,
): Promise<Reading<T>> {
  const shown = name.slice(0, longestShown)
  try {
    const found = await find(name)
    return found === undefined ? complain(messages.unknown(shown)) : taken(found, 1)
  } catch (error) {
    if (!(error instanceof ChatUnavailable || error instanceof ChatRefused)) throw error
    return complain(messages.unavailable(shown))
  }
}
