import type { Button } from './chat.ts'

/** Something told to somebody else because of a command. Once, and only if the command's changes are kept. */
export interface Notice {
  readonly to: { readonly directTo: string } | { readonly roomId: string }
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** The text shows this meetup: reactions to it are answers to the meetup. */
  readonly showsMeetup?: number
}
