import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { type HolidayOf, holidaysIn, holidaysOn, isWeekend, nearestFreeDays } from '../../../src/shared/dates/holidays.ts'
import { writeDate } from '../../../src/shared/dates/plain-date.ts'

const daysOff = (year: number, of: HolidayOf) =>
  holidaysIn(year)
    .filter((holiday) => holiday.of.includes(of) && !isWeekend(holiday.date))
    .map(({ date }) => writeDate(date).slice(5))

describe('holidays', () => {
  it.each([
    [2026, 'federal', '01-01 04-03 04-06 05-18 07-01 08-03 09-07 09-30 10-12 11-11 12-25 12-28'],
    [2027, 'federal', '01-01 03-26 03-29 05-24 07-01 08-02 09-06 09-30 10-11 11-11 12-27 12-28'],
    [2026, 'ontario', '01-01 02-16 04-03 05-18 07-01 08-03 09-07 10-12 12-25 12-28'],
    [2027, 'ontario', '01-01 02-15 03-26 05-24 07-01 08-02 09-06 10-11 12-27 12-28'],
    [2026, 'quebec', '01-01 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-25'],
    [2027, 'quebec', '01-01 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-27'],
  ] as const)('of %i are the days off of those who work under them (%s)', (year, of, days) => {
    expect(daysOff(year, of)).toEqual(days.split(' '))
  })

  it('are named in both languages, and say when the day is only that on which one is observed', () => {
    const [boxing] = holidaysOn({ year: 2026, month: 12, day: 28 })
    const names = holidaysOn({ year: 2026, month: 5, day: 18 }).map(({ name }) => name.fr)

    expect(boxing).toMatchObject({ name: { en: 'Boxing Day', fr: 'lendemain de Noël' }, isObserved: true })
    expect(names).toEqual(['fête de la Reine', 'Journée nationale des patriotes'])
    expect(holidaysOn({ year: 2026, month: 12, day: 17 })).toEqual([])
  })

  it.each([
    [{ year: 2026, month: 12, day: 26 }, ['2026-12-24', '2026-12-29']],
    [{ year: 2026, month: 4, day: 3 }, ['2026-04-02', '2026-04-07']],
    [{ year: 2027, month: 1, day: 1 }, ['2026-12-31', '2027-01-04']],
    [{ year: 2026, month: 11, day: 21 }, ['2026-11-20', '2026-11-23']],
  ])('leave the nearest free days before and after %o', (date, free) => {
    expect(nearestFreeDays(date, { year: 2026, month: 1, day: 2 }).map(writeDate)).toEqual(free)
  })

  it('leave no free day that is past or has begun', () => {
    const saturday = { year: 2026, month: 11, day: 21 }

    expect(nearestFreeDays(saturday, { year: 2026, month: 11, day: 20 }).map(writeDate)).toEqual(['2026-11-23'])
  })

  it.each(['ON', 'QC'])('are, over thirty years, on the dates that date-holidays has for %s', (province) => {
    const library = new Holidays('CA', province, { languages: ['en'] })
    const of = province === 'ON' ? 'ontario' : 'quebec'

    for (let year = 2020; year < 2050; year += 1) {
      const theirs = library
        .getHolidays(year)
        // The library has Easter Monday for Ontario, which the Employment Standards Act, 2000, does not name.
        .filter(({ type, name }) => type === 'public' && !(province === 'ON' && name === 'Easter Monday'))
        .map(({ date }) => date.slice(0, 10))
      const ours = holidaysIn(year)
        .filter((holiday) => holiday.of.includes(of) && !holiday.isObserved)
        .map(({ date }) => writeDate(date))

      expect(ours).toEqual(expect.arrayContaining(theirs))
    }
  })
})
