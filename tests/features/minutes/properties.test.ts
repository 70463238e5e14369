import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createMinutesIndex,
  listSections,
  openMinutes,
  parseMinutes,
  quoteLines,
  readMinutesQuery,
} from '../../../src/features/minutes/index.ts'
import { describeMinutes } from '../../../src/features/minutes/messages.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'
import { processorMsSince } from '../../support/processor-time.ts'
import { aMinutes, realGlossary, realIndex, realMinutes, realText } from './build.ts'

/** The processor time that a huge file may take, in milliseconds. */
const mostMs = 2_000

const piece = fc.constantFrom(
  '+++\n',
  '---\n',
  '# ',
  '## Kubernetes\n',
  '* ',
  '   - ',
  '1. ',
  '```\n',
  '<!--',
  '-->',
  '===\n',
  'title = "x"\n',
  'tags = [\n',
  'date: 2018-03-22\n',
  '[menu]\n',
  '"""',
  '\t',
  '\r\n',
  '\n',
  'code of conduct',
  'Kubernetes',
  '](',
  '[a](https://b.ca)',
  '> Minutes taken by: ',
  'é',
  '&a *a',
)
const markdown = fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('parsing', () => {
  it('never throws on bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 20 }), (text, name) => {
        expect(parseMinutes({ name, text }, { url: 'https://a.ca' })).toHaveProperty('ok')
      }),
    )
  })

  it('never throws on Markdown in pieces, and gives line ranges that exist', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const parsed = parseMinutes({ name: '2018-03-22.md', text })

        for (const section of parsed.ok ? listSections(parsed.minutes) : []) {
          expect(section.firstLine).toBeLessThanOrEqual(section.lastLine)
          expect(section.lastLine).toBeLessThanOrEqual(parsed.ok ? openMinutes(parsed.minutes).lines.length : 0)
        }
      }),
    )
  })

  it.each([
    ['blanks', `x${' '.repeat(500_000)}x`],
    ['hash marks', '#'.repeat(500_000)],
    ['headings', '# kube\n'.repeat(100_000)],
    ['brackets', '['.repeat(500_000)],
    ['links', '[a](b)'.repeat(90_000)],
    ['fences', `${'`'.repeat(200_000)}\n`.repeat(2)],
    ['deep items', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}* kube`).join('\n')],
    ['tags', '<a>'.repeat(150_000)],
    ['rules', `${'- '.repeat(250_000)}x`],
    ['TOML', `+++\n${'a = [\n'.repeat(100_000)}+++\nkube\n`],
    ['TOML in depth', `+++\na = ${'['.repeat(9_000)}\n+++\nkube\n`],
    [
      'YAML aliases',
      `---\na: &a [x]\n${Array.from({ length: 60 }, (_, n) => `b${n}: [${'*a,'.repeat(20)}*a]`).join('\n')}\n---\nkube\n`,
    ],
    ['YAML in depth', `---\na: ${'['.repeat(9_000)}\n---\nkube\n`],
  ])('reads and searches a huge file of %s within two seconds', (_, text) => {
    const before = process.cpuUsage()

    const answers = createMinutesIndex([aMinutes(text)]).ask('kube')

    expect(processorMsSince(before)).toBeLessThan(mostMs)
    expect(answers.length).toBe(text.includes('kube') ? 1 : 0)
  })
})

describe('answers', () => {
  const files = new Map(realMinutes().map(({ file }) => [file, realText(file)]))
  const words = [...files.values()].join(' ').split(/\s+/)
  const question = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 6 })
    .map((parts) => parts.join(' '))
  const index = realIndex()

  it('quote only what stands on that line of the file', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const { minutes, quotes } of index.ask(asked)) {
          expect(quotes.length).toBeGreaterThan(0)
          for (const { text, lineNumber } of quotes) {
            expect(files.get(minutes.file)?.split('\n')[lineNumber - 1]).toContain(text)
            expect(text).not.toBe('')
          }
        }
      }),
    )
  })

  it('find every word that stands in the minutes and has a meaning', () => {
    const bodies = [...files.values()].map((text) => text.split('+++').slice(2).join('+++'))
    const said = bodies.join(' ').match(/(?<![A-Za-z])[A-Z][a-z]{6,}(?![A-Za-z])/g) ?? []

    expect(said.length).toBeGreaterThan(50)
    for (const word of said) expect([word, index.ask(word).length]).not.toEqual([word, 0])
  })

  it('come in the same order whatever the order of the files', () => {
    fc.assert(
      fc.property(question, fc.shuffledSubarray([...realMinutes()], { minLength: 3 }), (asked, shuffled) => {
        const order = createMinutesIndex(shuffled, realGlossary()).ask(asked)

        expect(order.map(({ minutes }) => writeDate(minutes.date))).toEqual(
          index.ask(asked).map(({ minutes }) => writeDate(minutes.date)),
        )
      }),
    )
  })

  it('come from one meetup once', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const days = index.ask(asked).map(({ minutes }) => writeDate(minutes.date))

        expect(new Set(days).size).toBe(days.length)
      }),
    )
  })
})

describe('reading a query', () => {
  it('never throws and never gives a day that does not exist', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/ marchle') })), (words) => {
        const query = readMinutesQuery(words)

        const date = query.kind === 'date' ? query.date : { year: 2018, month: 1, day: 1 }
        expect(new Date(`${writeDate(date)}T00:00:00Z`).getUTCDate()).toBe(date.day)
      }),
    )
  })
})

describe('everything that is quoted', () => {
  it('stands in its file, whatever the file is: lines, sections and promises', () => {
    fc.assert(
      fc.property(markdown, fc.constantFrom('kubernetes', 'code of conduct', 'who took minutes'), (text, asked) => {
        const parsed = parseMinutes({ name: '2018-03-22.md', text })
        if (!parsed.ok) return
        const { minutes } = parsed
        const index = createMinutesIndex([minutes], realGlossary())
        const lines = text.split(/\r\n|\n|\r/)

        const quoted = [
          ...index.ask(asked).flatMap(({ quotes }) => quotes),
          ...index.sections(minutes, asked).flatMap((section) => quoteLines(minutes, section)),
          ...index.actionItems().map(({ line }) => line),
        ]

        for (const { text: words, lineNumber } of quoted) expect(lines[lineNumber - 1]).toContain(words)
      }),
    )
  })

  it.each([
    ['wishes', 'would be nice to '.repeat(40_000)],
    ['actions', '* Action: x\n'.repeat(40_000)],
    ['sections', '# kube\n'.repeat(20_000)],
    ['ends', '* Action: kube x: done\n'.repeat(40_000)],
    ['promises and ends', `${'* Action: Tom to write kube\n'.repeat(5_000)}${'* Tom kube: done\n'.repeat(5_000)}`],
    ['names', `${'Aa '.repeat(200_000)}`],
  ])('is found in a huge file of %s within two seconds', (_, text) => {
    const before = process.cpuUsage()
    const minutes = aMinutes(text)
    const index = createMinutesIndex([minutes, aMinutes(text, '2019-01-24.md')])

    index.actionItems()
    index.ask('who presented kube')
    index.sections(minutes, 'kube')

    expect(processorMsSince(before)).toBeLessThan(mostMs)
  })
})

describe('the zone of the host', () => {
  const before = process.env['TZ']
  afterEach(() => {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })

  it.each([
    ['UTC', 0],
    ['America/St_Johns', 210],
    ['Pacific/Auckland', -720],
  ])('%s shifts no date', (zone, offset) => {
    process.env['TZ'] = zone

    const late = aMinutes('---\ndate: "2018-06-26T23:59:59-04:00"\n---\n\n* helm\n', 'notes.md')
    const text = describeMinutes(late, { lang: 'en', zone: 'America/Toronto' })

    expect(new Date(Date.UTC(2018, 0, 15)).getTimezoneOffset()).toBe(zone === 'Pacific/Auckland' ? offset - 60 : offset)
    expect(late.date).toEqual({ year: 2018, month: 6, day: 26 })
    expect(text).toContain('Tuesday, June 26, 2018')
    expect(realMinutes().map(({ date }) => writeDate(date))).toEqual(['2018-03-22', '2018-06-26', '2018-10-12'])
  })
})
