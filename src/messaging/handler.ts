import type { Clock, EpochMs } from '../shared/clock.ts'
import type { CommandOutcome } from '../shared/metrics.ts'
import type { IncomingMessage, SeenReactions } from './chat.ts'
import type { Leases } from './leases.ts'
import type { Inbox } from './repository.ts'
import type { RunUnit } from './unit-of-work.ts'

export interface Handled {
  readonly outcome: CommandOutcome
  /** The sender has sent more messages that are waiting. */
  readonly areMore: boolean
}

/** Replies to a message. Both methods complete its inbox row in the unit of work that stores the reply. */
export interface MessageHandler {
  /** @throws LeaseLost, and what the store throws. Nothing is stored then, and the message is handled again later. */
  handle(message: IncomingMessage): Promise<Handled>
  /** Replies that the message can't be handled, without running anything. */
  giveUp(message: IncomingMessage): Promise<Handled>
}

/** Handles reactions to the bot's own messages. Resolves once the RSVPs are stored. */
export interface ReactionHandler {
  /** @throws when somebody can't be looked up: the reactions are then delivered again. */
  handle(seen: SeenReactions): Promise<void>
}

/** Another copy has taken over the message, so everything done for it here must be rolled back. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/**
 * Marks a message as done, as the last step of its unit of work.
 * @throws LeaseLost
 */
export async function completeMessage(
  inbox: Pick<Inbox, 'finish'>,
  { owner }: Leases,
  messageId: string,
  outcome: string,
  at: EpochMs,
): Promise<{ readonly areMore: boolean }> {
  const finished = await inbox.finish(messageId, owner, outcome, at)
  if (finished === 'void') throw new LeaseLost(`another copy handles message ${messageId}`)
  return { areMore: finished === 'more' }
}

/**
 * Completes a message that gets no reply; `why` is what its row says.
 * @throws LeaseLost
 */
export function leaveUnanswered<R extends { readonly inbox: Pick<Inbox, 'finish'> }>(
  { run, claims, clock }: { readonly run: RunUnit<R>; readonly claims: Leases; readonly clock: Clock },
  { id }: IncomingMessage,
  why: string,
): Promise<Handled> {
  return run(async (tx) => ({ outcome: 'refused', ...(await completeMessage(tx.inbox, claims, id, why, clock.now())) }))
}
