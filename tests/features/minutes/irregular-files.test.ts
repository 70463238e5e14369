import { describe, expect, it } from 'vitest'
import { listLinks, listSections, openMinutes, parseMinutes } from '../../../src/features/minutes/index.ts'
import { aMinutes } from './build.ts'

const body = '\n## Vision\n\n* Strive for developer freedom\n'

describe('irregular front matter', () => {
  it.each([
    ['YAML', '---\ntitle: "Minutes for 2018-03-22"\ntags:\n  - meetups\n  - kubernetes\nlanguage: en\n---\n'],
    ['tags on one line', '+++\ntags = ["meetups", "kubernetes"]\ntitle = "Minutes for 2018-03-22"\n+++\n'],
    ['tags on many lines', '+++\ntitle = "Minutes for 2018-03-22"\ntags = [\n  "meetups",\n  "kubernetes",\n]\n+++\n'],
    ['tags as one text', '---\ntags: meetups, kubernetes\ntitle: Minutes for 2018-03-22\n---\n'],
    ['keys in capitals', '+++\nTitle = "Minutes for 2018-03-22"\nTags = ["meetups", "kubernetes"]\n+++\n'],
    ['a misspelt key', '+++\ntilte = "Minutes for 2018-03-22"\ntags = ["meetups", "kubernetes"]\n+++\n'],
    ['blank lines before it', '\n\n+++\ntitle = "Minutes for 2018-03-22"\ntags = ["meetups", "kubernetes"]\n+++\n'],
    ['a byte order mark', '\uFEFF+++\ntitle = "Minutes for 2018-03-22"\ntags = ["meetups", "kubernetes"]\n+++\n'],
    ['a lost quote mark', '+++\ntitle = "Minutes for 2018-03-22\ntags = ["meetups", "kubernetes"]\n+++\n'],
    ['a lost bracket', '+++\ntags = ["meetups", "kubernetes"\ntitle = "Minutes for 2018-03-22"\n+++\n'],
    ['a key twice', '+++\ntitle = "Minutes for 2018-03-22"\ntitle = "x"\ntags = ["meetups", "kubernetes"]\n+++\n'],
    ['no closing fence', '+++\ntitle = "Minutes for 2018-03-22"\ntags = ["meetups", "kubernetes"]\n\n'],
  ])('is read with %s', (_, frontMatter) => {
    const minutes = aMinutes(frontMatter + body, 'notes.md')

    expect(minutes.title).toBe('Minutes for 2018-03-22')
    expect(minutes.date).toEqual({ year: 2018, month: 3, day: 22 })
    expect(minutes.tags).toEqual(['meetups', 'kubernetes'])
    expect(listSections(minutes).map(({ heading }) => heading)).toEqual(['Vision'])
  })

  it('is the same with CRLF as with LF', () => {
    const text = `+++\ntitle = "Minutes for 2018-03-22"\ndraft = false\n+++\n${body}`

    const crlf = aMinutes(text.replaceAll('\n', '\r\n'))

    expect(crlf).toEqual(aMinutes(text))
  })

  it('is noted when it is broken, and the body is there all the same', () => {
    const minutes = aMinutes(`+++\ntitle = = "x"\n+++\n${body}`)

    expect(minutes.notes).toMatchObject([{ kind: 'front-matter-broken' }])
    expect(openMinutes(minutes).lines).toContain('* Strive for developer freedom')
    expect(minutes.date).toEqual({ year: 2018, month: 3, day: 22 })
  })

  it('may be missing: the first heading is the title then', () => {
    const minutes = aMinutes('# Compte rendu du 22 mars 2018\n\nNous avons parlé de sécurité.\n', 'rencontre.md')

    expect(minutes).toMatchObject({ title: 'Compte rendu du 22 mars 2018', dateSource: 'title', language: 'fr' })
  })

  it('leaves a rule across the page alone', () => {
    const minutes = aMinutes('---\n\nSome words without front matter.\n\n---\n\nMore words.\n')

    expect(openMinutes(minutes).lines).toContain('Some words without front matter.')
    expect(minutes.title).toBe('2018-03-22')
  })
})

