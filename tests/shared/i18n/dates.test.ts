import { describe, expect, it } from 'vitest'
import {
  formatClock,
  formatDay,
  formatDistance,
  formatMoment,
  formatMomentFull,
  formatZone,
} from '../../../src/shared/i18n/dates.ts'

const toronto = 'America/Toronto'
const meetup = Date.UTC(2026, 11, 3, 18)
/** Sunday, 9:30 in Toronto. */
const now = Date.UTC(2026, 10, 22, 14, 30)
const minuteMs = 60_000
const dayMs = 86_400_000

describe('formatDay', () => {
  it.each([
    [{ year: 2018, month: 3, day: 22 }, 'Thursday, March 22, 2018', 'le jeudi 22 mars 2018'],
    [{ year: 2027, month: 5, day: 1 }, 'Saturday, May 1, 2027', 'le samedi 1er mai 2027'],
    [{ year: 2027, month: 5, day: 11 }, 'Tuesday, May 11, 2027', 'le mardi 11 mai 2027'],
    [{ year: 2026, month: 8, day: 31 }, 'Monday, August 31, 2026', 'le lundi 31 août 2026'],
  ])('writes %j', (date, english, french) => {
    expect([formatDay(date, 'en', toronto), formatDay(date, 'fr', toronto)]).toEqual([english, french])
  })

  it('takes an instant for the day that it is in the zone', () => {
    const days = [toronto, 'Pacific/Auckland'].map((zone) => formatDay(meetup, 'en', zone))

    expect(days).toEqual(['Thursday, December 3, 2026', 'Friday, December 4, 2026'])
  })
})

describe('formatClock', () => {
  it.each([
    [{ hour: 13, minute: 0 }, '1:00 p.m.', '13\u00a0h'],
    [{ hour: 13, minute: 30 }, '1:30 p.m.', '13\u00a0h\u00a030'],
    [{ hour: 9, minute: 5 }, '9:05 a.m.', '9\u00a0h\u00a005'],
    [{ hour: 0, minute: 0 }, '12:00 a.m.', '0\u00a0h'],
    [{ hour: 12, minute: 0 }, '12:00 p.m.', '12\u00a0h'],
  ])('writes %j with the blanks that keep it on one line in French', (time, english, french) => {
    expect([formatClock(time, 'en'), formatClock(time, 'fr')]).toEqual([english, french])
  })
})

describe('formatZone', () => {
  const summer = Date.UTC(2026, 6, 16, 17)

  it.each([
    [toronto, meetup, 'EST', 'HNE'],
    [toronto, summer, 'EDT', 'HAE'],
    ['America/St_Johns', meetup, 'NST', 'HNT'],
    ['America/St_Johns', summer, 'NDT', 'HAT'],
    ['America/Halifax', meetup, 'AST', 'HNA'],
    ['Europe/Paris', meetup, 'Paris, UTC+1', 'Paris, UTC+1'],
    ['America/Sao_Paulo', meetup, 'Sao Paulo, UTC-3', 'Sao Paulo, UTC−3'],
    ['UTC', meetup, 'UTC', 'UTC'],
  ])('names the clock of %s at %d', (zone, at, english, french) => {
    expect([formatZone(at, 'en', zone), formatZone(at, 'fr', zone)]).toEqual([english, french])
  })
})

describe('formatMoment', () => {
  it.each([
    [toronto, 'Thursday, December 3, 2026, 1:00 p.m. EST', 'le jeudi 3 décembre 2026 à 13\u00a0h (HNE)'],
    [
      'Europe/Paris',
      'Thursday, December 3, 2026, 7:00 p.m. (Paris, UTC+1)',
      'le jeudi 3 décembre 2026 à 19\u00a0h (Paris, UTC+1)',
    ],
  ])('writes weekday, date, clock and zone for %s', (zone, english, french) => {
    expect([formatMoment(meetup, 'en', zone), formatMoment(meetup, 'fr', zone)]).toEqual([english, french])
  })

  it('distinguishes the two hours that the clock shows twice', () => {
    const first = Date.UTC(2026, 10, 1, 5, 30)

    const written = [first, first + 60 * minuteMs].map((at) => formatMoment(at, 'fr', toronto))

    expect(written).toEqual([
      'le dimanche 1er novembre 2026 à 1\u00a0h\u00a030 (HAE)',
      'le dimanche 1er novembre 2026 à 1\u00a0h\u00a030 (HNE)',
    ])
  })
})

describe('formatMomentFull', () => {
  it('adds the distance', () => {
    const [english, french] = (['en', 'fr'] as const).map((lang) => formatMomentFull(meetup, now, lang, toronto))

    expect(english).toBe('Thursday, December 3, 2026, 1:00 p.m. EST, in 11 days')
    expect(french).toBe('le jeudi 3 décembre 2026 à 13\u00a0h (HNE), dans 11 jours')
  })
})

describe('formatDistance', () => {
  it.each([
    [0, 'now', 'maintenant'],
    [1, 'in 1 minute', 'dans 1 minute'],
    [40, 'in 40 minutes', 'dans 40 minutes'],
    [-40, '40 minutes ago', 'il y a 40 minutes'],
    [120, 'in 2 hours', 'dans 2 heures'],
    [-180, '3 hours ago', 'il y a 3 heures'],
    [15 * 60, 'tomorrow', 'demain'],
    [-10 * 60, 'yesterday', 'hier'],
  ])('tells %d minutes as people do on one day', (minutes, english, french) => {
    const at = now + minutes * minuteMs

    expect([formatDistance(at, now, 'en', toronto), formatDistance(at, now, 'fr', toronto)]).toEqual([english, french])
  })

  it.each([
    [1, 'tomorrow', 'demain'],
    [2, 'in 2 days', 'après-demain'],
    [3, 'in 3 days', 'dans 3 jours'],
    [14, 'in 2 weeks', 'dans 2 semaines'],
    [15, 'in 15 days', 'dans 15 jours'],
    [-1, 'yesterday', 'hier'],
    [-11, '11 days ago', 'il y a 11 jours'],
    [-90, '3 months ago', 'il y a 3 mois'],
    [-3134, '8 years ago', 'il y a 8 ans'],
  ])('tells %d days in the largest unit that stays exact enough', (days, english, french) => {
    const at = now + days * dayMs

    expect([formatDistance(at, now, 'en', toronto), formatDistance(at, now, 'fr', toronto)]).toEqual([english, french])
  })

  it('calls a day without a time today', () => {
    const today = { year: 2026, month: 11, day: 22 }

    const told = (['en', 'fr'] as const).map((lang) => formatDistance(today, now, lang, toronto))

    expect(told).toEqual(['today', 'aujourd’hui'])
  })

  it('counts the days of the calendar in the zone', () => {
    const evening = Date.UTC(2026, 10, 23, 1)

    const told = [toronto, 'Pacific/Auckland'].map((zone) => formatDistance(evening + 9 * 60 * minuteMs, evening, 'en', zone))

    expect(told).toEqual(['tomorrow', 'in 9 hours'])
  })

  it('says the hours rather than tomorrow shortly before midnight', () => {
    const beforeMidnight = Date.UTC(2026, 10, 23, 4)

    expect(formatDistance(beforeMidnight + 120 * minuteMs, beforeMidnight, 'en', toronto)).toBe('in 2 hours')
  })
})
