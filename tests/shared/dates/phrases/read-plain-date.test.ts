import { describe, expect, it } from 'vitest'
import { readPlainDate } from '../../../../src/shared/dates/phrases/read-when.ts'
import { writeDate } from '../../../../src/shared/dates/plain-date.ts'

const zone = 'America/Toronto'
const sunday = Date.UTC(2026, 10, 22, 14, 30)

describe('readPlainDate', () => {
  it.each([
    ['2018-04-24', '2018-04-24'],
    ['24 avril 2018', '2018-04-24'],
    ['april 24', '2027-04-24'],
    ['third thursday of november 2026', '2026-11-19'],
    ['yesterday', '2026-11-21'],
    ['il y a 3 jours', '2026-11-19'],
    ['2 weeks ago', '2026-11-08'],
    ['third thursday', '2026-12-17'],
  ])('reads %j as %s without refusing the past', (words, expected) => {
    const result = readPlainDate(words, { now: sunday, zone })

    expect(result.kind === 'found' && writeDate(result.date)).toBe(expected)
  })

  it.each([
    ['24 april', '2026-04-24'],
    ['24 december', '2025-12-24'],
    ['third thursday', '2026-11-19'],
    ['fifth tuesday', '2026-09-29'],
    ['third thursday of december', '2025-12-18'],
    ['thursday', '2026-11-19'],
    ['last friday', '2026-11-20'],
    ['dernier vendredi', '2026-11-20'],
    ['last friday of october', '2026-10-30'],
    ['sunday', '2026-11-22'],
    ['29 february', '2024-02-29'],
  ])('seeks %j in the past as %s when asked to', (words, expected) => {
    const result = readPlainDate(words, { now: sunday, zone, toward: 'past' })

    expect(result.kind === 'found' && writeDate(result.date)).toBe(expected)
  })

  it('refuses a day of the past that never was with the one beside it', () => {
    const result = readPlainDate('31 june 2018', { now: sunday, zone })

    expect(result).toMatchObject({ kind: 'impossible', nearest: { date: { year: 2018, month: 6, day: 30 } } })
  })

  it('keeps every order of two-digit numbers that was a day', () => {
    const result = readPlainDate('22/03/18', { now: sunday, zone, toward: 'past' })

    expect(result.kind === 'ambiguous' && result.choices.map(writeDate)).toEqual(['2018-03-22', '2022-03-18'])
  })

  it('leaves a time after the day in the rest', () => {
    const result = readPlainDate('24 april 2018 13:00', { now: sunday, zone })

    expect(result.rest).toBe('13:00')
  })

  it.each(['13:00', 'containers', ''])('finds no day in %j', (words) => {
    expect(readPlainDate(words, { now: sunday, zone })).toMatchObject({ kind: 'unreadable', why: 'no-date' })
  })
})
