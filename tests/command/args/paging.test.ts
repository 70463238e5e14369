import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatable, showPage } from '../../../src/command/args/paging.ts'

const asked = { most: 5, lang: 'en', call: '!meetup promised' } as const

describe('pages', () => {
  it('show every block once, whole and in order, and none above what a message holds', () => {
    const block = fc.string({ minLength: 1, maxLength: 1_600 })
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 40 }), (blocks) => {
        const seen: string[] = []
        for (let page = 1; ; page++) {
          const shown = showPage(blocks, { ...asked, page })
          seen.push(...shown.blocks)
          expect(shown.blocks.join('\n\n').length).toBeLessThan(5_000)
          if (shown.buttons.length === 0) break
          expect(shown.buttons[0]?.command).toBe(`!meetup promised page:${page + 1}`)
        }
        expect(seen).toEqual(blocks)
      }),
    )
  })

  it('say nothing of pages when there is one', () => {
    expect(showPage(['a'], { ...asked, page: 1 })).toEqual({ blocks: ['a'], footer: undefined, buttons: [] })
  })

  it('give the last one to those who ask for one beyond it', () => {
    const shown = showPage(['a', 'b', 'c', 'd', 'e', 'f'], { ...asked, page: 9 })

    expect(shown.blocks).toEqual(['f'])
    expect(shown.footer).toBe('There are only 2 pages: this is the last one.')
  })

  it('repeat what was typed on one line and without code marks', () => {
    expect(repeatable('a `b`\n c')).toBe('a b c')
  })
})
