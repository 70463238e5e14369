import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import { defaultPlanningMinutes, type Meetup } from '../meetups/model.ts'
import type { Talk } from './model.ts'

/** A talk with its start time on an agenda. */
export interface Turn {
  readonly talk: Talk
  readonly startsAt: EpochMs
}

/** Planning comes first, then the talks one after the other. */
export function turnsOf(
  { startsAt, planningMinutes = defaultPlanningMinutes }: Pick<Meetup, 'startsAt' | 'planningMinutes'>,
  talks: readonly Talk[],
): readonly Turn[] {
  let at = startsAt + planningMinutes * minuteMs
  return talks.map((talk) => {
    const turn = { talk, startsAt: at }
    at += talk.lengthMinutes * minuteMs
    return turn
  })
}

/** How full an agenda is, in minutes. `free` is negative when it's overfull, which is allowed but pointed out. */
export interface AgendaLoad {
  readonly taken: number
  readonly planned: number
  readonly free: number
}

export function measureAgenda(
  { lengthMinutes, planningMinutes = defaultPlanningMinutes }: Pick<Meetup, 'lengthMinutes' | 'planningMinutes'>,
  talks: readonly Pick<Talk, 'lengthMinutes'>[],
): AgendaLoad {
  const planned = Math.max(0, lengthMinutes - planningMinutes)
  const taken = talks.reduce((sum, talk) => sum + talk.lengthMinutes, 0)
  return { taken, planned, free: planned - taken }
}
