import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMinutesIndex } from '../../../src/features/minutes/index.ts'
import { createWordTable } from '../../../src/features/minutes/search/word-table.ts'
import { eachAsciiWord, spellOut, splitSearchWords, writePlain } from '../../../src/features/minutes/search/words.ts'
import { fold } from '../../../src/shared/text/fold.ts'
import { aMinutes } from './build.ts'

const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aZ9 -_éÈœÆßøİıſΣς’“”…–½™ﬁ\u00a0\u0301\u200b\ufeffＫ漢🎉\t'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
})

describe('words of a text', () => {
  it('are those of the folded text, whichever way they are read', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(splitSearchWords(text)).toEqual(fold(spellOut(text)).match(/[\p{L}\p{N}]+/gu) ?? [])
      }),
      { numRuns: 2_000 },
    )
  })

  it('are read from bytes as from the text', () => {
    fc.assert(
      fc.property(words, (text) => {
        const plain = writePlain(text)
        fc.pre(plain !== undefined)
        const bytes = new TextEncoder().encode(plain)

        const found: string[] = []
        eachAsciiWord(bytes, 0, bytes.length, (source, start, end) => {
          found.push(new TextDecoder().decode(source.subarray(start, end)).toLowerCase())
        })

        expect(found).toEqual(splitSearchWords(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('need no slow folding in French', () => {
    expect(writePlain('Où l’œuvre « déjà » coûte 12 €')).toBeUndefined()
    expect(writePlain('Où l’œuvre a déjà coûté cher…')).toBe("Ou l'oeuvre a deja coute cher...")
  })
})

describe('the table of words', () => {
  const bytesOf = (word: string): Uint8Array => new TextEncoder().encode(word)

  it('gives every word its number, capitals or not, however many there are', () => {
    const table = createWordTable()
    const many = Array.from({ length: 20_000 }, (_, index) => `word${(index * 7919).toString(36)}`)

    const numbers = many.map((word) => table.add(bytesOf(word), 0, word.length))
    const again = many.map((word) => table.add(bytesOf(`<${word.toUpperCase()}>`), 1, word.length + 1))

    expect(numbers).toEqual(many.map((_, index) => index))
    expect(again).toEqual(numbers)
    expect(table.words).toEqual(many)
    expect(many.map((word) => table.find(word))).toEqual(numbers)
  })

  it('knows no word that was not added', () => {
    const table = createWordTable()
    table.add(bytesOf('helm'), 0, 4)

    expect([table.find('hel'), table.find('helms'), table.find(''), table.find('mleh')]).toEqual(Array(4).fill(undefined))
  })

  it('keeps letters beyond ASCII', () => {
    const table = createWordTable()
    const word = bytesOf('漢字ß')
    table.add(word, 0, word.length)

    expect(table.words).toEqual(['漢字ß'])
    expect(table.find('漢字ß')).toBe(0)
  })
})

describe('a page that is read in several pieces', () => {
  it('is searched like a short one, before and after the place where it is interrupted', () => {
    const filler = Array.from({ length: 3_000 }, (_, index) => `* line ${index} about nothing in particular`).join('\n')
    const text = `* first marmot\n${filler}\n* an otter in between\n${filler}\n* last beaver\n`
    const index = createMinutesIndex([aMinutes(text), aMinutes('* a short page\n', '2018-05-01.md')])

    for (const [word, line] of [
      ['marmot', '* first marmot'],
      ['otter', '* an otter in between'],
      ['beaver', '* last beaver'],
    ] as const) {
      expect(index.ask(word)[0]?.quotes[0]?.text).toBe(line)
    }
  })
})
