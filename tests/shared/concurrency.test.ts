import { describe, expect, it } from 'vitest'
import { mapConcurrently } from '../../src/shared/concurrency.ts'

describe('mapping concurrently', () => {
  it('keeps the order of the items and never runs more at a time than the limit', async () => {
    let running = 0
    let most = 0
    const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>())

    const mapped = mapConcurrently([0, 1, 2, 3, 4, 5], 2, async (item) => {
      running += 1
      most = Math.max(most, running)
      await gates[item]?.promise
      running -= 1
      return `item ${item}`
    })
    for (const index of [1, 0, 3, 2, 5, 4]) gates[index]?.resolve()

    expect(await mapped).toEqual(['item 0', 'item 1', 'item 2', 'item 3', 'item 4', 'item 5'])
    expect(most).toBe(2)
  })

  it('starts nothing more once something has failed', async () => {
    const started: number[] = []
    const gate = Promise.withResolvers<void>()

    const mapped = mapConcurrently([0, 1, 2, 3], 2, async (item) => {
      started.push(item)
      if (item === 0) throw new Error('broken')
      await gate.promise
    })

    await expect(mapped).rejects.toThrow('broken')
    gate.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    expect(started).toEqual([0, 1])
  })

  it('of nothing is nothing', async () => {
    expect(await mapConcurrently([], 4, async () => 1)).toEqual([])
  })
})
