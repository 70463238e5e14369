import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attendee,
  enterAnswer,
  fillSeats,
  findOverCapacity,
  inTurn,
  placeInLine,
  type Settled,
  type Wish,
} from '../../src/domain/attendance.ts'

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

function answer(attendees: readonly Attendee[], capacity: number | undefined, personId: string, wish: Wish | undefined) {
  return enterAnswer(attendees, capacity, { personId, username: personId, wish })
}

const ids = (attendees: readonly Attendee[]) => attendees.map(({ personId }) => personId)

/** Four people, in this order, want a room of two. */
function fullRoom(): readonly Attendee[] {
  return ['a', 'b', 'c', 'd'].reduce<readonly Attendee[]>((all, id) => answer(all, 2, id, 'room').attendees, [])
}

describe('the room', () => {
  it('goes to the first who ask, and the others wait in their order', () => {
    const attendees = fullRoom()

    expect(ids(inTurn(attendees, 'room'))).toEqual(['a', 'b'])
    expect(placeInLine(attendees, 'c')).toBe(1)
    expect(placeInLine(attendees, 'd')).toBe(2)
    expect(placeInLine(attendees, 'a')).toBeUndefined()
  })

  it('goes to whoever waits longest when somebody leaves', () => {
    const { attendees, movedUp } = answer(fullRoom(), 2, 'a', 'remote')

    expect(ids(movedUp)).toEqual(['c'])
    expect(ids(inTurn(attendees, 'room'))).toEqual(['b', 'c'])
    expect(placeInLine(attendees, 'd')).toBe(1)
  })

  it('keeps everybody when it becomes smaller, and then frees no seat until there are fewer people than seats', () => {
    const smaller = fillSeats(fullRoom(), 1).attendees
    const afterOneLeft = answer(smaller, 1, 'a', 'no')

    expect(ids(findOverCapacity(smaller, 1))).toEqual(['b'])
    expect(afterOneLeft.movedUp).toEqual([])
    expect(ids(answer(afterOneLeft.attendees, 1, 'b', 'no').movedUp)).toEqual(['c'])
  })

  it('gives an answer that is restored its old place in the line', () => {
    const before = fullRoom().find(({ personId }) => personId === 'c')
    const without = answer(fullRoom(), 2, 'c', 'no').attendees

    const { attendees } = enterAnswer(without, 2, { personId: 'c', username: 'c', wish: 'room', turn: before?.turn ?? 0 })

    expect(ids(inTurn(attendees, 'waiting'))).toEqual(['c', 'd'])
  })

  it('changes nothing when the same is answered again', () => {
    const attendees = fullRoom()

    expect(answer(attendees, 2, 'c', 'room').attendees).toBe(attendees)
    expect(answer(attendees, 2, 'nobody', undefined).attendees).toEqual(attendees)
  })

  it('is never over its capacity, never empty while somebody waits, and always in the order of asking', () => {
    fc.assert(
      fc.property(capacities, fc.array(answers, { maxLength: 60 }), (capacity, steps) => {
        let attendees: readonly Attendee[] = []
        const asked: string[] = []
        for (const { personId, wish } of steps) {
          const had = attendees.find((one) => one.personId === personId)
          const wanted = had?.place === 'room' || had?.place === 'waiting'
          if (wanted && wish !== 'room') asked.splice(asked.indexOf(personId), 1)
          if (!wanted && wish === 'room') asked.push(personId)

          attendees = answer(attendees, capacity, personId, wish).attendees

          expect(ids(inTurn(attendees, 'room'))).toEqual(asked.slice(0, capacity))
          expect(ids(inTurn(attendees, 'waiting'))).toEqual(capacity === undefined ? [] : asked.slice(capacity))
        }
      }),
    )
  })

  it('drops nobody and names each who moves up once, however answers and capacities change', () => {
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
            const settled: Settled =
              step.kind === 'resize' ? fillSeats(before, capacity) : answer(before, capacity, step.personId, step.wish)
            attendees = settled.attendees

            const others = before.filter(({ personId }) => personId !== actor)
            const now = new Map(attendees.map((one) => [one.personId, one.place]))
            const moved = others.filter((one) => one.place !== now.get(one.personId))
            expect(ids(moved).toSorted()).toEqual(ids(settled.movedUp).toSorted())
            expect(moved.every(({ place }) => place === 'waiting')).toBe(true)
            const seated = inTurn(attendees, 'room').length
            expect(inTurn(attendees, 'waiting').length === 0 || seated >= (capacity ?? Number.POSITIVE_INFINITY)).toBe(true)
          }
        },
      ),
    )
  })
})
