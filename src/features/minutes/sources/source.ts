import type { EpochMs } from '../../../shared/dates/time.ts'
import type { MinutesTrouble } from '../archive.ts'
import type { Listing } from './list-files.ts'

/** Where files of minutes come from. */
export interface MinutesFiles {
  /** For people; no secret is in it. */
  readonly name: string
  /** @throws SourceTrouble when the source cannot be read. */
  list(): Promise<Listing>
  /** For a source that is elsewhere. */
  readonly remote?: {
    /** Brings the copy from which is listed up to date; what is told leaves it as it was. Never rejects. */
    update(): Promise<MinutesTrouble | undefined>
    /** When the copy was last seen to be what is elsewhere. */
    asOf(): Promise<EpochMs | undefined>
    stop(): void
  }
}

export class SourceTrouble extends Error {
  override readonly name = 'SourceTrouble'
  readonly trouble: MinutesTrouble

  constructor(trouble: MinutesTrouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}
