import { describe, expect, it } from 'vitest'
import { createMinutesIndex, openMinutes, parseMinutes } from '../../../src/features/minutes/index.ts'
import { aMinutes } from './build.ts'

const text = '## Réseaux\n\n* « Où » sont les conteneurs 🎉\n\n* helm\n'

function quotedFrom(bytes: Uint8Array): unknown {
  const parsed = parseMinutes({ name: '2018-03-22.md', text: bytes })
  if (!parsed.ok) return parsed.reason
  return createMinutesIndex([parsed.minutes]).ask('conteneurs')[0]?.quotes[0]
}

describe('the kept text', () => {
  const quote = { lineNumber: 3, text: '* « Où » sont les conteneurs 🎉', heading: 'Réseaux' }
  const utf8 = new TextEncoder().encode(text)

  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8])],
    ['UTF-8 with CRLF', new TextEncoder().encode(text.replaceAll('\n', '\r\n'))],
    ['UTF-8 with lone carriage returns', new TextEncoder().encode(text.replaceAll('\n', '\r'))],
    [
      'UTF-16',
      Uint8Array.from([
        0xff,
        0xfe,
        ...new Uint8Array(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).buffer),
      ]),
    ],
  ])('gives lines back letter for letter from %s', (_, bytes) => {
    expect(quotedFrom(Uint8Array.from(bytes))).toEqual(quote)
  })

  it('gives lines back from Windows-1252', () => {
    const bytes = Uint8Array.from('* O\u00f9 sont les conteneurs\r\n', (letter) => letter.charCodeAt(0))

    expect(quotedFrom(bytes)).toEqual({ lineNumber: 1, text: '* Où sont les conteneurs', heading: undefined })
  })

  it('is the file itself, opened as often as somebody asks', () => {
    const minutes = aMinutes(text)

    expect([openMinutes(minutes).lines.join('\n'), openMinutes(minutes).lines.join('\n')]).toEqual([text, text])
  })
})

describe('a large archive', () => {
  it('is quoted rightly when a file has over 65,536 bytes and the minutes over 65,536 words', () => {
    const inventory = Array.from({ length: 70_000 }, (_, index) => `* item${index.toString(36)}x`).join('\n')
    const minutes = [aMinutes('* helm charts\n', '2018-01-01.md'), aMinutes(`# Inventory\n${inventory}\n\n* last zarf words\n`)]
    const index = createMinutesIndex([...minutes, aMinutes('* zarf charts again\n', '2018-05-01.md')])

    expect(index.ask('zarf').map(({ quotes }) => quotes[0])).toEqual([
      { lineNumber: 1, text: '* zarf charts again', heading: undefined },
      { lineNumber: 70_003, text: '* last zarf words', heading: 'Inventory' },
    ])
    expect(index.ask(`item${(69_999).toString(36)}x`)[0]?.quotes[0]?.lineNumber).toBe(70_001)
    expect(index.ask('helm')[0]?.quotes[0]?.text).toBe('* helm charts')
  })
})
