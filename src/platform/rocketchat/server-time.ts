import type { EpochMs } from '../../shared/clock.ts'

/** The workspace's own clock. The bot's machine may be wrong by hours, so message times are never compared with its clock. */
export interface ServerTime {
  /** The latest time the workspace has sent, at most a minute old while connected. Zero before the first response. */
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
