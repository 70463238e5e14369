import { mayBeMark, mayCorrectQuoted, readMark } from '../features/live-minutes/read-mark.ts'
import type { Store } from '../features/repositories.ts'
import type { IncomingMessage } from '../messaging/chat.ts'
import type { RoomKind } from '../messaging/rooms.ts'

interface Forms {
  isCall(text: string, roomKind: RoomKind): boolean
  /** Whether words that mention the bot ask it for something. */
  isRequest(text: string): boolean
}

/** Tells what concerns the bot from ordinary talk. */
export interface Recognizer {
  /** Called for every message in every room, so it only looks at the text. */
  mayConcernBot(text: string, roomKind: RoomKind, isInThread: boolean): boolean
  /** The message as a call; undefined if it was ordinary talk after all. */
  recognize(message: IncomingMessage): Promise<IncomingMessage | undefined>
}

export function createRecognizer(store: Store, { isCall, isRequest }: Forms): Recognizer {
  const isForBot = (text: string, roomKind: RoomKind) => isCall(text, roomKind) || isRequest(text)
  return {
    mayConcernBot: (text, roomKind, isInThread) =>
      isInThread || mayBeMark(text) || mayCorrectQuoted(text) || isForBot(text, roomKind),
    recognize: async (message) => (isForBot(message.text, message.roomKind) ? message : readMark(store, message)),
  }
}
