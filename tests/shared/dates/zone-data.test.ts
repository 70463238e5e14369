import { describe, expect, it } from 'vitest'
import { hourMs } from '../../../src/shared/dates/time.ts'
import {
  deriveInstant,
  monthsSince,
  readLocalTime,
  runtimeZoneData,
  writeLocalTime,
} from '../../../src/shared/dates/zone-data.ts'
import { createZoneTable } from '../../support/zone-tables.ts'

const edmonton = 'America/Edmonton'
const november = Date.UTC(2026, 10, 1, 8)

/** Alberta's clocks before and after its law. */
const before = createZoneTable('2025c', {
  [edmonton]: [
    { from: 0, offsetMinutes: -360 },
    { from: november, offsetMinutes: -420 },
  ],
})
const after = createZoneTable('2026c', { [edmonton]: [{ from: 0, offsetMinutes: -360 }] })

describe('local times as stored', () => {
  it.each(['2026-12-17T13:00', '2028-02-29T00:05'])('are read back from %s', (written) => {
    const local = readLocalTime(written)

    expect(local && writeLocalTime(local)).toBe(written)
  })

  it.each(['', '2026-12-17', '2026-02-30T13:00', '2026-12-17T24:00', '2026-12-17T13:00Z'])('are not %j', (written) => {
    expect(readLocalTime(written)).toBeUndefined()
  })
})

describe('an instant derived from its local time', () => {
  const local = '2026-12-17T13:00'
  const planned = before.atLocal({ year: 2026, month: 12, day: 17 }, { hour: 13, minute: 0 }, edmonton).at

  it('follows the law', () => {
    expect(deriveInstant(after, { at: planned, local, zone: edmonton })).toBe(planned - hourMs)
  })

  it('stays if it still shows the same time, with its seconds, and in the second of two equal hours', () => {
    const second = Date.UTC(2026, 10, 1, 6, 30, 12)

    expect(deriveInstant(before, { at: planned + 12_345, local, zone: edmonton })).toBe(planned + 12_345)
    expect(deriveInstant(runtimeZoneData, { at: second, local: '2026-11-01T01:30', zone: 'America/Toronto' })).toBe(second)
  })
})

describe('the age of zone data', () => {
  const now = Date.UTC(2026, 10, 22)

  it.each([
    ['2026c', 4],
    ['2026a', 10],
    ['2025b', 19],
    ['2025g', 11],
    ['2027a', 0],
  ])('of %s is about %i months', (edition, months) => {
    expect(monthsSince(edition, now)).toBe(months)
  })

  it('is unknown for names of another form', () => {
    expect(['', 'unknown', '26c'].map((edition) => monthsSince(edition, now))).toEqual([undefined, undefined, undefined])
  })
})
