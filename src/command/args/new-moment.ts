import type { ClockTime } from '../../shared/dates/local-time.ts'
import { readPlainDate, readShift, readWhen, type Shift } from '../../shared/dates/phrases/index.ts'
import type { PlainDate } from '../../shared/dates/plain-date.ts'
import { complain, type Positional, taken } from './args.ts'
import { argumentMessages } from './messages.ts'
import { countTaken, textOf } from './texts.ts'

/** A date, a time or both, in the zone of what is being moved; or how far it moves. */
export type NewMoment = { readonly date?: PlainDate; readonly time?: ClockTime } | { readonly shift: Shift }

const linkWords: ReadonlySet<string> = new Set(['to', 'au', 'à', 'vers', 'pour', '>', '→'])

/** `10 december`, `to 10 december 14:00`, `14:00`, `a week later`. What isn't given stays unchanged. */
export function newMoment(): Positional<NewMoment> {
  return {
    kind: 'positional',
    read(words, { now, zone, lang }) {
      const skipped = linkWords.has(words.tokens[0]?.text.toLowerCase() ?? '') ? 1 : 0
      const own = { typed: words.typed, tokens: words.tokens.slice(skipped) }
      const typed = textOf(own)
      const moved = readShift(typed)
      if (moved !== undefined) return taken({ shift: moved.shift }, skipped + countTaken(own, moved.rest))
      const isDated = readPlainDate(typed, { now, zone }).kind !== 'unreadable'
      const result = readWhen(typed, { now, zone })
      if (result.kind === 'found' && result.lengthMinutes !== undefined) return complain(argumentMessages[lang].startOnly())
      if (!isDated && (result.kind === 'found' || result.kind === 'past') && result.time !== undefined) {
        return taken({ time: result.time }, skipped + countTaken(own, result.rest))
      }
      if (result.kind !== 'found') return complain(argumentMessages[lang].when(result, zone, now))
      const { date, time } = result
      return taken({ date, ...(time !== undefined && { time }) }, skipped + countTaken(own, result.rest))
    },
  }
}
