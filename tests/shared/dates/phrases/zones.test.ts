import { describe, expect, it } from 'vitest'
import { zonesByOffset } from '../../../../src/shared/dates/phrases/zone-clocks.ts'
import { canadianZones, clockNamesElsewhere, zoneByPlace } from '../../../../src/shared/dates/phrases/zone-places.ts'
import { findZone, readZone } from '../../../../src/shared/dates/phrases/zones.ts'

describe('readZone', () => {
  it.each([
    ['America/Toronto', 'America/Toronto'],
    ['america/toronto', 'America/Toronto'],
    ['toronto', 'America/Toronto'],
    [' Vancouver ', 'America/Vancouver'],
    ['st johns', 'America/St_Johns'],
    ['St. John’s', 'America/St_Johns'],
    ['saint john', 'America/Moncton'],
    ['montréal', 'America/Toronto'],
    ['America/Montreal', 'America/Toronto'],
    ['Canada/Eastern', 'America/Toronto'],
    ['Gatineau', 'America/Toronto'],
    ['Québec', 'America/Toronto'],
    ['Île-du-Prince-Édouard', 'America/Halifax'],
    ['paris', 'Europe/Paris'],
    ['new york', 'America/New_York'],
    ['utc', 'UTC'],
  ])('takes %j for %s', (words, zone) => {
    expect(readZone(words)).toEqual({ kind: 'found', zone })
  })

  it.each([
    ['EST', 'clock-name', ['America/Toronto']],
    ['HNE', 'clock-name', ['America/Toronto']],
    ['Eastern Time', 'clock-name', ['America/Toronto']],
    ['heure de l’Est', 'clock-name', ['America/Toronto']],
    ['heure normale du Pacifique', 'clock-name', ['America/Vancouver']],
    ['CST', 'clock-name', ['America/Winnipeg', 'America/Regina']],
    ['EST5EDT', 'clock-name', ['America/Toronto']],
    ['-05:00', 'offset', ['America/Toronto', 'America/Winnipeg']],
    ['UTC-5', 'offset', ['America/Toronto', 'America/Winnipeg']],
    ['GMT−3:30', 'offset', ['America/St_Johns']],
    ['+0530', 'offset', []],
    ['tornto', 'no-such-zone', ['America/Toronto']],
    ['America/Torronto', 'no-such-zone', ['America/Toronto']],
    ['york', 'no-such-zone', ['America/New_York']],
    ['atlantis', 'no-such-zone', []],
    ['', 'no-such-zone', []],
    ['x'.repeat(10_000), 'no-such-zone', []],
  ])('refuses %.20j as %s and suggests %j', (words, why, nearest) => {
    expect(readZone(words)).toEqual({ kind: 'unknown', why, nearest })
  })

  it('suggests only zones that it would accept', () => {
    const suggested = [...zoneByPlace.values(), ...canadianZones, ...[...clockNamesElsewhere.values()].flat()]

    expect(suggested.filter((zone) => findZone(zone) === undefined)).toEqual([])
  })

  it('suggests for an offset only zones that have it this winter or summer, those that have it all year first', () => {
    const now = Date.UTC(2026, 10, 29)
    const seasons = [Date.UTC(2027, 0, 15), Date.UTC(2027, 6, 15)]
    const timesWith = (zone: string, minutes: number) => seasons.filter((at) => readIntlOffset(zone, at) === minutes).length

    for (let minutes = -9 * 60; minutes < 0; minutes += 30) {
      const counts = zonesByOffset(minutes, now).map((zone) => timesWith(zone, minutes))

      expect(counts).toEqual(counts.filter((count) => count > 0).toSorted((a, b) => b - a))
    }
  })

  it.each([
    ['Northwest Territories', 'America/Yellowknife'],
    ['Territoires du Nord-Ouest', 'America/Yellowknife'],
    ['TNO', 'America/Yellowknife'],
    ['Nunavut', 'America/Iqaluit'],
    ['Terre-Neuve', 'America/St_Johns'],
    ['Newfoundland and Labrador', 'America/St_Johns'],
    ['Yukon', 'America/Whitehorse'],
    ['Colombie-Britannique', 'America/Vancouver'],
    ['Prince Edward Island', 'America/Halifax'],
  ])('takes %j for the clock of %s, whatever law it keeps', (words, place) => {
    const result = readZone(words)

    expect(result.kind === 'found' && [0, 6].map((month) => readIntlOffset(result.zone, Date.UTC(2027, month, 15)))).toEqual(
      [0, 6].map((month) => readIntlOffset(place, Date.UTC(2027, month, 15))),
    )
  })
})

function readIntlOffset(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const match = /([+-])(\d\d):(\d\d)/.exec(name)
  return match ? Number(`${match[1]}1`) * (Number(match[2]) * 60 + Number(match[3])) : 0
}

describe('findZone', () => {
  it.each(['America/Toronto', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('accepts %s', (name) => {
    expect(findZone(name)).toBeDefined()
  })

  it.each(['EST', '+05:00', 'Etc/GMT+5', 'toronto', 'America/', '', 'America/Toronto/..'])('refuses %j', (name) => {
    expect(findZone(name)).toBeUndefined()
  })
})
