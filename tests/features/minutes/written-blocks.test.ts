import { describe, expect, it } from 'vitest'
import { writeItem } from '../../../src/features/minutes/written-blocks.ts'

const item = (words: string, ...rest: readonly string[]) => `* ${writeItem(words, ...rest)}`

describe('words of several lines in the file of some minutes', () => {
  it.each([
    ['a line', '* a line'],
    ['- a\n- b\n  - c\n- d', '* a\n* b\n  * c\n* d'],
    ['We need:\n- a\n  • b\n3. x\n4. y', '* We need:\n  * a\n    * b\n  3. x\n  4. y'],
    ['1. one\n2) two', '* 1\\. one\n* 2\\) two'],
    ['one\n\ntwo\n# three', '* one  \n  two  \n  \\# three'],
    [
      'Look:\n```js\nconst a = `x`\n\tif (a)\n\nend\n```\nafter',
      '* Look:\n  ```js\n  const a = `x`\n      if (a)\n\n  end\n  ```\n  after',
    ],
    ['```\nkubectl get pods', '* ```\n  kubectl get pods\n  ```'],
    ['````\n```\n````', '* ````\n  ```\n  ````'],
    ['- a\n```\ncode\n```', '* a\n  ```\n  code\n  ```'],
    ['code:\n```\n{{< evil >}}\n<script>\n```', '* code:\n  \\{\\{&lt; evil >\\}\\}  \n  &lt;script>  '],
  ])('%j', (words, written) => {
    expect(item(words)).toBe(written)
  })

  it('follow a label, and what belongs to the first line stays there', () => {
    expect(item('- a\n- b', '**Decision**: ')).toBe('* **Decision**:\n  * a\n  * b')
    expect(item('do\n- a', '**bob**: ', ' (due 2031-01-08)')).toBe('* **bob**: do (due 2031-01-08)\n  * a')
  })
})
