import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countEdits } from '../../../src/shared/text/edit-distance.ts'

describe('edits between two words', () => {
  it.each([
    ['next', 'next', 0],
    ['nxet', 'next', 1],
    ['nex', 'next', 1],
    ['nextt', 'next', 1],
    ['nezt', 'next', 1],
    ['prochiane', 'prochaine', 1],
    ['lits', 'list', 1],
    ['', 'ab', 2],
    ['ab', '', 2],
    ['kitten', 'sitting', 3],
    ['next', 'annuler', undefined],
  ])('%s, %s: %s', (a, b, edits) => {
    expect(countEdits(a, b, 3)).toBe(edits)
  })

  it('are not counted beyond the limit', () => {
    expect(countEdits('kitten', 'sitting', 2)).toBeUndefined()
    expect(countEdits('a', 'abcd', 2)).toBeUndefined()
    expect(countEdits('nxet', 'next', 0)).toBeUndefined()
  })

  it('are as many in both directions, and never more than the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        const edits = countEdits(a, b, most)
        const all = countEdits(a, b, 10)
        expect(countEdits(b, a, most)).toBe(edits)
        expect(edits).toBe(all !== undefined && all <= most ? all : undefined)
      }),
    )
  })
})