describe('irregular files', () => {
  it.each([
    ['_index.md', '+++\ntitle = "Meetups 2018-03-22"\ntype = "meetup"\n+++\n', 'index-page'],
    ['meetups/_index.fr.md', '', 'index-page'],
    ['index.md', '+++\ntitle = "Meetups"\ntype = "meetup"\ndate = "2018-03-22T13:10:52-05:00"\n+++\n', 'index-page'],
    ['meetups.md', '+++\ntitle = "Meetups"\ntype = "meetup"\ndate = "2018-03-22T13:10:52-05:00"\n+++\n', 'index-page'],
    ['README.md', '# How to add minutes\n', 'not-minutes'],
    ['about.md', '+++\ntitle = "About"\n+++\n', 'no-date'],
    ['2018-03-22.md', ' \n\n', 'empty'],
    ['2018-03-22.md', '\u0000\u0001', 'binary'],
  ])('%s with %j is no minutes: %s', (name, text, reason) => {
    expect(parseMinutes({ name, text })).toEqual({ ok: false, reason })
  })

  it('takes the name of the folder for the index file of a page bundle', () => {
    const minutes = aMinutes(`+++\ntitle = "Kubernetes night"\n+++\n${body}`, 'meetups/2018-03-22/index.md')

    expect(minutes.date).toEqual({ year: 2018, month: 3, day: 22 })
  })

  it('marks drafts', () => {
    expect(aMinutes('+++\ndraft = true\n+++\nx\n').draft).toBe(true)
    expect(aMinutes('+++\ndraft = false\n+++\nx\n').draft).toBe(false)
  })

  it.each([
    '',
    'TBD',
    'Minutes to come.',
    '## Introduction\n\n## Minutes\n',
    '*À venir*',
    '> Minutes taken by: [A B](https://a.ca)\n\nComing soon...',
  ])('takes a body of %j for a placeholder', (text) => {
    expect(aMinutes(`+++\ntitle = "Minutes"\n+++\n\n${text}`).placeholder).toBe(true)
  })

  it('takes one real line for minutes', () => {
    expect(aMinutes('+++\ntitle = "Minutes"\n+++\n\nTBD\n\nPresentation was given for Open First Day\n').placeholder).toBe(
      false,
    )
  })

  it('reads the bytes of old Windows editors and notes that', () => {
    const bytes = Uint8Array.from(
      [...'# S']
        .map((letter) => letter.charCodeAt(0))
        .concat(0xe9, ...[...'curit'].map((letter) => letter.charCodeAt(0)), 0xe9),
    )

    const parsed = parseMinutes({ name: '2018-03-22.md', text: bytes })

    expect(parsed).toMatchObject({ ok: true, minutes: { title: 'Sécurité', notes: [{ kind: 'not-utf8' }] } })
  })

  it.each([
    ['> Minutes taken by: [Zachary Seguin](https://zacharyseguin.ca)', 'Zachary Seguin', 'https://zacharyseguin.ca'],
    ['Minutes taken by Zachary Seguin', 'Zachary Seguin', undefined],
    ['**Minute-taker:** Zachary Seguin', 'Zachary Seguin', undefined],
    ['* Scribe: @zach', '@zach', undefined],
    ['> Compte rendu rédigé par : [Zoé Côté](https://zoe.ca)', 'Zoé Côté', 'https://zoe.ca'],
    ['Procès-verbal rédigé par Zoé Côté.', 'Zoé Côté', undefined],
    ['> Minutes taken by: [Zach](javascript:alert(1))', 'Zach', undefined],
  ])('finds the minute-taker in %j', (line, name, url) => {
    expect(aMinutes(`## Intro\n\n${line}\n\n* x\n`).minuteTaker).toEqual({ name, url })
  })

  it.each([
    '> Minutes taken by: TBD',
    'Rédigé par : à venir',
    'Meeting ran late so no reading of minutes.',
    'Notes by the team were lost',
  ])('finds no minute-taker in %j', (line) => {
    expect(aMinutes(`## Intro\n\n${line}\n`).minuteTaker).toBeUndefined()
  })
})

