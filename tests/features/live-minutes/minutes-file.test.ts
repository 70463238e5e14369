import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MinutesContent, writeMinutesFile } from '../../../src/features/live-minutes/minutes-file.ts'
import type { Mark } from '../../../src/features/live-minutes/model.ts'
import {
  cleanWords,
  listLinks,
  listSections,
  type Minutes,
  openMinutes,
  parseMinutes,
  quoteLines,
  readWords,
  writeWords,
} from '../../../src/features/minutes/index.ts'
import type { Talk } from '../../../src/features/talks/model.ts'
import { localOf } from '../../../src/shared/dates/local-time.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'
import { hostileWords } from '../../support/hostile.ts'
import { realText } from '../minutes/build.ts'

const startsAt = Date.UTC(2026, 11, 17, 18)

let marks = 0

function aMark(mark: Partial<Mark> & Pick<Mark, 'kind'>): Mark {
  marks += 1
  return { id: marks, meetupId: 1, text: '', at: startsAt, by: 'olga-id', ...mark }
}

function aTalk(talk: Partial<Talk> = {}): Talk {
  return { id: 7, title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'confirmed', ...talk }
}

function aContent(content: Partial<MinutesContent> = {}): MinutesContent {
  return {
    meetup: { startsAt, zone: 'America/Toronto' },
    lang: 'en',
    draft: false,
    taker: 'olga',
    present: [],
    agenda: [],
    departments: new Map(),
    marks: [],
    ...content,
  }
}

function readBack({ file, text }: { readonly file: string; readonly text: string }): Minutes {
  const parsed = parseMinutes({ name: file, text }, { url: 'https://example.ca' })
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.minutes
}

const bodyOf = (text: string) => text.slice(text.lastIndexOf('+++') + 4)

