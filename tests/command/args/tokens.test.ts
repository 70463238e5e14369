import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../../src/command/args/tokens.ts'

const words = (typed: string) => tokenize(typed).map((token) => (token.quoted ? `<${token.text}>` : token.text))

describe('cutting typed text into words', () => {
  it.each([
    ['schedule 2026-12-03 13:00', ['schedule', '2026-12-03', '13:00']],
    ['present "Kubernetes at TBS" length:20', ['present', '<Kubernetes at TBS>', 'length:20']],
    ['present “Kubernetes at TBS” now', ['present', '<Kubernetes at TBS>', 'now']],
    ['présenter « L’avenir de Kubernetes » en ligne', ['présenter', '<L’avenir de Kubernetes>', 'en', 'ligne']],
    ['présenter «L’avenir»', ['présenter', '<L’avenir>']],
    ["présenter L'avenir d'Helm", ['présenter', "L'avenir", "d'Helm"]],
    ['place:"90 Elgin, Ottawa" capacity:20', ['place:90 Elgin, Ottawa', 'capacity:20']],
    ['lieu:« 90, rue Elgin » suite', ['lieu:90, rue Elgin', 'suite']],
    ['a 5" pipe is long', ['a', '5"', 'pipe', 'is', 'long']],
    ['"never closed at all', ['"never', 'closed', 'at', 'all']],
    ['say "one" and "two".', ['say', '<one>', 'and', '<two>', '.']],
    ['"an "inner" quote"', ['<an "inner>', 'quote"']],
    ['line one\nline\u00a0two', ['line', 'one', 'line', 'two']],
    ['', []],
    ['   ', []],
  ])('reads %j', (typed, expected) => {
    expect(words(typed)).toEqual(expected)
  })

  it('loses no visible character of any text, and keeps the order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const tokens = tokenize(typed)
        const between = [...tokens.keys()].map((index) => typed.slice(tokens[index - 1]?.end ?? 0, tokens[index]?.start))

        expect([...between, typed.slice(tokens.at(-1)?.end ?? 0)].join('').trim()).toBe('')
      }),
    )
  })

  it('gives back a text that was put between any kind of quotes', () => {
    const quotes = fc.constantFrom(['"', '"'], ['“', '”'], ['« ', ' »'], ['«', '»'])
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((one) => one.replace(/["“”„«»‹›]/g, '').trim())
      .filter((one) => one !== '')
    fc.assert(
      fc.property(quotes, text, ([open, close], title) => {
        expect(tokenize(`present ${open}${title}${close} length:20`)).toMatchObject([
          { text: 'present' },
          { text: title, quoted: true },
          { text: 'length:20' },
        ])
      }),
    )
  })

  it('looks at each character a bounded number of times, whatever the quotes', () => {
    for (const unit of ['"a', '«', '" ', 'k:"', '“”', ':']) {
      let reads = 0
      const typed = unit.repeat(10_000)
      const counted = new Proxy(new String(typed), {
        get(target, key) {
          if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1
          const value: unknown = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })

      tokenize(counted as unknown as string)

      expect(reads / typed.length).toBeLessThan(20)
    }
  })
})
