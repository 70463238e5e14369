import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitMessage } from '../../../src/shared/text/split.ts'

describe('cutting a long text into messages', () => {
  it('leaves a text that fits as it is', () => {
    expect(splitMessage('short', 10)).toEqual(['short'])
  })

  it('cuts between paragraphs before it cuts between lines or words', () => {
    expect(splitMessage('aaaa aaaa\n\nbbbb\nbbbb', 18)).toEqual(['aaaa aaaa', 'bbbb\nbbbb'])
    expect(splitMessage('aaaa aaaa\nbbbb bbbb', 18)).toEqual(['aaaa aaaa', 'bbbb bbbb'])
  })

  it('closes a code fence before a cut and reopens it after it', () => {
    const text = `\`\`\`toml\n${'line\n'.repeat(10)}\`\`\``

    const messages = splitMessage(text, 40)

    for (const message of messages) expect(message).toMatch(/^```toml\n[^`]*\n```$/)
  })

  it('keeps every message within the limit, every word, and every character whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 30, max: 80 }), (text, limit) => {
        fc.pre(!text.includes('```'))

        const messages = splitMessage(text, limit)

        expect(messages.every((message) => message.length <= limit)).toBe(true)
        expect(messages.every((message) => message.isWellFormed())).toBe(true)
        expect(messages.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('ends when the first line of a fence is longer than a message', () => {
    const messages = splitMessage(`\`\`\`${'x'.repeat(200)}\nsome code\n\`\`\``, 50)

    expect(messages.every((message) => message.length <= 50)).toBe(true)
    expect(messages.join('').replace(/[`\s]/g, '')).toBe(`${'x'.repeat(200)}somecode`)
  })

  it('ends for any text and limit, within the limit, with every letter in its order', { timeout: 60_000 }, () => {
    const piece = fc.oneof(
      fc.constantFrom('```', '\n```\n', '```toml\n', '\n', '\n\n', ' ', '   ', '`', '\ud800', '👩‍💻', '𝒳', 'é'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.nat(300).map((count) => 'x'.repeat(count)),
      fc.nat(100).map((count) => `\`\`\`${'y'.repeat(count)}`),
    )
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(texts, fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5_000 })), (text, limit) => {
        const messages = splitMessage(text, limit)

        // A single character may have two units.
        expect(messages.filter((message) => message.length > Math.max(limit, 2))).toEqual([])
        expect(messages.every((message) => message !== '')).toBe(true)
        expect(isWithin(text.replace(/\s/g, ''), messages.join('').replace(/\s/g, ''))).toBe(true)
        if (text.isWellFormed()) expect(messages.every((message) => message.isWellFormed())).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

/** Whether all letters come in this order in a longer text, in which only fences were added. */
function isWithin(letters: string, longer: string): boolean {
  let found = 0
  for (const unit of longer.split('')) if (unit === letters[found]) found += 1
  return found === letters.length
}
