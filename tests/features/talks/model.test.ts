import { describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { measureAgenda } from '../../../src/features/talks/agenda.ts'
import { type StoredTalkState, stateAt, type TalkState, whyClosed } from '../../../src/features/talks/model.ts'
import { type TalkRole, type TalkStep, takeStep } from '../../../src/features/talks/steps.ts'

const start = Date.UTC(2026, 11, 17, 18)
const hour = 3_600_000

const meetup: Meetup = { id: 1, startsAt: start, lengthMinutes: 120, zone: 'America/Toronto', state: 'planned', changedAt: 0 }

const states: readonly TalkState[] = [
  'held',
  'proposed',
  'accepted',
  'scheduled',
  'confirmed',
  'given',
  'declined',
  'withdrawn',
]
const steps: readonly TalkStep[] = ['accept', 'place', 'confirm', 'decline', 'withdraw', 'edit', 'slides', 'recording']

/** Where each step leads from each state, for a presenter and for an organizer; any other step is refused. */
const table: Readonly<
  Record<TalkState, { presenter: Partial<Record<TalkStep, TalkState>>; organizer: Partial<Record<TalkStep, TalkState>> }>
> = {
  held: {
    presenter: { withdraw: 'withdrawn', edit: 'held', slides: 'held' },
    organizer: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn', edit: 'held', slides: 'held' },
  },
  proposed: {
    presenter: { withdraw: 'withdrawn', edit: 'proposed', slides: 'proposed' },
    organizer: {
      accept: 'accepted',
      place: 'scheduled',
      decline: 'declined',
      withdraw: 'withdrawn',
      edit: 'proposed',
      slides: 'proposed',
    },
  },
  accepted: {
    presenter: { withdraw: 'withdrawn', edit: 'accepted', slides: 'accepted' },
    organizer: { place: 'scheduled', decline: 'declined', withdraw: 'withdrawn', edit: 'accepted', slides: 'accepted' },
  },
  scheduled: {
    presenter: { confirm: 'confirmed', withdraw: 'withdrawn', edit: 'scheduled', slides: 'scheduled' },
    organizer: {
      place: 'scheduled',
      confirm: 'confirmed',
      decline: 'declined',
      withdraw: 'withdrawn',
      edit: 'scheduled',
      slides: 'scheduled',
      recording: 'scheduled',
    },
  },
  confirmed: {
    presenter: { withdraw: 'withdrawn', edit: 'confirmed', slides: 'confirmed' },
    organizer: {
      place: 'scheduled',
      decline: 'declined',
      withdraw: 'withdrawn',
      edit: 'confirmed',
      slides: 'confirmed',
      recording: 'confirmed',
    },
  },
  given: {
    presenter: { slides: 'given' },
    organizer: { place: 'scheduled', withdraw: 'withdrawn', edit: 'given', slides: 'given', recording: 'given' },
  },
  declined: { presenter: {}, organizer: {} },
  withdrawn: { presenter: {}, organizer: {} },
}

interface Case {
  readonly state: TalkState
  readonly step: TalkStep
  readonly roles: readonly TalkRole[]
}

function expectedOf({ state, step, roles }: Case): TalkState | undefined {
  return roles.map((role) => table[state][role][step]).find((to) => to !== undefined)
}

const roleSets: readonly (readonly TalkRole[])[] = [[], ['presenter'], ['organizer'], ['presenter', 'organizer']]

const cases: readonly Case[] = states.flatMap((state) =>
  steps.flatMap((step) => roleSets.map((roles) => ({ state, step, roles }))),
)

describe('a step of a talk', () => {
  it.each(cases)('$step from $state by $roles leads where the table says', ({ state, step, roles }) => {
    const result = takeStep(state, step, roles)

    expect(result.ok ? result.to : undefined).toBe(expectedOf({ state, step, roles }))
  })

  it.each(cases.filter((one) => expectedOf(one) === undefined))(
    '$step from $state by $roles, refused, comes with all that is possible',
    ({ state, step, roles }) => {
      const result = takeStep(state, step, roles)

      const possible = result.ok ? [] : result.possible
      expect(new Set(possible)).toEqual(new Set(steps.filter((one) => expectedOf({ state, step: one, roles }) !== undefined)))
    },
  )

  it('distinguishes what somebody else may do from what nobody may', () => {
    expect(takeStep('scheduled', 'confirm', [])).toMatchObject({ ok: false, why: 'role', possible: [] })
    expect(takeStep('declined', 'confirm', ['presenter'])).toMatchObject({ ok: false, why: 'state', possible: [] })
  })
})

describe('a talk on an agenda', () => {
  it.each<[StoredTalkState, TalkState, TalkState]>([
    ['scheduled', 'scheduled', 'given'],
    ['confirmed', 'confirmed', 'given'],
    ['proposed', 'proposed', 'proposed'],
    ['accepted', 'accepted', 'accepted'],
    ['withdrawn', 'withdrawn', 'withdrawn'],
  ])('that is %s is %s until the planned end, and %s from then on', (state, before, after) => {
    const end = start + 2 * hour

    expect(stateAt({ state, meetup }, end - 1)).toBe(before)
    expect(stateAt({ state, meetup }, end)).toBe(after)
  })

  it('has not been given when its meetup was cancelled', () => {
    expect(stateAt({ state: 'confirmed', meetup: { ...meetup, state: 'cancelled' } }, start + 3 * hour)).toBe('confirmed')
  })
})

describe('a meetup', () => {
  it('takes talks until its planned end, and none once it is cancelled', () => {
    const end = start + 2 * hour

    expect(whyClosed(meetup, end - 1)).toBeUndefined()
    expect(whyClosed(meetup, end)).toBe('ended')
    expect(whyClosed({ ...meetup, state: 'cancelled' }, start)).toBe('cancelled')
  })

  it.each([
    [120, [20, 20], { taken: 40, planned: 60, free: 20 }],
    [120, [], { taken: 0, planned: 60, free: 60 }],
    [120, [30, 20, 30], { taken: 80, planned: 60, free: -20 }],
    [45, [20], { taken: 20, planned: 0, free: -20 }],
  ])('of %i minutes, with talks of %j, is so full', (lengthMinutes, lengths, expected) => {
    const talks = lengths.map((one) => ({ lengthMinutes: one }))

    expect(measureAgenda({ lengthMinutes }, talks)).toEqual(expected)
  })
})
