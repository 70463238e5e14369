import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeMarkdown, inlineCode, plainText } from '../../../src/shared/text/sanitize.ts'

/** How Rocket.Chat finds mentions: a name directly behind an at sign. */
const mention = /@[\p{L}\p{N}._-]/u

describe("repeating people's words", () => {
  it.each(['@all', '@here hello', 'x @akua', '＠all', '@\u200ball', '@\u2060all', '﹫here', '@\u202eall', '(@all)'])(
    'pings nobody with %j',
    (words) => {
      expect(escapeMarkdown(words).normalize('NFKC')).not.toMatch(mention)
      expect(inlineCode(words).normalize('NFKC')).not.toMatch(mention)
    },
  )

  it.each([
    ['[click](javascript:alert(1))', '(click)(javascript:alert(1))'],
    ['<javascript:x|click>', '‹javascript:x|click›'],
    ['5 * 3 * 2', '5 \\* 3 \\* 2'],
    ['```\ncode\n```', '\\`\\`\\` code \\`\\`\\`'],
    ['one\n# two', 'one # two'],
    ['a:*b*', 'a:\u2060\\*b\\*'],
    ['# headline', '\u2060# headline'],
    ['- item', '\u2060- item'],
    ['ordinary words, « entre guillemets »', 'ordinary words, « entre guillemets »'],
  ])('shows %j as words', (words, shown) => {
    expect(escapeMarkdown(words)).toBe(shown)
  })

  it('keeps a line of a file unchanged, as code', () => {
    expect(inlineCode('* [Kube-Hunter](https://github.com/aquasecurity/kube-hunter)')).toBe(
      '`* [Kube-Hunter](https://github.com/aquasecurity/kube-hunter)`',
    )
    expect(inlineCode('(`not enough time`)')).toBe('`(ˋnot enough timeˋ)`')
  })

  it('keeps any words on one line that pings nobody', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        for (const shown of [escapeMarkdown(words), inlineCode(words)]) {
          expect(shown).not.toMatch(/[\r\n]/)
          expect(shown.normalize('NFKC')).not.toMatch(mention)
        }
      }),
    )
  })
})

describe('words that are copied elsewhere', () => {
  it('stay as they are, but for what would end the code, ping somebody or show nothing', () => {
    expect(plainText(' *a* [b]\n`c` @all #general \u202e')).toBe('*a* [b] ˋcˋ @\u2060all #\u2060general')
  })

  it('hold no half of a character, wherever a text was cut', () => {
    for (const write of [escapeMarkdown, inlineCode, plainText]) expect(write('x\ud83d').isWellFormed()).toBe(true)
  })
})
