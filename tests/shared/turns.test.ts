import { describe, expect, it } from 'vitest'
import { createTurns } from '../../src/shared/turns.ts'

/** Keeps the thread busy longer than a turn may take. */
function workHard(): void {
  const until = performance.now() + 6
  while (performance.now() < until);
}

function* pieces(name: string, count: number, done: string[]): Generator<void> {
  for (let piece = 1; piece <= count; piece += 1) {
    workHard()
    done.push(`${name}${piece}`)
    yield
  }
}

describe('work in turns', () => {
  it('is done in order, one piece after the other', async () => {
    const turns = createTurns()
    const done: string[] = []

    await Promise.all([turns.run(pieces('a', 3, done)), turns.run(pieces('b', 2, done))])

    expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'b2'])
  })

  it('lets other work run between pieces that take long', async () => {
    const turns = createTurns()
    const done: string[] = []
    setImmediate(() => done.push('other'))

    await turns.run(pieces('a', 3, done))

    expect(done.indexOf('other')).toBeGreaterThanOrEqual(0)
    expect(done.indexOf('other')).toBeLessThan(done.length - 1)
  })

  it('goes on after work that fails', async () => {
    const turns = createTurns()
    const done: string[] = []
    const failing = turns.run({
      next() {
        throw new Error('broken')
      },
    })

    await expect(failing).rejects.toThrow('broken')
    await turns.run(pieces('a', 1, done))
    expect(done).toEqual(['a1'])
  })
})
