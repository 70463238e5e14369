import { describe, expect, it } from 'vitest'
import { createMinutesIndex, readMinutesQuery } from '../../../src/features/minutes/index.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'
import { aMinutes, realIndex } from './build.ts'

const text = (keys: string): string => `+++\n${keys}\n+++\n\n* a line\n`

describe('the date of minutes', () => {
  it.each([
    [
      '2018-11-15.md',
      'title = "Minutes for 2018-11-19"\nid = "meetup-20181119"\ndate = "2018-10-19"',
      '2018-11-15',
      'file-name',
    ],
    ['11-15-18.md', 'title = "Minutes for 2018-11-19"', '2018-11-19', 'title'],
    ['11-15-18.md', 'title = "Minutes"\nid = "meetup-20181119"', '2018-11-15', 'short-file-name'],
    ['notes.md', 'title = "Minutes"\ndate = "2018-10-19"\n[menu.meetup]\nIdentifer = "meetup-20181119"', '2018-11-19', 'id'],
    ['notes.md', 'title = "Notes"\ndate = "2018-10-19T23:50:00-05:00"', '2018-10-19', 'front-matter'],
    ['notes.md', 'title = "Notes"\ndate = 2018-10-19T23:50:00-05:00', '2018-10-19', 'front-matter'],
    ['notes.md', 'title = "Notes"\ndate = 2018-10-19T00:10:00+13:00', '2018-10-19', 'front-matter'],
    ['notes.md', 'title = "Rencontre du jeudi 22 mars 2018"', '2018-03-22', 'title'],
    ['notes.md', 'title = "Minutes, March 22nd, 2018"', '2018-03-22', 'title'],
  ])('of %s with %j is %s, from the %s', (name, keys, date, source) => {
    const minutes = aMinutes(text(keys), name)

    expect([writeDate(minutes.date), minutes.dateSource]).toEqual([date, source])
  })

  it('keeps every source that says another day', () => {
    const minutes = aMinutes(
      text('title = "Minutes for 2018-11-19"\ndate = "2018-10-19"\nid = "meetup-20181115"'),
      '2018-11-15.md',
    )

    expect(minutes.disagreements.map(({ source, date }) => [source, writeDate(date)])).toEqual([
      ['title', '2018-11-19'],
      ['front-matter', '2018-10-19'],
    ])
  })

  it('takes no day that the calendar does not have, and no order of numbers that it would have to guess', () => {
    expect(writeDate(aMinutes(text('title = "Minutes for 2018-02-28"'), '2018-02-30.md').date)).toBe('2018-02-28')
    expect(writeDate(aMinutes(text('title = "Minutes for 2018-03-22"'), '22-03-18.md').date)).toBe('2018-03-22')
  })

  it('finds the file by any of its dates, by day and by month', () => {
    const index = createMinutesIndex([aMinutes(text('title = "Minutes for 2018-11-19"\ndate = "2018-10-19"'), '2018-11-15.md')])

    const found = [
      index.on({ year: 2018, month: 11, day: 15 }),
      index.on({ year: 2018, month: 11, day: 19 }),
      index.on({ year: 2018, month: 10, day: 19 }),
      index.on({ year: 2018, month: 10 }),
    ]

    expect(found.map(({ length }) => length)).toEqual([1, 1, 1, 1])
    expect(index.on({ year: 2018, month: 11, day: 16 })).toEqual([])
  })

  it('gives the nearest minutes on both sides of a day without any', () => {
    const { before, after } = realIndex().nearest({ year: 2018, month: 5, day: 1 })

    expect([before?.file, after?.file]).toEqual(['2018-03-22.md', '2018-06-26.md'])
    expect(realIndex().nearest({ year: 2020, month: 1, day: 1 }).after).toBeUndefined()
  })

  it('lists the newest first', () => {
    expect(realIndex().all.map(({ file }) => file)).toEqual(['2018-10-12.md', '2018-06-26.md', '2018-03-22.md'])
  })

  it.each([
    ['UTC', 0],
    ['America/St_Johns', 210],
    ['Pacific/Auckland', -780],
    ['Pacific/Niue', 660],
  ])('is the same when the host is in %s', (zone, offsetMinutes) => {
    const before = process.env['TZ']
    process.env['TZ'] = zone

    const dates = ['date = 2018-10-19T23:50:00-11:00', 'date = 2018-10-19', 'date = "2018-10-19T00:00:00Z"'].map((keys) =>
      writeDate(aMinutes(text(`title = "Notes"\n${keys}`), 'notes.md').date),
    )
    const hostOffset = new Date(2018, 0, 1).getTimezoneOffset()
    const order = realIndex().all.map(({ date }) => writeDate(date))
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before

    expect(hostOffset).toBe(offsetMinutes)
    expect(dates).toEqual(['2018-10-19', '2018-10-19', '2018-10-19'])
    expect(order).toEqual(['2018-10-12', '2018-06-26', '2018-03-22'])
  })
})

