import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { defaultPlanningMinutes, endsAt, type Meetup } from '../meetups/model.ts'

/** `held`: somebody from outside the Government of Canada offers it, and no organizer has looked at it yet. */
export type TalkState = 'held' | 'proposed' | 'accepted' | 'scheduled' | 'confirmed' | 'given' | 'declined' | 'withdrawn'

/** `given` is never written down: it is what a scheduled talk becomes when its meetup has ended. */
export type StoredTalkState = Exclude<TalkState, 'given'>

export type TalkStep = 'accept' | 'decline' | 'place' | 'confirm' | 'withdraw' | 'edit' | 'slides' | 'recording'

/** What somebody is to a talk; an organizer may present, too. */
export type TalkRole = 'presenter' | 'organizer'

export type TalkLang = Lang | 'both'

export interface TalkPerson {
  readonly id: string
  readonly username: string
}

export interface Talk {
  /** Short id, shown as `#12`; no meetup, topic or reminder has the same. */
  readonly id: number
  readonly title: string
  /** None when the presenter asked to be forgotten. */
  readonly presenter?: TalkPerson
  readonly lengthMinutes: number
  readonly lang: TalkLang
  readonly abstract?: string
  /** From where it is presented. */
  readonly from: 'room' | 'remote'
  readonly state: StoredTalkState
  /** Where it is scheduled; before that, where the presenter would like it. */
  readonly meetup?: Meetup
  /** The series for which it was offered; none means any. */
  readonly seriesId?: number
  /** The company it is from, and the employee who invited it. */
  readonly vendor?: { readonly name: string; readonly sponsor?: TalkPerson }
  readonly slidesUrl?: string
  readonly recordingUrl?: string
}

export const defaultTalkMinutes = 20

interface Transition {
  readonly step: TalkStep
  readonly from: readonly TalkState[]
  /** `same`: the talk stays where it is in its life. */
  readonly to: StoredTalkState | 'same'
  readonly by: readonly TalkRole[]
}

const either: readonly TalkRole[] = ['presenter', 'organizer']
const undecided = ['held', 'proposed'] as const
const onAgenda = ['scheduled', 'confirmed'] as const

/** Every step a talk can take; what is not here cannot be done. */
const transitions: readonly Transition[] = [
  { step: 'accept', from: undecided, to: 'accepted', by: ['organizer'] },
  // A given talk can be placed again, for the day on which it was planned but not held.
  { step: 'place', from: ['proposed', 'accepted', ...onAgenda, 'given'], to: 'scheduled', by: ['organizer'] },
  { step: 'confirm', from: ['scheduled'], to: 'confirmed', by: either },
  { step: 'decline', from: [...undecided, 'accepted', ...onAgenda], to: 'declined', by: ['organizer'] },
  { step: 'withdraw', from: [...undecided, 'accepted', ...onAgenda], to: 'withdrawn', by: either },
  { step: 'withdraw', from: ['given'], to: 'withdrawn', by: ['organizer'] },
  { step: 'edit', from: [...undecided, 'accepted', ...onAgenda], to: 'same', by: either },
  { step: 'edit', from: ['given'], to: 'same', by: ['organizer'] },
  { step: 'slides', from: [...undecided, 'accepted', ...onAgenda, 'given'], to: 'same', by: either },
  { step: 'recording', from: [...onAgenda, 'given'], to: 'same', by: ['organizer'] },
]

export type StepResult =
  | { readonly ok: true; readonly to: TalkState }
  | {
      readonly ok: false
      /** `role`: somebody else may do it now. `state`: nobody may. */
      readonly why: 'role' | 'state'
      /** What the same person can do with the talk instead. */
      readonly possible: readonly TalkStep[]
    }

/** Where a step leads, or why it leads nowhere. */
export function takeStep(state: TalkState, step: TalkStep, roles: readonly TalkRole[]): StepResult {
  const fitting = transitions.filter((one) => one.step === step && one.from.includes(state))
  const [allowed] = fitting.filter((one) => isFor(one, roles))
  if (allowed !== undefined) return { ok: true, to: allowed.to === 'same' ? state : allowed.to }
  return { ok: false, why: fitting.length > 0 ? 'role' : 'state', possible: possibleSteps(state, roles) }
}

function possibleSteps(state: TalkState, roles: readonly TalkRole[]): readonly TalkStep[] {
  return transitions.filter((one) => one.from.includes(state) && isFor(one, roles)).map(({ step }) => step)
}

function isFor({ by }: Transition, roles: readonly TalkRole[]): boolean {
  return by.some((role) => roles.includes(role))
}

/** Where a talk stands at a moment: what was on the agenda of a meetup that is over has been given. */
export function stateAt({ state, meetup }: Pick<Talk, 'state' | 'meetup'>, now: EpochMs): TalkState {
  const isPlaced = state === 'scheduled' || state === 'confirmed'
  return isPlaced && meetup?.state === 'planned' && endsAt(meetup) <= now ? 'given' : state
}

/** Why no talk can be put on a meetup any more; undefined when one can, also while it goes on. */
export function whyClosed(meetup: Meetup, now: EpochMs): 'ended' | 'cancelled' | undefined {
  if (meetup.state === 'cancelled') return 'cancelled'
  return endsAt(meetup) <= now ? 'ended' : undefined
}

/** A talk at its place on an agenda. */
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

/** How full an agenda is, in minutes. `free` is negative when more was promised than fits: that is said and not forbidden. */
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
