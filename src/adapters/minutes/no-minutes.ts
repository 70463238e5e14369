import type { MinutesFolder } from './minutes-folder.ts'

/** Stands in where the operator has named no folder of minutes. */
export const noMinutes: MinutesFolder = {
  refresh: async () => ({ ok: true, minutes: 0, read: 0, problems: 0 }),
  all: async () => [],
  on: async () => [],
  nearest: async () => ({ before: undefined, after: undefined }),
  ask: async () => [],
  sections: async () => [],
  promises: async () => [],
  problems: async () => [],
}
