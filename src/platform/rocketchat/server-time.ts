import type { EpochMs } from '../../shared/clock.ts'

/** What the workspace's own clock says. The bot's machine may be wrong by hours; message times never come from it. */
export interface ServerTime {
  /** The latest instant the workspace has told, at most a minute old while connected. Zero before the first answer. */
  readonly latest: EpochMs
  note(at: EpochMs): void
}

export function createServerTime(): ServerTime {
  let latest = 0
  return {
    get latest() {
      return latest
    },
    note(at) {
      if (at > latest) latest = at
    },
  }
}