describe('the outline', () => {
  it('takes no heading from code, comments or hidden tags', () => {
    const minutes = aMinutes('# A\n\n```sh\n# not a heading\n```\n\n<!--\n# hidden\n-->\n\n<div>\n\nSetext\n======\n\ntext\n')

    expect(
      listSections(minutes).map(({ heading, level, firstLine, lastLine }) => [heading, level, firstLine, lastLine]),
    ).toEqual([
      ['A', 1, 1, 12],
      ['Setext', 1, 13, 17],
    ])
  })

  it('keeps repeated sections apart', () => {
    const minutes = aMinutes('## Demos\n* one\n## Other\n## Demos\n* two\n')

    expect(listSections(minutes).map(({ firstLine, lastLine }) => [firstLine, lastLine])).toEqual([
      [1, 2],
      [3, 3],
      [4, 6],
    ])
  })
})

describe('links to the site', () => {
  const urlOf = (name: string, keys = '', folder?: string): string | undefined => {
    const site = { url: 'https://example.ca/cloud', ...(folder === undefined ? {} : { folder }) }
    const parsed = parseMinutes(
      { name, text: `+++\ntitle = "Minutes for 2018-03-22"\n${keys}\n+++\n\n* [slides](/docs/a.pdf)\n` },
      site,
    )
    return parsed.ok ? parsed.minutes.url : undefined
  }

  it.each([
    ['content/meetups/2018-03-22.md', '', 'https://example.ca/cloud/meetups/2018-03-22/'],
    ['content/en/meetups/2018-03-22.md', '', 'https://example.ca/cloud/meetups/2018-03-22/'],
    ['content/fr/meetups/2018-03-22.md', '', 'https://example.ca/cloud/fr/meetups/2018-03-22/'],
    ['content/meetups/2018-03-22.fr.md', '', 'https://example.ca/cloud/fr/meetups/2018-03-22/'],
    ['content/meetups/2018-03-22/index.md', '', 'https://example.ca/cloud/meetups/2018-03-22/'],
    ['content/meetups/03-22-18.md', 'slug = "spring"', 'https://example.ca/cloud/meetups/spring/'],
    ['content/meetups/03-22-18.md', 'url = "/old/place/"', 'https://example.ca/cloud/old/place/'],
    ['content/meetups/03-22-18.md', 'url = "javascript:alert(1)"', 'https://example.ca/cloud/meetups/03-22-18/'],
    ['Meetup Notes 2018-03-22.md', '', 'https://example.ca/cloud/meetup-notes-2018-03-22/'],
  ])('%s with %j is at %s', (name, keys, url) => {
    expect(urlOf(name, keys)).toBe(url)
  })

  it('begin with the folder that the minutes have inside the site', () => {
    expect(urlOf('2018-03-22.md', '', 'meetups')).toBe('https://example.ca/cloud/meetups/2018-03-22/')
  })

  it('complete the links on the page and leave out odd schemes', () => {
    const text = '* [Slides](/docs/a.pdf) [x](javascript:alert(1)) https://youtu.be/abc. <https://a.ca/b>\n'

    const parsed = parseMinutes({ name: '2018-03-22.md', text }, { url: 'https://example.ca/' })

    expect(parsed.ok && listLinks(parsed.minutes).map(({ url, kind }) => [url, kind])).toEqual([
      ['https://example.ca/docs/a.pdf', 'slides'],
      ['https://youtu.be/abc', 'recording'],
      ['https://a.ca/b', 'other'],
    ])
  })
})
