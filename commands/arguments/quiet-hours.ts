import { complain, type Positional, taken } from '../../src/command/args/args.ts'
import { textOf } from '../../src/command/args/texts.ts'
import type { QuietHours, QuietSpan } from '../../src/features/reminders/model/index.ts'
import type { ClockTime } from '../../src/shared/dates/local-time.ts'
import { readTypedClock } from '../../src/shared/dates/phrases/clock-forms.ts'
import type { TimePhrase } from '../../src/shared/dates/phrases/phrase.ts'
import { settleClock } from '../../src/shared/dates/phrases/settle-clock.ts'
import { readTimeRange, type TimeRange } from '../../src/shared/dates/phrases/time-range.ts'
import {
  endsAtBoundary,
  type Piece,
  skipLongest,
  splitPhrases,
  splitWords,
  type Word,
} from '../../src/shared/dates/phrases/words.ts'
import { dropUndefined } from '../../src/shared/drop-undefined.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    unread: (typed: string) =>
      `“${escapeMarkdown(typed)}” isn't quiet hours: write \`18:00-8:00\`, \`weekends\`, \`holidays\`, several of them, or \`off\`.`,
  },
  fr: {
    unread: (typed) =>
      fr`« ${escapeMarkdown(typed)} » ne sont pas des heures de silence : écrivez \`18 h-8 h\`, \`fins de semaine\`, \`jours fériés\`, plusieurs à la fois, ou \`non\`.`,
  },
})

const weekends = splitPhrases('weekends', 'weekend', 'week-ends', 'week-end', 'fins de semaine', 'fin de semaine')
const holidays = splitPhrases('holidays', 'holiday', 'jours fériés', 'jour férié', 'fériés', 'férié')
const fillers = splitPhrases(',', ';', 'and', 'et', 'on', 'les', 'la', 'also', 'aussi', 'from')
const never = splitPhrases('off', 'none', 'no', 'non', 'aucun', 'aucune', 'jamais', 'never')

/** Quiet times to add to the existing ones; `off` when the room shouldn't be quiet at all. */
type WantedQuiet = QuietHours | 'off'

/** `18:00-8:00 weekends holidays`, `6-8 pm`, `18 h-8 h, 12 h à 13 h, fins de semaine`, `off`. */
export function quietHours(): Positional<WantedQuiet> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const typed = textOf(words)
      const read = readQuietHours(typed)
      return read === undefined ? complain(texts[lang].unread(typed.slice(0, 80))) : taken(read, words.tokens.length)
    },
  }
}

function readQuietHours(typed: string): WantedQuiet | undefined {
  const words = splitWords(typed.replace(/[–—]/g, '-'))
  if (skipLongest(words, 0, never) === words.length) return 'off'
  const read = readParts(words)
  if (read === undefined) return undefined
  const { spans, ...days } = read
  if (spans.length === 0 && !days.weekends && !days.holidays) return undefined
  if (typed.length > (words.at(-1)?.end ?? 0) && typed.slice(words.at(-1)?.end).trim() !== '') return undefined
  const [hours, ...also] = spans
  return { ...(hours && { hours }), ...(also.length > 0 && { also }), ...days }
}

interface Parts {
  readonly spans: readonly QuietSpan[]
  readonly weekends: boolean
  readonly holidays: boolean
}

/** Undefined when there is a word that means none of these. */
function readParts(words: readonly Word[]): Parts | undefined {
  const spans: QuietSpan[] = []
  let days = { weekends: false, holidays: false }
  let at = 0
  while (at < words.length) {
    const filler = skipLongest(words, at, fillers)
    const weekend = skipLongest(words, at, weekends)
    const holiday = skipLongest(words, at, holidays)
    const span = readSpan(words, at) ?? (filler === undefined ? undefined : readSpan(words, filler))
    if (span) spans.push(span.value)
    if (weekend !== undefined) days = { ...days, weekends: true }
    if (holiday !== undefined) days = { ...days, holidays: true }
    const next = span?.next ?? weekend ?? holiday ?? filler
    if (next === undefined) return undefined
    at = next
  }
  return { spans, ...days }
}

function readSpan(words: readonly Word[], at: number): Piece<QuietSpan> | undefined {
  const range = readTimeRange(words, at) ?? readBareRange(words, at)
  if (!range) return undefined
  const [from, to] = [range.value.start, range.value.end].map(timeOf)
  if (from === undefined || to === undefined || (from.hour === to.hour && from.minute === to.minute)) return undefined
  return { value: { from, to }, next: range.next }
}

/** In a range, midnight isn't ambiguous: ranges begin at the start of a day and end at the end of one. */
function timeOf(time: TimePhrase): ClockTime | undefined {
  if (time.kind === 'midnight') return { hour: 0, minute: 0 }
  return time.kind === 'clock' || time.kind === 'early' ? time.time : undefined
}

/** `18-8` and `18h-8`: hours of a 24-hour clock. `9 to 5` could be in the morning or in the evening. */
function readBareRange(words: readonly Word[], at: number): Piece<TimeRange> | undefined {
  const start = readTypedClock(words, at)
  const separator = start && skipLongest(words, start.next, separators)
  const end = separator === undefined ? undefined : readTypedClock(words, separator)
  if (!start || !end || start.value.half !== undefined || !endsAtBoundary(words, end.next)) return undefined
  if (start.value.isBare && start.value.hour <= 12 && end.value.hour <= 12) return undefined
  return { value: { start: settleClock(start.value, undefined), end: settleClock(end.value, undefined) }, next: end.next }
}

const separators = splitPhrases('-', 'to', 'à')

/** Adds to what is already quiet; new hours replace old ones. */
export function addQuiet(before: QuietHours, wanted: QuietHours): QuietHours {
  const { hours, also } = wanted.hours === undefined ? before : wanted
  return {
    ...dropUndefined({ hours, also }),
    weekends: before.weekends || wanted.weekends,
    holidays: before.holidays || wanted.holidays,
  }
}
