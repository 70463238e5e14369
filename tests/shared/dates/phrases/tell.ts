import { readWhen } from '../../../../src/shared/dates/phrases/read-when.ts'
import type { WhenResult } from '../../../../src/shared/dates/phrases/when-result.ts'
import { writeDate } from '../../../../src/shared/dates/plain-date.ts'

export const zone = 'America/Toronto'

/** Sunday, 9:30 in Toronto. */
export const sunday = Date.UTC(2026, 10, 22, 14, 30)
export const monday = Date.UTC(2026, 10, 23, 14, 30)
/** The third Thursday of its month, 14:00 in Toronto. */
export const thirdThursday = Date.UTC(2026, 11, 17, 19, 0)

/** One line of a result, so that tables stay readable: `found 2026-12-03 13:00`. */
export function tell(result: WhenResult): string {
  if (result.kind === 'found') return ['found', writeDate(result.date), ...tellTime(result.time)].join(' ')
  if (result.kind === 'past') return `past ${writeDate(result.date)}, nearest ${writeDate(result.nearest.date)}`
  if (result.kind === 'ambiguous') return `${result.why}: ${result.choices.map(writeDate).join(' or ')}`
  if (result.kind === 'unreadable') return result.why
  const { date, time } = result.nearest
  return [`${result.why}, nearest`, ...(date ? [writeDate(date)] : []), ...tellTime(time)].join(' ')
}

function tellTime(time: { hour: number; minute: number } | undefined): string[] {
  return time ? [`${time.hour}:${String(time.minute).padStart(2, '0')}`] : []
}

export function readOn(now: number, words: string): string {
  return tell(readWhen(words, { now, zone }))
}
