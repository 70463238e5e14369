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
})
