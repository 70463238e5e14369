/** Ids of messages that were handed over, so that re-emitted and re-read ones are not handed over again. */
export interface SeenIds {
  /** True the first time. */
  add(id: string): boolean
}

/** The newest 5,000: a day of commands of a large community in under a megabyte. Older repeats are stopped by their age or by the inbox. */
const capacity = 5_000

export function createSeenIds(): SeenIds {
  const ids = new Set<string>()
  return {
    add(id) {
      if (ids.has(id)) return false
      ids.add(id)
      if (ids.size > capacity) for (const oldest of ids) return ids.delete(oldest)
      return true
    },
  }
}
