import type { EpochMs } from '../../shared/dates/time.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { PersonRef } from '../../shared/person.ts'
import { endsAt, type Meetup } from '../meetups/model.ts'

/** `held`: offered from outside the Government of Canada, and no organizer has reviewed it yet. */
export type TalkState = 'held' | 'proposed' | 'accepted' | 'scheduled' | 'confirmed' | 'given' | 'declined' | 'withdrawn'

/** `given` is never stored: a scheduled talk is given once its meetup has ended. */
export type StoredTalkState = Exclude<TalkState, 'given'>

export type TalkLang = Lang | 'both'

export interface Talk {
  /** Short id, shown as `#12`; no meetup, topic or reminder has the same. */
  readonly id: number
  readonly title: string
  /** Undefined once the presenter has asked to be forgotten. */
  readonly presenter?: PersonRef
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
  readonly vendor?: { readonly name: string; readonly sponsor?: PersonRef }
  readonly slidesUrl?: string
  readonly recordingUrl?: string
}

export const defaultTalkMinutes = 20

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
