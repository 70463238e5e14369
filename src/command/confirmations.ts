import type { EpochMs } from '../shared/clock.ts'
import type { Erasable } from '../shared/erasable.ts'

/** A preview that somebody was shown, open until they confirm or decline it. */
export interface Confirmation {
  readonly personId: string
  /** Short, so that people can type it; unique for a person in a room. */
  readonly id: string
  readonly roomId: string
  readonly command: string
  /** What the command's `execute` will be given. */
  readonly plan: unknown
  /** One line that tells it from other open previews. */
  readonly headline: string
  /** The last moment at which it can be confirmed. */
  readonly until: EpochMs
}

/** Previews that nobody has confirmed or declined yet. */
export interface Confirmations extends Erasable {
  /** Replaces a preview of the same person in the same room that would do exactly the same. */
  ask(confirmation: Confirmation): Promise<void>
  /** The open ones of a person in a room, newest first, expired ones included. */
  open(personId: string, roomId: string): Promise<readonly Confirmation[]>
  /** Closes a preview and returns it. If several copies of the bot try at once, one of them gets it. */
  take(personId: string, roomId: string, id: string): Promise<Confirmation | undefined>
  forgetBefore(at: EpochMs): Promise<void>
}

/** A change that can be undone. */
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
  /** The newest change of a person in a room that can still be undone. */
  newest(personId: string, roomId: string, now: EpochMs): Promise<(UndoableChange & { readonly id: number }) | undefined>
  /** Marks a change as undone. If several copies of the bot try at once, one of them gets true. */
  take(id: number): Promise<boolean>
  forgetBefore(at: EpochMs): Promise<void>
}
