import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCheckpoint } from '../../../src/platform/rocketchat/checkpoint.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createMemoryLog } from './support/memory-log.ts'

const start = 1_000_000

function createMark(left: number | undefined) {
  const saves: number[] = []
  const clock = createFakeClock(start)
  const log = createMemoryLog()
  const store = { load: async () => left, save: async (at: number) => void saves.push(at) }
  return { mark: createCheckpoint({ clock, log, store }), saves, clock, log }
}

describe('the checkpoint', () => {
  it('reaches back to the very first start and no farther', async () => {
    const { mark, saves } = createMark(undefined)

    await mark.load(start)

    expect(mark.oldest).toBe(start)
    expect(mark.readFrom).toBe(start)
    expect(saves).toHaveLength(1)
  })

  it('starts a minute before what an earlier run processed', async () => {
    const { mark } = createMark(start)

    await mark.load(start + 500_000)

    expect(mark.readFrom).toBe(start - 60_000)
  })

  it('lets nothing pass before it is loaded', () => {
    const { mark } = createMark(start)

    expect(mark.oldest).toBe(Number.POSITIVE_INFINITY)
  })

  it('survives a failed save, and is saved the next time', async () => {
    const clock = createFakeClock(start)
    const saves: number[] = []
    let isDown = true
    const save = async (at: number) => {
      if (isDown) throw new Error('the disk is full')
      saves.push(at)
    }
    const log = createMemoryLog()
    const mark = createCheckpoint({ clock, log, store: { load: async () => start, save } })
    await mark.load(start)

    mark.observe(start + 1)
    await mark.save()
    isDown = false
    await mark.close()

    expect(saves).toEqual([start + 1])
    expect(log.lines.map((line) => line.level)).toEqual(['warn'])
  })

  it('never passes a message that is held, and never moves back', async () => {
    const steps = fc.array(
      fc.record({ at: fc.integer({ min: 1, max: 500 }), act: fc.constantFrom('observe', 'hold', 'release', 'save') }),
    )

    await fc.assert(
      fc.asyncProperty(steps, async (acts) => {
        const { mark, saves } = createMark(start)
        await mark.load(start)
        const held = new Set<number>()
        for (const { at, act } of acts) {
          // As in the stream: a pending message has just arrived, after everything that was saved.
          const time = Math.max(start, saves.at(-1) ?? start) + at
          if (act === 'observe') mark.observe(time)
          if (act === 'hold') {
            mark.begin(String(time), time)
            held.add(time)
          }
          if (act === 'release') {
            for (const one of held) mark.complete(String(one))
            held.clear()
          }
          if (act === 'save') await mark.save()
          for (const one of held) expect(saves.at(-1) ?? start).toBeLessThan(one)
        }

        expect(saves).toEqual(saves.toSorted((a, b) => a - b))
      }),
    )
  })
})
