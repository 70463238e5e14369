import { parse } from '@rocket.chat/message-parser'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderAttachmentText } from '../../sandbox/page/attachment-markdown.ts'
import { renderMarkdown } from '../../sandbox/page/markdown.ts'
import { textOf, type View } from '../../sandbox/page/view.ts'

const MENTIONED = new Set(['alice', 'olivia', 'all'])

/** A view as compact HTML, without what only styling needs. */
function html(view: View): string {
  if (typeof view === 'string') return view
  const shown = Object.entries(view.attributes).filter(([name]) => !['target', 'rel', 'disabled'].includes(name))
  const attributes = shown.map(([name, value]) => ` ${name}="${value}"`).join('')
  return `<${view.tag}${attributes}>${view.children.map(html).join('')}</${view.tag}>`
}

function message(source: string): string {
  const root = parse(source, { colors: false, emoticons: true })
  return renderMarkdown(root, { source, me: 'alice', mentioned: MENTIONED, language: 'en' }).map(html).join('')
}

function attachment(source: string): string {
  return renderAttachmentText(source).map(html).join('')
}

describe('the text of a message', () => {
  it.each([
    ['**When**: *now* _here_ ~gone~', '<p><strong>When</strong>: <strong>now</strong> <em>here</em> <del>gone</del></p>'],
    ['### Title\n\ntext', '<h3>Title</h3><div class="blank-line"></div><p>text</p>'],
    ['one\ntwo', '<p>one</p><p>two</p>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['3. a\n4. b', '<ol><li value="3">a</li><li value="4">b</li></ol>'],
    [
      '- [x] a\n- [ ] b',
      '<ul class="tasks"><li><input type="checkbox" checked=""></input> a</li><li><input type="checkbox"></input> b</li></ul>',
    ],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['```\nlet x\n```', '<pre><code>let x</code></pre>'],
    ['`x` \\*y\\*', '<p><code>x</code> *y*</p>'],
    ['[t](https://example.invalid)', '<p><a href="https://example.invalid">t</a></p>'],
    [':tada: 👍 ok', '<p><span class="emoji">🎉</span> <span class="emoji">👍</span> ok</p>'],
    ['👍', '<p class="big-emoji"><span class="emoji">👍</span></p>'],
    [':no-such: thing', '<p><span class="emoji">:no-such:</span> thing</p>'],
  ])('shows %j as the web client does', (source, expected) => {
    expect(message(source)).toBe(expected)
  })

  it('names people without the @, red for the one who looks, and leaves strangers as text', () => {
    expect(message('@alice @olivia @all @stranger #general')).toBe(
      '<p><span class="chip chip-me">alice</span> <span class="chip">olivia</span> <span class="chip chip-all">all</span> @stranger <span class="chip">#general</span></p>',
    )
  })

  it.each([
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', '<p class="raw">| a | b |\n|---|---|\n| 1 | 2 |</p>'],
    ['a rule', 'above\n\n---', '<p>above</p><div class="blank-line"></div><p class="raw">---</p>'],
    ['a nested item', '- a\n  - b', '<ul><li>a</li></ul><p>  - b</p>'],
    ['a spoiler', '||hush||', '<p>||hush||</p>'],
    ['a list with brackets', '1) a', '<p>1) a</p>'],
    ['an address outside the known domains', 'https://example.invalid', '<p>https://example.invalid</p>'],
  ])('shows %s as it was typed', (_name, source, expected) => {
    expect(message(source)).toBe(expected)
  })

  it.each([
    ['stars between numbers', '5 * 3 * 2', '<p>5 <strong> 3 </strong> 2</p>'],
    ['a stray bracket', 'see [this\nand [t](https://canada.ca)', '<p>see <a href="https://canada.ca">this\nand [t</a></p>'],
  ])('falls into the trap of %s', (_name, source, expected) => {
    expect(message(source)).toBe(expected)
  })

  it('links no address that could run something', () => {
    expect(message('[t](javascript:alert(1))')).toBe('<p><span>t</span></p>')
  })

  it('shows every letter of any text, whatever its Markdown', () => {
    const word = fc.stringMatching(/^[a-zé]{1,6}$/)
    const mark = fc.constantFrom(' ', '\n', ' *', '* ', ' _', '_ ', '\n- ', '\n> ', '\n\n', ' ~', '`')
    const text = fc.array(fc.tuple(word, mark), { minLength: 1, maxLength: 12 })

    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.map(([first, second]) => first + second).join('')
        const shown = renderMarkdown(parse(source), { source, me: 'alice', mentioned: MENTIONED, language: 'en' })
          .map(textOf)
          .join('\n')
        expect(shown.match(/[a-zé]/g)).toEqual(source.match(/[a-zé]/g))
      }),
      { numRuns: 60 },
    )
  })
})

describe('the text of an attachment', () => {
  it.each([
    ['joins single line ends', 'one\ntwo\n\nthree', '<p>one two</p><p>three</p>'],
    ['turns a line above a rule into a heading', 'Title\n---\ntext', '<h2>Title</h2><p>text</p>'],
    ['draws a rule that stands alone', 'a\n\n---\n\nb', '<p>a</p><hr></hr><p>b</p>'],
    ['nests lists', '- a\n  - b\n- c', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['numbers lists', '1. a\n2) b', '<ol><li>a</li><li>b</li></ol>'],
    [
      'draws tables',
      '| a | b |\n|---|---|\n| 1 | **2** |',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td><strong>2</strong></td></tr></tbody></table>',
    ],
    ['shows quote marks as typed', '> said', '<p>> said</p>'],
    ['keeps a colon inside the stars', '**When:** now', '<p><strong>When:</strong> now</p>'],
    ['knows neither people nor channels', '@alice #general', '<p>@alice #general</p>'],
    [
      'links',
      '[t](https://canada.ca) https://example.invalid',
      '<p><a href="https://canada.ca">t</a> <a href="https://example.invalid">https://example.invalid</a></p>',
    ],
    ['shows code', '```\na *b*\n```\n`c`', '<pre><code>a *b*</code></pre><p><code>c</code></p>'],
  ])('%s', (_name, source, expected) => {
    expect(attachment(source)).toBe(expected)
  })

  it('ends for any text, and loses no word of it', () => {
    const marks = [' ', '\n', '\n\n', '- ', '  - ', '1. ', '---', '===', '# ', '> ', '**', '*', '_', '[', '](', '\\']
    const pieces = fc.array(fc.constantFrom('word', ...marks), { maxLength: 30 })

    fc.assert(
      fc.property(pieces, (parts) => {
        const shown = renderAttachmentText(parts.join('')).map(html).join(' ')
        expect(shown.match(/word/g)?.length ?? 0).toBe(parts.filter((part) => part === 'word').length)
      }),
    )
  })
})
