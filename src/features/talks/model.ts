import { type EpochMs, minuteMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { defaultPlanningMinutes, endsAt, type Meetup } from '../meetups/model.ts'

/** `held`: offered from outside the Government of Canada, and no organizer has reviewed it yet. */
export type TalkState = 'held' | 'proposed' | 'accepted' | 'scheduled' | 'confirmed' | 'given' | 'declined' | 'withdrawn'

/** `given` is never stored: a scheduled talk is given once its meetup has ended. */
export type StoredTalkState = Exclude<TalkState, 'given'>

export type TalkStep = 'accept' | 'decline' | 'place' | 'confirm' | 'withdraw' | 'edit' | 'slides' | 'recording'

/** Somebody's role for one talk; an organizer may also be its presenter. */
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
  /** Undefined once the presenter has asked to be forgotten. */
  readonly presenter?: TalkPerson
  readonly lengthMinutes: number
  readonly lang: TalkLang
  readonly abstract?: string
  /** Presented in the room or remotely. */
  readonly from: 'room' | 'remote'
  readonly state: StoredTalkState
  /** The meetup it is scheduled for; before that, the one its presenter would like. */
  readonly meetup?: Meetup
  /** The series it was offered for; undefined means any. */
  readonly seriesId?: number
  /** The company it's from, and the employee who invited it. */
  readonly vendor?: { readonly name: string; readonly sponsor?: TalkPerson }
  readonly slidesUrl?: string
  readonly recordingUrl?: string
}

export const defaultTalkMinutes = 20

interface Transition {
  readonly step: TalkStep
  readonly from: readonly TalkState[]
  /** `same`: the state doesn't change. */
  readonly to: StoredTalkState | 'same'
  readonly by: readonly TalkRole[]
}

const either: readonly TalkRole[] = ['presenter', 'organizer']
const undecided = ['held', 'proposed'] as const
const onAgenda = ['scheduled', 'confirmed'] as const

/** Every allowed step; anything else is refused. */
const transitions: readonly Transition[] = [
  { step: 'accept', from: undecided, to: 'accepted', by: ['organizer'] },
  // A given talk can be scheduled again: it may have been on the agenda without taking place.
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

/** False when no organizer has looked at it yet, or when it won't be given. */
export function isPublic({ state }: Pick<Talk, 'state'>): boolean {
  return state !== 'held' && state !== 'declined' && state !== 'withdrawn'
}

/** Who may know of a talk: everybody for a public one; otherwise its presenter, its sponsor and the organizers. */
export function mayKnow(
  { state, presenter, vendor }: Pick<Talk, 'state' | 'presenter' | 'vendor'>,
  { id, isOrganizer }: { readonly id: string; readonly isOrganizer: boolean },
): boolean {
  return isPublic({ state }) || isOrganizer || presenter?.id === id || vendor?.sponsor?.id === id
}

/** Proposals of one person that may wait for a decision at a time. */
export const mostPendingProposals = 10

export type StepResult =
  | { readonly ok: true; readonly to: TalkState }
  | {
      readonly ok: false
      /** `role`: only somebody else may do it. `state`: nobody can. */
      readonly why: 'role' | 'state'
      /** What this person can do instead. */
      readonly possible: readonly TalkStep[]
    }

/** The state after a step, or why the step isn't possible. */
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

/** Whether it has a slot on an agenda. */
export function isScheduled({ state }: { readonly state: TalkState }): boolean {
  return state === 'scheduled' || state === 'confirmed'
}

/** The state at a moment: talks on the agenda of a past meetup count as given. */
export function stateAt({ state, meetup }: Pick<Talk, 'state' | 'meetup'>, now: EpochMs): TalkState {
  return isScheduled({ state }) && meetup?.state === 'planned' && endsAt(meetup) <= now ? 'given' : state
}

/** Why a meetup takes no more talks; undefined when it does, which includes while it's in progress. */
export function whyClosed(meetup: Meetup, now: EpochMs): 'ended' | 'cancelled' | undefined {
  if (meetup.state === 'cancelled') return 'cancelled'
  return endsAt(meetup) <= now ? 'ended' : undefined
}

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
