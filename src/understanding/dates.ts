import { localOf } from '../shared/dates/local-time.ts'
import { readDayInWords } from '../shared/dates/phrases/day-words.ts'
import { readPlainMonth } from '../shared/dates/phrases/read-month.ts'
import { readPlainDate } from '../shared/dates/phrases/read-when.ts'
import { splitWords } from '../shared/dates/phrases/words.ts'
import { writeDate } from '../shared/dates/plain-date.ts'
import type { Slot } from './slots.ts'

/** The current time, and the zone for dates in the words. */
export interface Moment {
  readonly now: number
  readonly zone: string
}

export type Toward = 'past' | 'future'

/** The day in a slot, as `2026-12-17`; undefined when there is none or it's ambiguous. */
export function resolveDay(slot: Slot, { now, zone }: Moment, toward: Toward): string | undefined {
  if (!['date', 'moment', 'past'].includes(slot.kind)) return undefined
  const text = slot.text
    .replace(/'?s$/, '')
    .replace(/ (?:morning|afternoon|evening|matin|soir|midi)$/, '')
    .replace(/^(?:the|coming|this) (?=[a-z])/, '')
  const day = readDayNumber(text)
  const read = readPlainDate(day === undefined ? fullNames(text) : `le ${day}`, { now, zone, toward })
  return read.kind === 'found' ? writeDate(read.date) : undefined
}

/** Short names that the date reader doesn't know, because in other contexts they are ordinary words. */
function fullNames(text: string): string {
  return text.replace(/^(?:tonight|ce soir)$/, 'today').replace(/^(wed|thur|tue|fri)s?$/, '$1')
}

/** `17th`, `the tenth`, « premier »: a day of a month alone. */
function readDayNumber(text: string): number | undefined {
  const [, digits] = /^(?:the |le )?(\d{1,2})(?:st|nd|rd|th|er|e)?$/.exec(text) ?? []
  if (digits !== undefined) return Number(digits)
  const words = splitWords(text)
  const day = readDayInWords(words, 0)
  return day?.next === words.length ? day.value : undefined
}

/** `april 2018` as `2018-04`; a month alone is the latest or the next one of that name. A past year stays as it is: `2018`. */
export function resolveMonth(slot: Slot, { now, zone }: Moment, toward: Toward): string | undefined {
  if (slot.kind !== 'month') return undefined
  if (/^\d{4}$/.test(slot.text)) return toward === 'past' ? slot.text : undefined
  const [coming, last = coming] = readPlainMonth(slot.text, { now, zone })?.months ?? []
  const today = localOf(now, zone).date
  const isCurrent = coming?.year === today.year && coming.month === today.month
  const meant = toward === 'past' && !isCurrent ? last : coming
  return meant && `${meant.year}-${String(meant.month).padStart(2, '0')}`
}

/** The time in a slot, as `13:00`. */
export function readClockSlot({ kind, text }: Slot): string | undefined {
  if (kind !== 'time' && kind !== 'moment') return undefined
  if (/\b(?:noon|midi)\b/.test(text)) return '12:00'
  const half = /\b(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b/.exec(text)
  if (half) return writeClock((Number(half[1]) % 12) + (half[3] === 'p' ? 12 : 0), Number(half[2] ?? 0))
  const full = /\b(\d{1,2}) ?(?:h|:|heures?) ?(\d\d)?(?!\d)/.exec(text)
  // Unpadded, so that `3:30` is asked about: it may be in the afternoon.
  if (full) return writeClock(Number(full[1]), Number(full[2] ?? 0), Number(full[1]) < 7 ? full[1]?.length : 2)
  const bare = /^(?:at|a) (\d{1,2})$/.exec(text) ?? /^(\d{1,2}) o'clock$/.exec(text)
  // "At 1" means the afternoon: nobody meets at one in the morning.
  if (bare) return writeClock(Number(bare[1]) < 7 ? Number(bare[1]) + 12 : Number(bare[1]), 0)
  return undefined
}

function writeClock(hour: number, minute: number, digits = 2): string | undefined {
  return hour > 23 || minute > 59 ? undefined : `${String(hour).padStart(digits, '0')}:${String(minute).padStart(2, '0')}`
}
