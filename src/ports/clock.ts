/** Milliseconds since 1970-01-01T00:00Z. Every instant in the program and in the store has this type. */
export type EpochMs = number

/** The only source of time. Tests pass one that they move by hand. */
export interface Clock {
  now(): EpochMs
  /** Calls `then` once, `delayMs` milliseconds from now. The returned function cancels it; a pending call never keeps the process alive. */
  after(delayMs: number, then: () => void): () => void
}
