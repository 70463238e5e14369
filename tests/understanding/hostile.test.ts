import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { understandMention } from '../../src/understanding/index.ts'
import { context, read } from './support.ts'

describe('hostile input', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \t\n\r\u00a0'],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand blanks', ' '.repeat(10_000)],
    ['ten thousand quote marks', '"'.repeat(10_000)],
    ['ten thousand digits', '1'.repeat(10_000)],
    ['commas', ', '.repeat(5_000)],
    ['many dates', 'thursday 17 december 2026 13:00 '.repeat(300)],
    ['many combining marks', `e${'\u0301'.repeat(10_000)}`],
    ['emoji', '😀👨‍👩‍👧‍👦🇨🇦'.repeat(100)],
    ['NUL', 'when\0is\0it\0'],
    ['right to left', '\u202ewhen is it\u202c שלום مرحبا'],
    ['half a pair', 'when is it \ud83d'],
    ['words of prototypes', '__proto__ constructor toString hasOwnProperty valueOf prototype'],
    ['markup', '<script>alert(1)</script> ](http://x) ```'],
    ['a template', '{{7*7}} %s %d'],
  ])('%s', (_what, sentence) => {
    expect(() => read(sentence)).not.toThrow()
    expect(read(sentence).candidates.every(({ call }) => call.length < 500 && !/[\n\0]/.test(call))).toBe(true)
  })

  test('anything at all', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sentence) => {
        read(sentence)
        understandMention(`${sentence} @rendezvous?`, { ...context, botName: 'rendezvous' })
      }),
      { numRuns: 50 },
    )
  })

  test('only the first 300 letters are looked at', () => {
    const start = `when is the next meetup? ${'x '.repeat(200)}`
    expect(read(`${start} cancel it`).candidates).toEqual(read(start).candidates)
  })
})