describe('date words in a query', () => {
  const march22 = { kind: 'date', date: { year: 2018, month: 3, day: 22 } }
  const march2018 = { kind: 'month', year: 2018, month: 3 }

  it.each([
    ['', { kind: 'latest' }],
    ['latest', { kind: 'latest' }],
    ['Latest minutes?', { kind: 'latest' }],
    ['la dernière', { kind: 'latest' }],
    ['le dernier compte-rendu', { kind: 'latest' }],
    ['DERNIERE REUNION', { kind: 'latest' }],
    ['2018-03-22', march22],
    ['2018/03/22', march22],
    ['20180322', march22],
    ['22 mars 2018', march22],
    ['le 22 mars 2018', march22],
    ['LE JEUDI 22 MARS 2018', march22],
    ['22 march 2018', march22],
    ['March 22, 2018', march22],
    ['Thursday, March 22nd, 2018', march22],
    ['minutes of 2018-03-22', march22],
    ['1er avril 2018', { kind: 'date', date: { year: 2018, month: 4, day: 1 } }],
    ['march 2018', march2018],
    ['mars 2018', march2018],
    ['Mars  2018 ?', march2018],
    ['2018-03', march2018],
    ['compte rendu de mars 2018', march2018],
    ['août 2018', { kind: 'month', year: 2018, month: 8 }],
    ['fevrier 2018', { kind: 'month', year: 2018, month: 2 }],
    ['april', { kind: 'month', month: 4 }],
    ['march', { kind: 'month', month: 3 }],
    ['22 mars', { kind: 'month', month: 3 }],
    ['2018', { kind: 'year', year: 2018 }],
    ['en 2018', { kind: 'year', year: 2018 }],
    ['2018-03-22 containers', { ...march22, words: 'containers' }],
    ['containers 2018-03-22', { ...march22, words: 'containers' }],
    ['procurement in march 2018', { ...march2018, words: 'procurement' }],
    ['conteneurs en 2018', { kind: 'year', year: 2018, words: 'conteneurs' }],
    ['march of progress', { kind: 'words', words: 'march of progress' }],
    ['may we use Slack', { kind: 'words', words: 'may we use Slack' }],
    ['code of conduct', { kind: 'words', words: 'code of conduct' }],
    ['vendors in march', { kind: 'month', month: 3, words: 'vendors' }],
    ['who organized the march meetup', { kind: 'month', month: 3, words: 'who organized meetup' }],
    ['fournisseurs en mars', { kind: 'month', month: 3, words: 'fournisseurs' }],
    ['how containers may march together', { kind: 'words', words: 'how containers may march together' }],
    ['2018-02-30', { kind: 'words', words: '2018-02-30' }],
  ])('%j is read as %j', (words, query) => {
    expect(readMinutesQuery(words)).toEqual(query)
  })

  it('finds March 2018 in both languages', () => {
    const files = ['march 2018', 'mars 2018'].map((words) => {
      const query = readMinutesQuery(words)
      return query.kind === 'month' && query.year !== undefined ? realIndex().on({ year: query.year, month: query.month }) : []
    })

    expect(files.map((found) => found.map(({ file }) => file))).toEqual([['2018-03-22.md'], ['2018-03-22.md']])
  })
})
