import type { EpochMs } from '../../../shared/dates/time.ts'
import type { MinutesTrouble } from '../archive.ts'
import type { Listing } from './list-files.ts'

/** Where files of minutes come from. */
export interface MinutesFiles {
  /** For people; contains no secret. */
  readonly name: string
  /** @throws SourceTrouble when the source can't be read. */
  list(): Promise<Listing>
  /** For a remote source. */
  readonly remote?: {
    /** Updates the local copy that files are listed from. A reported problem means that the copy is unchanged. Never rejects. */
    update(): Promise<MinutesTrouble | undefined>
    /** When the copy last matched the remote source. */
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
