import type { Button } from '../messaging/chat.ts'
import type { Notice } from '../messaging/notice.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Listed } from './pick.ts'

/** `U` is what the command's `undo` receives. */
export interface Reply<U = unknown> {
  /** The language of the text, if it isn't the caller's: what the framework adds is in the same. */
  readonly lang?: Lang
  /** May be empty when a reaction says it all. */
  readonly text: string
  /** The text is in both languages, so nothing is known yet of the one that the person reads. */
  readonly isBilingual?: true
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** Set on the question, as `:name:`. */
  readonly reaction?: string
  /**
   * `here`: where the question was asked. `person`: their direct room, with a short pointer under the question unless a
   * reaction already acknowledges it.
   */
  readonly to: 'here' | 'person'
  /** How the log and the metrics count it. */
  readonly outcome: 'answered' | 'refused'
  /** The text shows this meetup: reactions to it count as RSVPs. */
  readonly showsMeetup?: number
  /** Separate messages after the text, such as text to copy. */
  readonly further?: readonly string[]
  /**
   * A private reply that can be posted in a channel with `share` for ten minutes: the same text without the parts that only
   * concern the caller. Only for queries that anybody may make.
   */
  readonly shareable?: () => string
  /** The text contains an address that opens something to anyone who has it: no copy of it is kept once it is sent. */
  readonly isSecret?: true
  /** JSON of what the reply was made from. Set by the framework. */
  readonly shown?: string
  /** What other people are told. */
  readonly notices?: readonly Notice[]
  /**
   * Nothing was done yet: the text shows what would happen. If the same person confirms in the same room within five minutes,
   * the command's `execute` gets this plan. Stored as JSON. Made by `askFirst`.
   */
  readonly confirm?: { readonly plan: unknown }
  /** The call is incomplete: what the person types next completes it. */
  readonly lacksWords?: true
  /**
   * The question can't be answered yet: `call` is given again as soon as it can, and the answer follows in the same thread. After
   * ten minutes people are told `givenUp` instead.
   */
  readonly later?: { readonly call: string; readonly givenUp: string }
  /** What the text lists, in its order: people may then say `the second` or `the one about Helm`. */
  readonly listed?: readonly Listed[]
  /** Whole calls that the text offers, in its order: people may then say `2` or `the second`. */
  readonly offers?: readonly string[]
  /** The change can be undone for ten minutes: what the command's `undo` receives. Stored as JSON. */
  readonly undo?: { readonly data: U }
}

export function reply(text: string, { buttons }: { readonly buttons?: readonly Button[] } = {}): Reply<never> {
  return { text, to: 'here', outcome: 'answered', ...(buttons !== undefined && { buttons }) }
}

/** A reply for the caller alone, or one too long for a channel. */
export function replyPrivately(text: string): Reply<never> {
  return { text, to: 'person', outcome: 'answered' }
}

/** What was asked for is done: a check mark on the question says so, and the caller gets the text, if there is one, privately. */
export function acknowledge(text = ''): Reply<never> {
  return { ...replyPrivately(text), reaction: ':white_check_mark:' }
}

/** The request can't be done; the text says what to type instead. */
export function refuse(text: string): Reply<never> {
  return { text, to: 'here', outcome: 'refused' }
}

/** Does nothing yet: shows what would happen and asks. The framework adds how to confirm. */
export function askFirst(preview: string, plan: unknown): Reply<never> {
  return { text: preview, to: 'here', outcome: 'answered', confirm: { plan } }
}

/** The same for readers who may not show it to others. */
export function withoutShareable({ shareable: _, ...reply }: Reply): Reply {
  return reply
}
