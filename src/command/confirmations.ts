import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'

/** A command that was shown to a person and waits for their yes. */
export interface Confirmation {
  readonly personId: string
  readonly roomId: string
  readonly command: string
  /** What the command's `execute` will be given. */
  readonly plan: unknown
  /** The last moment at which a yes counts. */
  readonly until: EpochMs
}

/** What waits for a yes: at most one command of a person in a room. */
export interface Confirmations extends Erasable {
  /** Replaces what waited of the same person in the same room. */
  ask(confirmation: Confirmation): Promise<void>
  /** What waits, also when it is too late for it. */
  waiting(personId: string, roomId: string): Promise<Confirmation | undefined>
  /** Gives back what waits, and lets it wait no more: of several who take it, one gets it. */
  take(personId: string, roomId: string): Promise<Confirmation | undefined>
  forgetBefore(at: EpochMs): Promise<void>
}

/** A change that can be taken back. */
export interface UndoableChange {
  readonly personId: string
  readonly roomId: string
  readonly command: string
  /** What the command's `undo` is given. */
  readonly data: unknown
  readonly until: EpochMs
}

export interface UndoLog extends Erasable {
  add(change: UndoableChange): Promise<void>
  /** The newest change of a person in a room that can still be taken back, and has not been. */
  newest(personId: string, roomId: string, now: EpochMs): Promise<(UndoableChange & { readonly id: number }) | undefined>
  /** Lets a change be taken back no more: of several who take it, one gets true. */
  take(id: number): Promise<boolean>
  forgetBefore(at: EpochMs): Promise<void>
}
