import fc from 'fast-check'
import { expect, it } from 'vitest'
import { showInBlocks } from '../../../src/shared/text/blocks.ts'

const inside = (block: string) => block.split('\n').slice(1, -1).join('\n')

it('shows a text in blocks that fit and that, put together, are the text', () => {
  const line = fc.string({ maxLength: 30 }).map((words) => words.replace(/[\n\r]/g, ' '))
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.integer({ min: 60, max: 200 }), (lines, most) => {
      const blocks = showInBlocks(`${lines.join('\n')}\n`, most)

      expect(blocks.map(inside).join('\n')).toBe(lines.join('\n'))
      expect(blocks.filter(({ length }) => length > most)).toEqual([])
    }),
  )
})

it('cuts a line that is longer than a message, and no character', () => {
  const blocks = showInBlocks('🎉'.repeat(100), 60)

  expect(blocks.map(inside).join('').replaceAll('\n', '')).toBe('🎉'.repeat(100))
  expect(blocks.every((block) => block.length <= 60 && block.isWellFormed())).toBe(true)
})