describe('the file of some minutes', () => {
  it.each(['2018-06-26', '2018-10-12'])('has the front matter of %s, but for its day and its tags', (day) => {
    const real = realText(`${day}.md`)

    const { file, text } = writeMinutesFile(
      aContent({ meetup: { startsAt: Date.parse(`${day}T13:10:52-04:00`), zone: 'America/Toronto' } }),
    )

    const frontOf = (one: string) => one.slice(0, one.lastIndexOf('+++') + 3)
    expect(file).toBe(`${day}.md`)
    expect(frontOf(text)).toBe(frontOf(real).replace('-05:00', '-04:00').replace('["meetups", "kubernetes"]', '["meetups"]'))
  })

  it('holds who was there, the agenda, the talks with their links, what was said, and who does what', () => {
    const helm = aTalk({ presenter: { id: 'a', username: 'akua' }, slidesUrl: 'https://slides.example.ca/helm' })
    const mesh = aTalk({ id: 8, title: 'A mesh', recordingUrl: 'https://video.example.ca/mesh' })
    const { text } = writeMinutesFile(
      aContent({
        meetup: { startsAt, zone: 'America/Toronto', title: 'December meetup', place: '90 Elgin' },
        agenda: [helm, mesh],
        departments: new Map([['a', 'StatCan']]),
        present: [
          { department: 'StatCan', count: 3, names: ['akua', 'olga'] },
          { count: 2, names: [] },
        ],
        marks: [
          aMark({ kind: 'note', text: 'Welcome to two new members' }),
          aMark({ kind: 'topic', text: 'Planning Items' }),
          aMark({ kind: 'decision', text: 'We meet on the third Thursday' }),
          aMark({ kind: 'action', text: 'book the room', owner: { id: 'v', username: 'rhys' }, due: '2027-01-08' }),
          aMark({ kind: 'talk', text: 'Helm charts', talkId: 7 }),
          aMark({ kind: 'link', text: 'Helm', url: 'https://helm.sh' }),
          aMark({ kind: 'link', url: 'https://example.ca/a_b' }),
          aMark({ kind: 'action', text: 'share the charts' }),
        ],
      }),
    )

    expect(bodyOf(text)).toBe(`
> Minutes taken by: olga

## Introduction

**December meetup - 90 Elgin**

* Welcome to two new members

## Attendance

* StatCan (3): akua, olga
* Department not said (2)

## Agenda

* Helm charts, akua
* A mesh, [Recording](https://video.example.ca/mesh)

## Planning Items

* **Decision**: We meet on the third Thursday

## Presentation: Helm charts

Presentation was given by **akua** of StatCan.

* [Helm](https://helm.sh)
* <https://example.ca/a_b>
* [Slides](https://slides.example.ca/helm)

## Actions

* **rhys**: book the room (due 2027-01-08)
* share the charts
`)
  })

  it('has one introduction when somebody begins with a topic of that name', () => {
    const { text } = writeMinutesFile(
      aContent({
        meetup: { startsAt, zone: 'America/Toronto', title: 'December meetup' },
        marks: [
          aMark({ kind: 'topic', text: 'introduction' }),
          aMark({ kind: 'note', text: '25 people' }),
          aMark({ kind: 'topic', text: 'Helm' }),
        ],
      }),
    )

    expect(bodyOf(text)).toContain('## Introduction\n\n**December meetup**\n\n* 25 people\n\n## Helm')
    expect(bodyOf(text).match(/^## Introduction$/gim)).toHaveLength(1)
  })

  it('is French where the community is, and read as such', () => {
    const written = writeMinutesFile(
      aContent({
        lang: 'fr',
        draft: true,
        present: [{ department: 'ARC', count: 1, names: ['felix'] }],
        marks: [aMark({ kind: 'decision', text: 'On se revoit en janvier' }), aMark({ kind: 'action', text: 'réserver' })],
      }),
    )

    const minutes = readBack(written)

    expect(written.file).toBe('2026-12-17.fr.md')
    expect(minutes).toMatchObject({ language: 'fr', title: 'Compte rendu du 2026-12-17', draft: true })
    expect(minutes.minuteTaker?.name).toBe('olga')
    expect(minutes.url).toBe('https://example.ca/fr/2026-12-17/')
    expect(listSections(minutes).map(({ heading }) => heading)).toEqual(['Introduction', 'Présences', 'Suivis'])
    expect(written.text).toContain('* **Décision**\u00a0: On se revoit en janvier')
  })

  it('gives its day in the meetup’s zone, wherever the bot runs', () => {
    const written = writeMinutesFile(aContent({ meetup: { startsAt: Date.UTC(2026, 11, 18, 2), zone: 'America/Winnipeg' } }))

    expect(written.file).toBe('2026-12-17.md')
    expect(written.text).toContain('date = "2026-12-17T20:00:00-06:00"')
  })
})

const nasty = fc.oneof(
  hostileWords,
  fc.string({ maxLength: 60, unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '+++',
          '---',
          '{{<',
          '>}}',
          '{{%',
          '{{',
          '}}',
          '<script>',
          '</script>',
          '<!--',
          '-->',
          '&lt;',
          '&amp;lt;',
          '\\',
          '`',
          '```',
          '~~~',
        ],
        ...[
          '*',
          '_',
          '#',
          ' #',
          '[',
          '](javascript:alert(1))',
          '![',
          '1.',
          '2)',
          '- ',
          '> ',
          '===',
          '{onclick="x"}',
          '@all',
          'a_b',
          'Minutes taken by: X',
          'é',
        ],
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((pieces) => pieces.join('')),
)

const words = nasty.filter((typed) => cleanWords(typed) !== '').map((typed) => typed.slice(0, 1_000))

describe('words in a file of minutes', () => {
  it('are read back as they were typed', () => {
    fc.assert(
      fc.property(nasty, (typed) => {
        expect(readWords(writeWords(typed))).toBe(cleanWords(typed))
      }),
    )
  })

  it('open no shortcode, no tag, no attribute and no fence, whatever they are', () => {
    fc.assert(
      fc.property(nasty, (typed) => {
        // An address in angle brackets is a link, and nothing else in it has a meaning.
        const written = writeWords(typed).replace(/<https?:\/\/[^\s<>"{}|\\^`]+>/g, 'link')

        expect(written).not.toMatch(/\{\{|(?<!\\)[{}[\]]|<|^[#+=>~-]|^\d+[.)]|```|~~/)
        expect(written).not.toMatch(/[\n\r]/)
      }),
    )
  })
})

describe('minutes with hostile words', () => {
  const mark = fc
    .record({ kind: fc.constantFrom('note', 'decision', 'action', 'topic', 'link'), text: words })
    .map(({ kind, text }) =>
      aMark({ kind, text: text.replace(/\s+/g, ' '), ...(kind === 'link' && { url: 'https://example.ca/{{%25x}}?a=(1)' }) }),
    )

  it('of several lines make no heading, shortcode, front matter or open block of code', () => {
    const lines = fc.array(
      fc.oneof(words, fc.constantFrom('- a', '  * b', '1. c', '```', '~~~ js', '````', '---', '===', '+++')),
    )
    fc.assert(
      fc.property(lines, fc.constantFrom('note', 'decision', 'action'), (typed, kind) => {
        const marks = [aMark({ kind, text: typed.join('\n') }), aMark({ kind: 'topic', text: 'Planning' })]
        const minutes = readBack(writeMinutesFile(aContent({ marks })))

        const headings = listSections(minutes).map(({ heading }) => heading)
        expect(headings.filter((one) => one !== 'Introduction' && one !== 'Actions')).toEqual(['Planning'])
        expect(new TextDecoder().decode(minutes.text)).not.toMatch(/\{\{[<%]/)
        expect(minutes).toMatchObject({ draft: false, dateSource: 'file-name', disagreements: [] })
      }),
    )
  })

  it('are read by the reader with the same day, title, id, sections and marks', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), words, fc.integer({ min: 0, max: 4_000 }), (made, title, days) => {
        const meetup = { startsAt: Date.UTC(2020, 0, 1, 18) + days * 86_400_000, zone: 'America/Toronto', title }
        const written = writeMinutesFile(aContent({ meetup, marks: made }))
        const minutes = readBack(written)

        const lines = openMinutes(minutes).lines.map((line) => readWords(line))
        const actions = made.filter(({ kind }) => kind === 'action').map(({ text }) => `* ${cleanWords(text)}`)
        expect(minutes.date).toEqual(localOf(meetup.startsAt, meetup.zone).date)
        expect(minutes).toMatchObject({ dateSource: 'file-name', disagreements: [], title: written.title, draft: false })
        expect(minutes.id).toBe(`meetup-${writeDate(minutes.date).replaceAll('-', '')}`)
        expect(minutes.minuteTaker?.name).toBe('olga')
        const topics = made.filter(({ kind }) => kind === 'topic')
        expect(listSections(minutes).length).toBe(1 + topics.length + Math.min(1, actions.length))
        for (const { text } of topics) expect(lines).toContain(`## ${cleanWords(text)}`)
        for (const { text } of made.filter(({ kind }) => kind === 'note')) expect(lines).toContain(`* ${cleanWords(text)}`)
        expect(lines.slice(lines.length - 1 - actions.length, -1)).toEqual(actions)
        const quoted = quoteLines(minutes, { firstLine: 1, lastLine: lines.length }).length
        expect(quoted).toBe(2 + made.length - topics.length)
        const isLink = ({ kind }: Mark) => kind === 'link'
        expect(listLinks(minutes).filter(({ href }) => href.startsWith('https://example.ca/')).length).toBe(
          made.filter(isLink).length,
        )
      }),
    )
  })
})
