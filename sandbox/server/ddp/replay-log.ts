/** The latest message frames sent to each user, as text, so that a fault can send them again. */
export interface ReplayLog {
  keep(userId: string, frame: string): void
  newest(userId: string, count: number): string[]
}

// More than any test replays, and bounded, because a sandbox may run for days.
const KEPT = 500

export function createReplayLog(): ReplayLog {
  const frames = new Map<string, string[]>()
  return {
    keep: (userId, frame) => {
      const kept = frames.get(userId) ?? []
      kept.push(frame)
      if (kept.length > KEPT) kept.shift()
      frames.set(userId, kept)
    },
    newest: (userId, count) => (frames.get(userId) ?? []).slice(-count),
  }
}
