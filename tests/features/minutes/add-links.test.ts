import { describe, expect, it } from 'vitest'
import { addLinks } from '../../../src/features/minutes/index.ts'

const slides = { title: 'Helm & *charts*', markdown: '[Slides](https://a.ca/1)', url: 'https://a.ca/1' }
const add = (text: string, links = [slides]) => addLinks(text, links, 'Links')

describe('links added to minutes', () => {
  it('stand at the end of the section that names the talk, in its list', () => {
    const text = '## Presentation: Helm & \\*charts\\*\n\n* One\n\n## Actions\n\n* Two\n'

    expect(add(text)).toBe(text.replace('* One\n', '* One\n* [Slides](https://a.ca/1)\n'))
  })

  it('begin a list where there is none, also at the end of the file', () => {
    expect(add('## helm & *charts*\n\nWords')).toBe('## helm & *charts*\n\nWords\n\n* [Slides](https://a.ca/1)\n')
    expect(add('## Helm & *charts*\n')).toBe('## Helm & *charts*\n\n* [Slides](https://a.ca/1)\n')
  })

  it('stand behind the line of the agenda where the talk was not taken up', () => {
    expect(add('## Agenda\n\n* Helm & \\*charts\\*, akua\n* Other\n')).toBe(
      '## Agenda\n\n* Helm & \\*charts\\*, akua, [Slides](https://a.ca/1)\n* Other\n',
    )
  })

  it('have a section of their own where nothing names the talk, one for all', () => {
    const other = { title: 'Other', markdown: '[Slides](https://a.ca/2)', url: 'https://a.ca/2' }

    expect(add('Words\n', [slides, other])).toBe(
      'Words\n\n## Links\n\n* Helm & \\*charts\\*, [Slides](https://a.ca/1)\n* Other, [Slides](https://a.ca/2)\n',
    )
  })

  it('are not added twice, and then nothing changes, not even an end without a line end', () => {
    const once = add('## Helm & *charts*\n\n* One')

    expect(add(once)).toBe(once)
    expect(add('See https://a.ca/1')).toBe('See https://a.ca/1')
  })

  it('stand in the list of the talk also when its last item is code, or has more lines', () => {
    const code = '## Helm & *charts*\n\n* One\n* ```sh\n  helm list\n  ```\n\n## Actions\n\n* Two\n'
    const lines = '## Helm & *charts*\n\n* One  \n  and more\n\n## Actions\n\n* Two\n'

    expect(add(code)).toBe(code.replace('  ```\n\n', '  ```\n* [Slides](https://a.ca/1)\n\n'))
    expect(add(lines)).toBe(lines.replace('and more\n', 'and more\n* [Slides](https://a.ca/1)\n'))
  })

  it('keep the line ends of the file', () => {
    expect(add('## Helm & *charts*\r\n\r\n* One\r\n')).toBe('## Helm & *charts*\r\n\r\n* One\r\n* [Slides](https://a.ca/1)\r\n')
  })

  it('go neither into front matter nor into code', () => {
    const text = '---\n- Helm & *charts*\n---\n\n```\n# Helm & *charts*\n```\n\n* Helm & *charts*\n'

    expect(add(text)).toBe(text.replace(/charts\*\n$/, 'charts*, [Slides](https://a.ca/1)\n'))
  })
})
