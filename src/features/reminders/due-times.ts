import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import type { Meetup } from '../meetups/model.ts'
import {
  allowedAfter,
  isAfterMeetup,
  isQuiet,
  latenessOf,
  nextOccurrence,
  type Reminder,
  type Repetition,
  stepOf,
} from './model/index.ts'
import { dueAtFor, type QuietNeeds, quietOf } from './quiet-service.ts'

export interface Times {
  readonly nominalAt: number
  readonly dueAt: number
}

export function latenessFor(reminder: Reminder, meetup: Meetup | undefined, wantedAt: EpochMs, now: EpochMs) {
  return latenessOf(wantedAt, now, {
    startsAt: isAfterMeetup(reminder) ? undefined : meetup?.startsAt,
    isUsefulUntilStart: stepOf(reminder) === 'announce',
  })
}

/** The latest time of a recurring reminder that has passed, the next one, and how many earlier ones were missed. */
export async function catchUp(needs: QuietNeeds, reminder: Reminder, now: number) {
  const { timing, nominalAt, dueAt } = reminder
  let times: Times = { nominalAt, dueAt }
  if (timing.kind !== 'every') return { times, next: undefined, skipped: undefined }
  let skipped: { readonly dueAt: number; readonly times: number } | undefined
  for (;;) {
    const next = await nextTimes(needs, reminder, timing, times)
    if (next.dueAt > now) return { times, next, skipped }
    skipped = { dueAt: times.dueAt, times: (skipped?.times ?? 0) + 1 }
    times = next
  }
}

/** The next time of a rule. Times that quiet hours move to or before the last one are merged with it. */
async function nextTimes(needs: QuietNeeds, reminder: Reminder, rule: Repetition, last: Times): Promise<Times> {
  let { nominalAt } = last
  for (;;) {
    nominalAt = nextOccurrence(rule, nominalAt).at
    const dueAt = await dueAtFor(needs, reminder, nominalAt, 0)
    if (dueAt > last.dueAt) return { nominalAt, dueAt }
  }
}

/**
 * In a quiet room, a late reminder waits for the end of the quiet hours unless that would be too late to be useful. One that
 * quiet hours moved before its own time, and that was missed there, waits for its own time.
 */
export async function waitsUntil(
  needs: QuietNeeds,
  { to }: Reminder,
  { nominalAt, dueAt, isLate }: Times & { readonly isLate: boolean },
  now: number,
  meetup: Meetup | undefined,
): Promise<number | undefined> {
  if (!('roomId' in to)) return undefined
  const quiet = await quietOf(needs, to.roomId)
  if (!isQuiet(quiet, now)) return undefined
  if (!isLate) return nominalAt > now && dueAt < now - promptMs ? nominalAt : undefined
  const at = allowedAfter(quiet, now)
  return at !== undefined && (meetup === undefined || at < meetup.startsAt) ? at : undefined
}

/** A reminder sent within this time of when it was due doesn't count as missed. */
const promptMs = 2 * minuteMs
