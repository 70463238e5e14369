import fc from 'fast-check'
import { expect } from 'vitest'
import type { DatabaseKind } from '../stores.ts'
import { play, type Step, sequences } from './steps.ts'

/** Under the time that a test may take. */
const longestMs = 840_000

/** Chance rarely finds it: who may not know of a meetup any more still takes back what is theirs. */
const leftAndForgotten: readonly Step[] = [
  { do: 'move', who: 'felix', room: 'crimson-den' },
  // biome-ignore lint/suspicious/noThenProperty: what is said next; nothing awaits a step.
  { do: 'say', who: 'felix', where: 'general', call: 'oublie-moi', then: 'yes' },
]

/** Plays random sequences, each in a new world. A failure prints the shortest sequence that still goes wrong. */
export async function playMany(kind: DatabaseKind, runs: number): Promise<void> {
  const total = { sequences: 0, acts: 0, changes: 0, messages: 0 }
  await fc.assert(
    fc.asyncProperty(sequences, async (steps) => {
      const database = await kind.create()
      try {
        const { wrong, acts, changes, messages } = await play(database.url, steps)
        expect(wrong).toEqual([])
        total.sequences += 1
        total.acts += acts
        total.changes += changes
        total.messages += messages
      } finally {
        await database.remove()
      }
    }),
    // A busy machine plays fewer. Interrupted while it looks for a shorter sequence that goes wrong, it reports the shortest so far.
    { numRuns: runs, examples: [[leftAndForgotten]], interruptAfterTimeLimit: longestMs, markInterruptAsFailure: false },
  )
  expect(total.sequences).toBeGreaterThanOrEqual(runs / 4)
  // Sequences in which everything is refused would show nothing. A few may well be such.
  if (runs < 20) return
  expect(total.changes / total.acts).toBeGreaterThan(0.05)
  expect(total.messages / total.acts).toBeGreaterThan(0.5)
}
