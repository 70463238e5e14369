import { describe, expect, it } from 'vitest'
import { listLinks, listSections, openMinutes, quoteLines } from '../../../src/features/minutes/index.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'
import { aMinutes, realMinutes, realNames, realText } from './build.ts'

describe('the three real files', () => {
  it('have the date of their name, a title, tags, a language and a minute-taker, and nothing to complain of but the id key', () => {
    const all = realMinutes()

    expect(all.map(({ date }) => writeDate(date))).toEqual(['2018-03-22', '2018-06-26', '2018-10-12'])
    for (const minutes of all) {
      expect(minutes.title).toBe(`Minutes for ${writeDate(minutes.date)}`)
      expect(minutes.dateSource).toBe('file-name')
      expect(minutes.disagreements).toEqual([])
      expect(minutes.id).toBe(`meetup-${writeDate(minutes.date).replaceAll('-', '')}`)
      expect(minutes.tags).toEqual(['meetups', 'kubernetes'])
      expect(minutes.language).toBe('en')
      expect(minutes.minuteTaker).toEqual({ name: 'Zachary Seguin', url: 'https://zacharyseguin.ca' })
      expect(minutes.draft || minutes.placeholder).toBe(false)
      expect(minutes.notes).toEqual([{ kind: 'misspelt-key', detail: 'Identifer' }])
    }
  })

  it('have their headings with path, rank and lines', () => {
    const [march] = realMinutes()

    expect(march && listSections(march).map(({ path }) => path.join(' > '))).toEqual([
      'Introduction',
      'Introduction > Vision',
      'Planning Items',
      'Planning Items > Departments',
      'Planning Items > Scope',
      'Planning Items > Methods of Communication',
      'Planning Items > Virtual Meetups',
      'Planning Items > Subsequent Presentations',
      'Planning Items > Miscellaneous',
      'Containers',
      'Containers > Design Patterns',
      'Containers > Structural Patterns',
      'Kubernetes',
      'Kubernetes > Network Tips',
      'Kubernetes > Why?',
      'Kubernetes > Demos',
    ])
    expect(march && listSections(march).find(({ heading }) => heading === 'Design Patterns')).toMatchObject({
      level: 3,
      firstLine: 186,
      lastLine: 203,
    })
  })

  it('give the whole list under a heading', () => {
    const [march] = realMinutes()
    const section = march && listSections(march).find(({ heading }) => heading === 'Departments')

    const quoted = march && section ? quoteLines(march, section) : []

    expect(quoted.map(({ text }) => text.slice(0, 14))).toEqual([
      '* Public works',
      '* Canadian Dig',
      '* TBS (Infobas',
      '* Open Governm',
      '* PSC [w/ SSC ',
      '* Statistics C',
      '* ESDC [mobile',
    ])
  })

  it('give their slides with the line where they stand', () => {
    const october = aMinutes(realText('2018-10-12.md'), '2018-10-12.md')

    expect(listLinks(october).filter(({ kind }) => kind === 'slides')).toEqual([
      { text: 'Aqua Slides', href: '/docs/aqua.pdf', url: undefined, kind: 'slides', lineNumber: 29 },
    ])
  })

  it('keep every line as it is', () => {
    for (const name of realNames) expect(openMinutes(aMinutes(realText(name), name)).lines.join('\n')).toBe(realText(name))
  })
})
