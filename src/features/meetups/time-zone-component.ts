import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import { type ZonePeriod, zonePeriods } from '../../shared/dates/zone-periods.ts'
import { shortZoneName } from '../../shared/i18n/dates.ts'

/**
 * A `VTIMEZONE` (RFC 5545 §3.6.5) for instants from `from` to `to`. It lists every change of the clocks in between instead of
 * rules for ever: the next law ends those.
 */
export function writeTimeZone(zone: string, from: EpochMs, to: EpochMs): string {
  const periods = zonePeriods(zone, from, to).flatMap((period) => writePeriod(zone, period))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...periods, 'END:VTIMEZONE'].join('\n')
}

function writePeriod(zone: string, { from, offsetMinutes, earlierMinutes }: ZonePeriod): readonly string[] {
  const kind = offsetMinutes > earlierMinutes ? 'DAYLIGHT' : 'STANDARD'
  const name = from === undefined ? undefined : shortZoneName(from, 'en', zone)
  return [
    `BEGIN:${kind}`,
    // By the clock of the period before.
    `DTSTART:${from === undefined ? '19700101T000000' : compactLocal(from, earlierMinutes)}`,
    `TZOFFSETFROM:${writeOffset(earlierMinutes)}`,
    `TZOFFSETTO:${writeOffset(offsetMinutes)}`,
    ...(name === undefined ? [] : [`TZNAME:${name}`]),
    `END:${kind}`,
  ]
}

function compactLocal(at: EpochMs, offsetMinutes: number): string {
  return new Date(at + offsetMinutes * minuteMs).toISOString().replace(/[-:]|\.\d+Z/g, '')
}

/** `-0500`, `+0530`; with seconds for the mean times of long ago. */
function writeOffset(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hour, minute, second] = parts.map((part) => String(part).padStart(2, '0'))
  return `${minutes < 0 ? '-' : '+'}${hour}${minute}${second === '00' ? '' : second}`
}
