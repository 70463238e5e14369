import type { Button } from '../messaging/chat.ts'
import type { Notice } from '../messaging/notice.ts'

/** `U` is what the `undo` of the command takes. */
export interface Reply<U = unknown> {
  /** May be empty when a reaction says it all. */
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** Set on the question, as `:name:`. */
  readonly reaction?: string
  /**
   * `here`: where the question stands. `person`: their direct room; a short pointer stands under the question unless a
   * reaction on it says already that it was heard.
   */
  readonly to: 'here' | 'person'
  /** How the log and the metrics count it. */
  readonly outcome: 'answered' | 'refused'
  /** The text shows this meetup: reactions to it count as RSVPs. */
  readonly showsMeetup?: number
  /** Messages of their own that follow the text, such as what is to be copied whole. */
  readonly further?: readonly string[]
  /**
   * Given privately, it can be posted in a channel with `share` for ten minutes: the same text without what is the asker's
   * alone. Only for look-ups that anybody may make.
   */
  readonly shareable?: string
  /** What other people are told. */
  readonly notices?: readonly Notice[]
  /**
   * Nothing was done yet: the text shows what would happen. If the same person says yes in the same room within five
   * minutes, the command's `execute` is given this plan. Stored as JSON. Made by `askFirst`.
   */
  readonly confirm?: { readonly plan: unknown }
  /** The call lacks its last words: what the person types next completes it. */
  readonly lacksWords?: true
  /** The change was cheap and can be taken back for ten minutes: what the command's `undo` is given. Kept as JSON. */
  readonly undo?: { readonly data: U }
}

export function reply(text: string, { buttons }: { readonly buttons?: readonly Button[] } = {}): Reply<never> {
  return { text, to: 'here', outcome: 'answered', ...(buttons !== undefined && { buttons }) }
}

/** A reply for the asker alone, or one too long for a channel. */
export function replyPrivately(text: string): Reply<never> {
  return { text, to: 'person', outcome: 'answered' }
}

/** Something that can't be done as asked; the text says what to type instead. */
export function refuse(text: string): Reply<never> {
  return { text, to: 'here', outcome: 'refused' }
}

/** Does nothing yet: shows what would happen and asks. How to reply is added to the preview. */
export function askFirst(preview: string, plan: unknown): Reply<never> {
  return { text: preview, to: 'here', outcome: 'answered', confirm: { plan } }
}
