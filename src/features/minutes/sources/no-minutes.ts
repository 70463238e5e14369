import type { MinutesFolder } from './minutes-folder.ts'

/** Used when the operator has configured no source of minutes. */
export const noMinutes: MinutesFolder = {
  isRemote: false,
  refresh: async () => ({ ok: true, minutes: 0, read: 0, problems: 0, passedOver: {} }),
  isRead: () => true,
  freshness: async () => ({ asOf: undefined, trouble: undefined }),
  all: async () => [],
  on: async () => [],
  nearest: async () => ({ before: undefined, after: undefined }),
  ask: async () => [],
  sections: async () => [],
  actionItems: async () => [],
  problems: async () => [],
  pageUrl: () => undefined,
  counts: () => undefined,
  stop() {},
}
