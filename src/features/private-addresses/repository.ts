import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'

/** What a private address shows. */
export type AddressKind = 'calendar' | 'report'

export interface PrivateAddress {
  readonly personId: string
  readonly kind: AddressKind
  readonly madeAt: EpochMs
  /** The year that a report is about. */
  readonly year?: number
  /** When it stops working; undefined means never. */
  readonly until?: EpochMs
}

/**
 * Web addresses that show something to anyone who has them. Each contains a random key, and only a hash of the key is stored, so
 * that a copy of the database opens none of them.
 */
export interface PrivateAddresses extends Erasable {
  /** Also deletes those whose time is over. */
  add(keyHash: string, address: PrivateAddress): Promise<void>
  /** Undefined when there is none, or when its time is over. */
  find(keyHash: string, now: EpochMs): Promise<PrivateAddress | undefined>
  /** The latest one of a person. */
  of(personId: string, kind: AddressKind): Promise<PrivateAddress | undefined>
  /** Those of a person stop working. */
  remove(personId: string, kind: AddressKind): Promise<void>
}
