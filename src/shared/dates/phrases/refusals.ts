import { addDays } from '../calendar.ts'
import { atLocal, type ClockTime, localOf } from '../local-time.ts'
import type { PlainDate } from '../plain-date.ts'
import type { EpochMs } from '../time.ts'
import type { TimePhrase } from './phrase.ts'
import { type Phrase, thisDay } from './read-phrase.ts'
import { type Resolution, resolveDate } from './resolve-date.ts'
import type { Ambiguous, Impossible, WhenResult } from './when-result.ts'

/** Refuses a time of another zone, with the moment it means if that zone is known. */
export function refuseZone({ date, rest }: Phrase, { zone, time }: OtherZone, now: EpochMs): WhenResult {
  const refusal = { kind: 'unreadable', why: 'other-zone', rest } as const
  if (zone === undefined || time === undefined) return refusal
  const isAhead = (day: PlainDate) => atLocal(day, time, zone).at > now
  const resolution = resolveDate(date ?? thisDay, { today: localOf(now, zone).date, toward: 'future', isAhead })
  return resolution.kind === 'day' ? { ...refusal, elsewhere: { at: atLocal(resolution.date, time, zone).at, zone } } : refusal
}

type OtherZone = Extract<TimePhrase, { readonly kind: 'other-zone' }>

export function refuseDate(
  resolution: Exclude<Resolution, { kind: 'day' }>,
  isUseful: (date: PlainDate) => boolean,
  said: { readonly time?: ClockTime; readonly rest: string },
): Ambiguous | Impossible {
  if (resolution.kind === 'days') return { kind: 'ambiguous', why: resolution.why, choices: resolution.choices, ...said }
  const { why, nearest, again } = resolution
  const date = nearest && isUseful(nearest) ? nearest : (again ?? nearest)
  return { kind: 'impossible', why, nearest: { ...(date && { date }), ...(said.time && { time: said.time }) }, rest: said.rest }
}

export function refuseTime(date: PlainDate, time: ClockTime, rest: string): Impossible {
  return { kind: 'impossible', why: 'no-such-time', nearest: { date, time }, rest }
}

/** Midnight at the start and at the end of the day, without those that have passed. */
export function askMidnight(date: PlainDate, isAhead: (date: PlainDate) => boolean, rest: string): Ambiguous {
  const following = addDays(date, 1) ?? date
  return { kind: 'ambiguous', why: 'midnight', choices: [date, following].filter(isAhead), time: { hour: 0, minute: 0 }, rest }
}
