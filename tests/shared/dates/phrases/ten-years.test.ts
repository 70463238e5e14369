import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLocal, daysBefore, localOf } from '../../../../src/shared/dates/local-time.ts'
import { nextMoments } from '../../../../src/shared/dates/occurrences.ts'
import { readPlainDate, readWhen } from '../../../../src/shared/dates/phrases/read-when.ts'
import { formatDay, formatDistance, formatMoment } from '../../../../src/shared/i18n/dates.ts'
import { planTenYears, tellTenYears, zones } from './ten-years.ts'

const langs = ['en', 'fr'] as const
const dayMs = 86_400_000

/** Minutes of the ten years from 2026 on. */
const instants = fc.integer({ min: 0, max: 3650 * 24 * 60 }).map((minutes) => Date.UTC(2026, 0, 1) + minutes * 60_000)

describe('every rule over ten years', () => {
  it.each(zones)('meets on its weekday, nth in the month, at its local time in %s, and so does the week before', (zone) => {
    const rules = fc.record({
      nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 'last' as const),
      weekday: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const),
      // Between 4:00 and 23:00, clocks never change in these zones.
      time: fc.record({ hour: fc.integer({ min: 4, max: 22 }), minute: fc.integer({ min: 0, max: 59 }) }),
    })

    fc.assert(
      fc.property(rules, ({ nth, weekday, time }) => {
        const { occurrences, skipped } = nextMoments(
          { days: { kind: 'monthly', nth, weekday }, time },
          Date.UTC(2026, 0, 2),
          zone,
          100,
        )

        for (const { at, date } of occurrences) {
          const utc = new Date(Date.UTC(date.year, date.month - 1, date.day))
          const lastDay = new Date(Date.UTC(date.year, date.month, 0)).getUTCDate()
          expect(utc.getUTCDay()).toBe(weekday % 7)
          if (nth === 'last') expect(lastDay - date.day).toBeLessThan(7)
          else expect(Math.ceil(date.day / 7)).toBe(nth)
          expect(localOf(at, zone)).toEqual({ date, time })
          expect(localOf(daysBefore(at, 7, zone), zone).time).toEqual(time)
        }
        expect(skipped.length === 0).toBe(nth !== 5)
      }),
      { numRuns: 25 },
    )
  })
})

describe('third Thursdays over ten years', () => {
  it.each(zones)('are Thursdays from the 15th to the 21st at 13:00 for a clock in %s', (zone) => {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      weekday: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })

    const shown = planTenYears(zone).map((at) =>
      Object.fromEntries(clock.formatToParts(at).map((part) => [part.type, part.value])),
    )

    expect(shown).toHaveLength(120)
    expect(new Set(shown.map(({ weekday, hour, minute }) => `${weekday} ${hour}:${minute}`))).toEqual(
      new Set(['Thursday 13:00']),
    )
    expect(shown.every(({ day }) => Number(day) >= 15 && Number(day) <= 21)).toBe(true)
  })

  it('are 18:00 UTC in the winter of Toronto and 17:00 in its summer', () => {
    const name = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto', timeZoneName: 'short' })
    const shortName = (at: number) => name.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value

    const told = planTenYears('America/Toronto').map((at) => `${shortName(at)} ${new Date(at).toISOString().slice(11, 16)}`)

    expect(new Set(told)).toEqual(new Set(['EST 18:00', 'EDT 17:00']))
  })

  it.each(['UTC', 'America/St_Johns', 'Pacific/Auckland'])('read the same on a host in %s', (hostZone) => {
    const script = `
      import { createHash } from 'node:crypto'
      import { tellTenYears } from ${JSON.stringify(new URL('./ten-years.ts', import.meta.url).href)}
      const digest = createHash('sha256').update(tellTenYears().join('\\n')).digest('hex')
      process.stdout.write(JSON.stringify({ host: Intl.DateTimeFormat().resolvedOptions().timeZone, digest }))`

    const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
      env: { ...process.env, TZ: hostZone, NODE_OPTIONS: '' },
      encoding: 'utf8',
    })

    const digest = createHash('sha256').update(tellTenYears().join('\n')).digest('hex')
    expect(JSON.parse(printed)).toEqual({ host: hostZone, digest })
  })
})

describe('what the bot writes', () => {
  it('reads back as the same moment in both languages and every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), fc.constantFrom(...langs), (at, zone, lang) => {
        const { date, time } = localOf(at, zone)

        const result = readWhen(formatMoment(at, lang, zone), { now: at - dayMs, zone })

        // « 3 h » may be in the afternoon; the bot writes it so only where somebody has chosen that hour.
        const isEarly = lang === 'fr' && time.hour >= 1 && time.hour < 7
        expect(result).toMatchObject(
          isEarly
            ? { kind: 'ambiguous', why: 'early', choices: [date], time }
            : { kind: 'found', date, time, at: atLocal(date, time, zone).at },
        )
      }),
      { numRuns: 500 },
    )
  })

  it('reads back as the same day, for any day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.constantFrom(...langs),
        (day, lang) => {
          const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() }

          const result = readPlainDate(formatDay(date, lang, 'UTC'), { now: Date.UTC(2026, 10, 22), zone: 'UTC' })

          expect(result).toEqual({ kind: 'found', date, rest: '' })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('reads back as the same day when it is a distance of less than two months', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 0, max: 59 }),
        fc.constantFrom(...zones),
        fc.constantFrom(...langs),
        (now, days, zone, lang) => {
          const { date } = localOf(now + days * dayMs, zone)

          const result = readPlainDate(formatDistance(date, now, lang, zone), { now, zone })

          expect(result).toEqual({ kind: 'found', date, rest: '' })
        },
      ),
    )
  })
})
