import type { Button } from './chat.ts'

/**
 * Something somebody else is told because of a command: once, and only if the command's changes are committed. People are
 * addressed by id, so that whoever takes over a user name gets nothing of its former holder.
 */
export interface Notice {
  readonly to: { readonly personId: string } | { readonly roomId: string }
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** The text shows this meetup: reactions to it count as RSVPs. */
  readonly showsMeetup?: number
}
