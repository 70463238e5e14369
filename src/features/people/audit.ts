import type { RoomKind } from '../../messaging/rooms.ts'

import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'

export interface AuditEntry {
  readonly at: EpochMs
  readonly who: string
  readonly what: string
  readonly where: string
  readonly detail: string
  /** The id of another person named in the detail. */
  readonly about?: string
}

/** An entry with the latest known names of people and rooms, or their ids if no name is known. */
export interface NamedAuditEntry extends AuditEntry {
  readonly room?: { readonly kind: RoomKind; readonly name?: string }
}

/** Which entries of the log to read; omitted fields match everything. */
export interface AuditFilter {
  /** The id of the person who acted. */
  readonly who?: string
  /** Leaves out what this person did. */
  readonly except?: string
  readonly before?: EpochMs
}

/** Who changed what, when and where. Entries are never changed, except to forget people. */
export interface Audit extends Erasable {
  add(...entries: readonly AuditEntry[]): Promise<void>
  /** The last entries that match, latest first. `who` is a user name; an undefined `room` means that it's unknown. */
  latest(limit: number, filter?: AuditFilter): Promise<readonly NamedAuditEntry[]>
  forgetBefore(at: EpochMs): Promise<void>
}
