import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAround } from '../../../src/features/minutes/index.ts'

const filler = 'one two three four five six seven eight nine ten '

describe('an excerpt', () => {
  it('of a short line is the whole line', () => {
    expect(cutAround('We use helm.', ['helm'], 300)).toEqual({ text: 'We use helm.', isCutBefore: false, isCutAfter: false })
  })

  it.each([
    ['at the beginning', `helm ${filler.repeat(20)}`, [false, true]],
    ['in the middle', `${filler.repeat(20)}helm ${filler.repeat(20)}`, [true, true]],
    ['at the end', `${filler.repeat(20)}helm`, [true, false]],
  ])('has a word that stands %s, and says where it is cut', (_, line, cut) => {
    const excerpt = cutAround(line, ['helm'], 120)

    expect(excerpt.text).toContain('helm')
    expect([excerpt.isCutBefore, excerpt.isCutAfter]).toEqual(cut)
  })

  it('finds words in any form, case and accents', () => {
    const line = `${filler.repeat(20)}Les CONTENEURS sont là. ${filler.repeat(20)}`

    expect(cutAround(line, ['conteneur'], 100).text).toContain('CONTENEURS')
    expect(cutAround(`${filler.repeat(20)}La Sécurité ${filler.repeat(20)}`, ['securite'], 100).text).toContain('Sécurité')
  })

  it('stands where most of the words are', () => {
    const line = `helm ${filler.repeat(20)}helm charts in a cluster ${filler.repeat(20)}`

    expect(cutAround(line, ['helm', 'chart', 'cluster'], 100).text).toContain('helm charts in a cluster')
  })

  it('begins and ends with whole words where there are blanks', () => {
    const { text } = cutAround(`${filler.repeat(20)}helm ${filler.repeat(20)}`, ['helm'], 120)

    for (const word of text.split(' ')) expect(`${filler}helm`.split(' ')).toContain(word)
  })

  it('is a piece of the line, not longer than asked, and splits no letter', () => {
    const line = fc.string({
      unit: fc.oneof(fc.constantFrom('🎉', ' ', 'helm', 'é'), fc.string({ maxLength: 3 })),
      maxLength: 200,
    })
    fc.assert(
      fc.property(line, fc.integer({ min: 10, max: 80 }), (text, most) => {
        const excerpt = cutAround(text, ['helm'], most)

        expect(text).toContain(excerpt.text)
        expect(excerpt.text.length).toBeLessThanOrEqual(most)
        if (text.isWellFormed()) expect(excerpt.text.isWellFormed()).toBe(true)
      }),
    )
  })
})
