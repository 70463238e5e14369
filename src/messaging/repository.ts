import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'
import type { Button, IncomingMessage } from './chat.ts'

/**
 * The right to work on a row until `until`. A copy of the bot that dies or freezes loses its claims when they end;
 * whoever claims the row next makes the old claim void.
 */
export interface Lease {
  /** One running copy of the bot; new at every start. */
  readonly owner: string
  readonly now: EpochMs
  readonly until: EpochMs
}

/** Commands that were heard. A row is written before anything is answered, and finished in the transaction that writes the answer. */
export interface Inbox extends Erasable {
  /**
   * Writes a message down unless it is known already. `claimed`: this copy is to answer it now.
   * `queued`: an earlier message of the same person is still being answered. `known`: heard before.
   */
  hear(message: IncomingMessage, claim: Lease): Promise<'claimed' | 'queued' | 'known'>
  /** Takes the oldest message that nobody works on and that no earlier unanswered message of its sender stands before. */
  claimNext(claim: Lease, senderId?: string): Promise<ClaimedMessage | undefined>
  /**
   * Marks a claimed message as answered. `more`: its sender has sent others that wait. `void`: the claim is, and whatever was
   * done for the message must be rolled back.
   */
  finish(messageId: string, owner: string, outcome: string, at: EpochMs): Promise<'done' | 'more' | 'void'>
  /** How many messages its sender has sent since then, up to this one and counting it. */
  countSince(message: IncomingMessage, since: EpochMs): Promise<number>
  /** Gives back what this copy holds, so that another may go on at once. */
  release(owner: string): Promise<void>
  /** Drops answered rows that are older than any message the bot would still accept. */
  forgetBefore(at: EpochMs): Promise<void>
}

export interface ClaimedMessage {
  readonly message: IncomingMessage
  /** How often it has been claimed, this time included. */
  readonly tries: number
  /** Who held it before and is gone, or was too slow. */
  readonly takenFrom?: string
}

/** Where a post goes: a room, or the direct room of a person, which is opened when it's sent. */
export type Destination = { readonly roomId: string; readonly threadId?: string } | { readonly personId: string }

export type OutgoingContent =
  | { readonly kind: 'message'; readonly text: string; readonly buttons?: readonly Button[] }
  | { readonly kind: 'edit'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string }

/** Something the bot is about to say. `id` is the message id it will have in the workspace, if it becomes a message. */
export interface Outgoing {
  readonly id: string
  /** Rows of one lane are sent strictly one after the other: `person:ID` for replies and notices. */
  readonly lane: string
  readonly to: Destination
  readonly content: OutgoingContent
  /** However often it had to wait since. */
  readonly dueAt: EpochMs
}

export interface ClaimedOutgoing extends Outgoing {
  /** How many attempts have failed. */
  readonly tries: number
  /** Who held it before and is gone, or was too slow. */
  readonly takenFrom?: string
}

/** Why a message was given up. */
export interface MissedWhy {
  readonly message: string
  readonly code?: string
}

/** What has become of a row; `at` is when it was settled. */
export type Outcome =
  | { readonly state: 'due' }
  | { readonly state: 'sent'; readonly at: EpochMs }
  | { readonly state: 'missed'; readonly at: EpochMs; readonly why: string }

/** What the bot says. A row is written before it is sent: due → sent, or missed with the reason. */
export interface Outbox extends Erasable {
  /** Writes rows down in order and claims those that nothing earlier in their lane holds back; none without a claim. */
  add(rows: readonly Outgoing[], claim?: Lease): Promise<readonly ClaimedOutgoing[]>
  /** Takes due rows that are first in their lane and that nobody works on, oldest first. */
  claimDue(claim: Lease, limit: number, lane?: string): Promise<readonly ClaimedOutgoing[]>
  /** True when something else of its lane waits. */
  sent(id: string, owner: string, at: EpochMs): Promise<boolean>
  /** Gives a row up, and tells the same. `code` is the workspace's own word where it has refused. */
  missed(id: string, owner: string, why: MissedWhy, at: EpochMs): Promise<boolean>
  /** Gives a row back for later, though nothing is wrong with it. */
  wait(id: string, owner: string, notBefore: EpochMs): Promise<void>
  /** When the messages of a lane were sent that were sent after an instant, oldest first; reactions are none. */
  saidSince(lane: string, since: EpochMs): Promise<readonly EpochMs[]>
  /** Gives a row back for a later attempt. */
  retry(id: string, owner: string, notBefore: EpochMs): Promise<void>
  /** Undefined for a row that there never was, or that was sent or given up so long ago that it has been dropped. */
  outcome(id: string): Promise<Outcome | undefined>
  /** Makes due at once whatever waits for another attempt. */
  hurry(now: EpochMs): Promise<void>
  release(owner: string): Promise<void>
  forgetBefore(at: EpochMs): Promise<void>
}
