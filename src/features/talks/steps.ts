import type { StoredTalkState, TalkState } from './model.ts'

export type TalkStep = 'accept' | 'decline' | 'place' | 'confirm' | 'withdraw' | 'edit' | 'slides' | 'recording'

/** Somebody's role for one talk; an organizer may also be its presenter. */
export type TalkRole = 'presenter' | 'organizer'

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
