import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'
import type { Button, IncomingMessage } from './chat.ts'
import type { Subject } from './notice.ts'

/**
 * The right to work on a row until `until`. If a copy of the bot dies or freezes, its claims expire, and the next claim on the
 * row makes the old one void.
 */
export interface Lease {
  /** One running copy of the bot; new at every start. */
  readonly owner: string
  readonly now: EpochMs
  readonly until: EpochMs
}

/** Received commands. A row is written before any reply, and completed in the transaction that writes the reply. */
export interface Inbox extends Erasable {
  /**
   * Stores a message unless it's already known. `claimed`: this copy handles it now. `queued`: an earlier message of the same
   * person is still being handled. `known`: received before.
   */
  hear(message: IncomingMessage, claim: Lease): Promise<'claimed' | 'queued' | 'known'>
  /** Claims the oldest unclaimed message whose sender has no earlier unhandled message. */
  claimNext(claim: Lease, senderId?: string): Promise<ClaimedMessage | undefined>
  /** Extends a claim that is still held. */
  renew(messageId: string, claim: Lease): Promise<void>
  /**
   * Marks a claimed message as handled. `more`: its sender has sent others that are waiting. `void`: the claim has expired, and
   * everything done for the message must be rolled back.
   */
  finish(messageId: string, owner: string, outcome: string, at: EpochMs): Promise<'done' | 'more' | 'void'>
  /**
   * Stores a call that nobody claims before `until`, which becomes its `sentAt`, unless `resumePostponed` comes first. It doesn't
   * hold up its sender's other messages.
   */
  postpone(message: IncomingMessage, until: EpochMs): Promise<void>
  /** Everything postponed can be claimed now. */
  resumePostponed(): Promise<void>
  /** How many messages its sender has sent since then, up to and including this one. */
  countSince(message: IncomingMessage, since: EpochMs): Promise<number>
  /** What became of the words that an edited message had before, within `editableMs`, oldest first. */
  historyOf(edited: IncomingMessage): Promise<readonly { readonly text: string; readonly outcome: string | undefined }[]>
  /** Releases this copy's claims, so that another copy can go on immediately. */
  release(owner: string): Promise<void>
  /** Deletes handled rows that are older than any message the bot would still accept. */
  forgetBefore(at: EpochMs): Promise<void>
}

export interface ClaimedMessage {
  readonly message: IncomingMessage
  /** How often it has been claimed, including this time. */
  readonly tries: number
  /** Who claimed it before and is gone, or was too slow. */
  readonly takenFrom?: string
}

/** Where a post in the workspace goes: a room, or the direct room of a person, which is opened when it's sent. */
export type ChatDestination = { readonly roomId: string; readonly threadId?: string } | { readonly personId: string }

/** The same, or a mirror outside of the workspace, by its configured name. */
export type Destination = ChatDestination | { readonly mirror: string }

export type OutgoingContent =
  | {
      readonly kind: 'message'
      readonly text: string
      readonly buttons?: readonly Button[]
      /** The text is deleted from the row once it is sent or given up. */
      readonly isSecret?: true
    }
  | { readonly kind: 'edit'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string }

/** Something the bot is about to say. `id` is the message id it will have in the workspace, if it becomes a message. */
export interface Outgoing {
  readonly id: string
  /** Rows of one lane are sent strictly one after the other: `person:ID` for replies and notices. */
  readonly lane: string
  readonly to: Destination
  readonly content: OutgoingContent
  readonly about?: Subject
  /** When it was first due, even if it had to wait since. */
  readonly dueAt: EpochMs
}

export interface ClaimedOutgoing extends Outgoing {
  /** How many attempts have failed. */
  readonly tries: number
  /** An attempt was begun that can't be repeated safely, and its result was never stored. Only for mirrors. */
  readonly begunAt?: EpochMs
  /** Who claimed it before and is gone, or was too slow. */
  readonly takenFrom?: string
}

/** Recorded instead of an error: nothing went wrong. */
export const withheld = 'withheld'

/** The code of a message that a mirror may or may not have taken, and that isn't sent again for that reason. */
export const mayHaveArrived = 'may-have-arrived'

/** A row that is about to be written. `isForLater`: it isn't claimed now. */
export type QueuedOutgoing = Outgoing & { readonly isForLater?: true }

export interface AddedOutgoing {
  readonly claimed: readonly ClaimedOutgoing[]
  /** Lanes of rows that were to be claimed and wait for an earlier row, which may have been sent meanwhile. */
  readonly blockedLanes: readonly string[]
}

/** Why a message was given up. */
export interface MissedWhy {
  readonly message: string
  /** A `RoomObstacle`, or the workspace's error code; undefined when the reason may pass. */
  readonly code?: string
}

/** The result of a row; `at` is when it was known. `refused` is the code of `MissedWhy`. */
export type Outcome =
  | { readonly state: 'due' }
  | { readonly state: 'sent'; readonly at: EpochMs }
  | { readonly state: 'missed'; readonly at: EpochMs; readonly why: string; readonly refused?: string }

/** What the bot says. A row is written before it's sent: due → sent, or missed with the reason. */
export interface Outbox extends Erasable {
  /** Writes rows in order and claims those that aren't blocked by earlier rows of their lane; without a claim, claims none. */
  add(rows: readonly QueuedOutgoing[], claim?: Lease): Promise<AddedOutgoing>
  /** Claims due, unclaimed rows that are first in their lane, oldest first. */
  claimDue(claim: Lease, limit: number, lane?: string): Promise<readonly ClaimedOutgoing[]>
  /** Returns true when more rows of its lane are waiting. */
  sent(id: string, owner: string, at: EpochMs): Promise<boolean>
  /** Gives a row up; returns the same. `code` is the workspace's error code if it refused. */
  missed(id: string, owner: string, why: MissedWhy, at: EpochMs): Promise<boolean>
  /**
   * Says that an attempt begins that must not be repeated unless it certainly failed, and extends the claim to `lease.until`.
   * False when the claim was lost.
   */
  begin(id: string, lease: Lease): Promise<boolean>
  /** Releases a row until later, without an error. */
  wait(id: string, owner: string, notBefore: EpochMs): Promise<void>
  /** When messages of a lane were sent after an instant, oldest first; reactions don't count. */
  saidSince(lane: string, since: EpochMs): Promise<readonly EpochMs[]>
  /** Whether something for the direct room of the lane's person was queued at that instant. */
  hasDirect(lane: string, dueAt: EpochMs): Promise<boolean>
  /** Releases a row for a later attempt, because the last one certainly failed. */
  retry(id: string, owner: string, notBefore: EpochMs): Promise<void>
  /** Undefined for a row that never existed, or that was sent or given up so long ago that it has been deleted. */
  outcome(id: string): Promise<Outcome | undefined>
  /** Makes everything that waits for another attempt at the workspace due now. */
  hurry(now: EpochMs): Promise<void>
  release(owner: string): Promise<void>
  forgetBefore(at: EpochMs): Promise<void>
}
