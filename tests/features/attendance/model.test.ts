import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attendee,
  countHeads,
  enterAnswer,
  fillSeats,
  findOverCapacity,
  findWaitingPosition,
  inTurn,
  type SeatedAnswers,
  type Seats,
  seatKinds,
  type Wish,
} from '../../../src/features/attendance/model.ts'

type Step =
  | { readonly kind: 'answer'; readonly personId: string; readonly wish: Wish | undefined }
  | { readonly kind: 'resize'; readonly capacity: number | undefined }

const capacities = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined })
const answers = fc.record({
  kind: fc.constant('answer' as const),
  personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
  wish: fc.constantFrom<Wish | undefined>('room', 'room', 'room', 'remote', 'maybe', 'no', undefined),
})
const resizes = fc.record({ kind: fc.constant('resize' as const), capacity: capacities })

function answer(attendees: readonly Attendee[], seats: Seats, personId: string, wish: Wish | undefined) {
  return enterAnswer(attendees, seats, { personId, username: personId, wish })
}

const ids = (attendees: readonly Attendee[]) => attendees.map(({ personId }) => personId)

describe.each(seatKinds)('seats: %s', (kind) => {
  const waiting = kind === 'room' ? 'waiting' : 'waiting-remote'
  const seats = (count: number | undefined): Seats => {
    if (count === undefined) return {}
    return kind === 'room' ? { capacity: count } : { remoteCapacity: count }
  }

  /** Four people want two seats, in this order. */
  function fullRoom(): readonly Attendee[] {
    return ['a', 'b', 'c', 'd'].reduce<readonly Attendee[]>((all, id) => answer(all, seats(2), id, kind).attendees, [])
  }

  it('go to the first who ask, and the others wait in their order', () => {
    const attendees = fullRoom()

    expect(ids(inTurn(attendees, kind))).toEqual(['a', 'b'])
    expect(findWaitingPosition(attendees, 'c')).toBe(1)
    expect(findWaitingPosition(attendees, 'd')).toBe(2)
    expect(findWaitingPosition(attendees, 'a')).toBeUndefined()
  })

  it('go to the person who has waited longest when somebody leaves', () => {
    const { attendees, movedUp } = answer(fullRoom(), seats(2), 'a', 'maybe')

    expect(ids(movedUp)).toEqual(['c'])
    expect(ids(inTurn(attendees, kind))).toEqual(['b', 'c'])
    expect(findWaitingPosition(attendees, 'd')).toBe(1)
  })

  it('keep everybody when they become fewer, and then none is free until there are fewer people than seats', () => {
    const smaller = fillSeats(fullRoom(), seats(1)).attendees
    const afterOneLeft = answer(smaller, seats(1), 'a', 'no')

    expect(ids(findOverCapacity(smaller, seats(1), kind))).toEqual(['b'])
    expect(afterOneLeft.movedUp).toEqual([])
    expect(ids(answer(afterOneLeft.attendees, seats(1), 'b', 'no').movedUp)).toEqual(['c'])
  })

  it('give an answer that is restored its old place in the line', () => {
    const before = fullRoom().find(({ personId }) => personId === 'c')
    const without = answer(fullRoom(), seats(2), 'c', 'no').attendees

    const { attendees } = enterAnswer(without, seats(2), {
      ...{ personId: 'c', username: 'c', wish: kind },
      turn: before?.turn ?? 0,
    })

    expect(ids(inTurn(attendees, waiting))).toEqual(['c', 'd'])
  })

  it('stay as they are when the same is answered again', () => {
    const attendees = fullRoom()

    expect(answer(attendees, seats(2), 'c', kind).attendees).toBe(attendees)
    expect(answer(attendees, seats(2), 'nobody', undefined).attendees).toEqual(attendees)
  })

  it('are never over capacity, never empty while somebody waits, and always in the order of asking', () => {
    fc.assert(
      fc.property(capacities, fc.array(answers, { maxLength: 60 }), (capacity, steps) => {
        let attendees: readonly Attendee[] = []
        const asked: string[] = []
        for (const { personId, wish } of steps) {
          const had = attendees.find((one) => one.personId === personId)
          const wanted = had?.mode === kind || had?.mode === waiting
          if (wanted && wish !== kind) asked.splice(asked.indexOf(personId), 1)
          if (!wanted && wish === kind) asked.push(personId)

          attendees = answer(attendees, seats(capacity), personId, wish).attendees

          expect(ids(inTurn(attendees, kind))).toEqual(asked.slice(0, capacity))
          expect(ids(inTurn(attendees, waiting))).toEqual(capacity === undefined ? [] : asked.slice(capacity))
        }
      }),
    )
  })

  it('drop nobody and name each who moves up once, however answers and capacities change', () => {
    fc.assert(
      fc.property(
        capacities,
        fc.array(fc.oneof({ weight: 4, arbitrary: answers }, resizes), { maxLength: 60 }),
        (first, steps) => {
          let capacity = first
          let attendees: readonly Attendee[] = []
          for (const step of steps as readonly Step[]) {
            const before = attendees
            const actor = step.kind === 'answer' ? step.personId : undefined
            if (step.kind === 'resize') capacity = step.capacity
            const settled: SeatedAnswers =
              step.kind === 'resize'
                ? fillSeats(before, seats(capacity))
                : answer(before, seats(capacity), step.personId, step.wish)
            attendees = settled.attendees

            const others = before.filter(({ personId }) => personId !== actor)
            const now = new Map(attendees.map((one) => [one.personId, one.mode]))
            const moved = others.filter((one) => one.mode !== now.get(one.personId))
            expect(ids(moved).toSorted()).toEqual(ids(settled.movedUp).toSorted())
            expect(moved.every(({ mode: place }) => place === waiting)).toBe(true)
            const seated = inTurn(attendees, kind).length
            expect(inTurn(attendees, waiting).length === 0 || seated >= (capacity ?? Number.POSITIVE_INFINITY)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('seats of both kinds', () => {
  it('run out each on its own, with waiting lists apart', () => {
    const limits = { capacity: 1, remoteCapacity: 1 }
    const given: readonly (readonly [string, Wish])[] = [
      ['a', 'room'],
      ['b', 'remote'],
      ['c', 'remote'],
      ['d', 'room'],
    ]
    const full = given.reduce<readonly Attendee[]>((all, [id, wish]) => answer(all, limits, id, wish).attendees, [])

    const changed = answer(full, limits, 'a', 'remote')

    expect(countHeads(full.map(({ mode: place }) => place))).toEqual({
      room: 1,
      waiting: 1,
      remote: 1,
      remoteWaiting: 1,
      maybe: 0,
    })
    expect(ids(changed.movedUp)).toEqual(['d'])
    expect(findWaitingPosition(changed.attendees, 'c')).toBe(1)
    expect(findWaitingPosition(changed.attendees, 'a')).toBe(2)
  })
})
