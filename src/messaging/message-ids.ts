import { createHmac, createSecretKey } from 'node:crypto'

/** Message ids that nobody can guess. Otherwise somebody could post under an id first, and the bot's own message would be lost. */
export interface MessageIds {
  /** The id of the `index`-th reply to a message: the same at every attempt, in every copy of the bot. */
  ofReply(messageId: string, index: number): string
  /** The id of the `index`-th unrequested message for a purpose. Purposes have unique names. */
  ofPost(purpose: string, index: number): string
  /** A short reference for a failure while handling a message. It says nothing to people who can't read the log. */
  ofFailure(messageId: string): string
}

/** Rocket.Chat's own ids have 17 characters; 24 of base64url are 144 bits. */
const idLength = 24

export function createMessageIds(secret: string): MessageIds {
  const key = createSecretKey(secret, 'utf8')
  const digest = (purpose: string) => createHmac('sha256', key).update(purpose).digest()
  return {
    ofReply: (messageId, index) => digest(`answer/${messageId}/${index}`).toString('base64url').slice(0, idLength),
    ofPost: (purpose, index) => digest(`unasked/${purpose}/${index}`).toString('base64url').slice(0, idLength),
    ofFailure: (messageId) => digest(`failure/${messageId}`).toString('hex').slice(0, 8).toUpperCase(),
  }
}
