import type { Meetup } from '../meetups/model.ts'

/** How somebody takes part in a meetup, in their own words. */
export type Wish = 'room' | 'remote' | 'maybe' | 'no'

/** What became of a wish: whoever wants a full room waits, and so does whoever joins remotely where that has a limit. */
export type AttendanceMode = Wish | 'waiting' | 'waiting-remote'

/** The two kinds of seats, which run out each on its own. */
export type SeatKind = 'room' | 'remote'

export const seatKinds: readonly SeatKind[] = ['room', 'remote']

/** How many seats there are; what is left out has no limit. */
export type Seats = Pick<Meetup, 'capacity' | 'remoteCapacity'>

/** Where people wait for a kind of seat. */
const lines = { room: 'waiting', remote: 'waiting-remote' } as const

/** What one person has answered to one meetup. */
export interface Attendee {
  readonly personId: string
  readonly username: string
  readonly place: AttendanceMode
  /** Counts up within a meetup at each new wish: of two who wait, the lower one asked first. */
  readonly turn: number
}

/** How many come, without a name. */
export interface HeadCount {
  readonly room: number
  readonly waiting: number
  readonly remote: number
  /** Those who wait to join remotely. */
  readonly remoteWaiting: number
  readonly maybe: number
}

export interface NewAnswer {
  readonly personId: string
  readonly username: string
  /** Undefined takes an answer back. */
  readonly wish: Wish | undefined
  /** The turn of an earlier answer that is being restored: its place in the line is kept. */
  readonly turn?: number
}

/** Seats, once they are taken, go to nobody; a free one goes to whoever waits longest for its kind. */
export interface Settled {
  readonly attendees: readonly Attendee[]
  /** Who waited before and has a seat now, first come first. */
  readonly movedUp: readonly Attendee[]
}

export function wishOf(place: AttendanceMode): Wish {
  if (place === 'waiting') return 'room'
  return place === 'waiting-remote' ? 'remote' : place
}

export function seatsOf(kind: SeatKind, { capacity, remoteCapacity }: Seats): number | undefined {
  return kind === 'room' ? capacity : remoteCapacity
}

/** Whether somebody waits for a seat. */
function isWaiting(place: AttendanceMode): place is 'waiting' | 'waiting-remote' {
  return place === 'waiting' || place === 'waiting-remote'
}

/** Enters an answer and hands out the seats that it leaves free. */
export function enterAnswer(attendees: readonly Attendee[], seats: Seats, given: NewAnswer): Settled {
  const { personId, username, wish } = given
  const before = attendees.find((one) => one.personId === personId)
  if (before !== undefined && wish === wishOf(before.place)) return { attendees, movedUp: [] }
  const others = attendees.filter((one) => one.personId !== personId)
  if (wish === undefined) return fillSeats(others, seats)
  const turn = given.turn ?? Math.max(0, ...attendees.map((one) => one.turn)) + 1
  const place: AttendanceMode = wish === 'room' || wish === 'remote' ? lines[wish] : wish
  const { attendees: settled, movedUp } = fillSeats([...others, { personId, username, place, turn }], seats)
  return { attendees: settled, movedUp: movedUp.filter((one) => one.personId !== personId) }
}

/** Gives the free seats to those who wait, in their turn. Nobody ever loses a seat by it, even where there are too few. */
export function fillSeats(attendees: readonly Attendee[], seats: Seats): Settled {
  const movedUp = seatKinds.flatMap((kind) => {
    const limit = seatsOf(kind, seats)
    const free = limit === undefined ? undefined : Math.max(0, limit - inTurn(attendees, kind).length)
    return inTurn(attendees, lines[kind])
      .slice(0, free)
      .map((one): Attendee => ({ ...one, place: kind }))
  })
  const seated = new Map(movedUp.map((one) => [one.personId, one]))
  return { attendees: attendees.map((one) => seated.get(one.personId) ?? one), movedUp }
}

/** Those for whom there is no seat of a kind since there are fewer: the last to come. They keep their place. */
export function findOverCapacity(attendees: readonly Attendee[], seats: Seats, kind: SeatKind): readonly Attendee[] {
  const limit = seatsOf(kind, seats)
  return limit === undefined ? [] : inTurn(attendees, kind).slice(limit)
}

/** 1 is the next to get a seat of the kind that this person waits for; undefined for who does not wait. */
export function placeInLine(attendees: readonly Attendee[], personId: string): number | undefined {
  const own = attendees.find((one) => one.personId === personId)
  if (own === undefined || !isWaiting(own.place)) return undefined
  return inTurn(attendees, own.place).indexOf(own) + 1
}

export function countHeads(places: readonly AttendanceMode[]): HeadCount {
  const count = (wanted: AttendanceMode) => places.filter((place) => place === wanted).length
  return {
    room: count('room'),
    waiting: count('waiting'),
    remote: count('remote'),
    remoteWaiting: count('waiting-remote'),
    maybe: count('maybe'),
  }
}

export function inTurn(attendees: readonly Attendee[], place: AttendanceMode): readonly Attendee[] {
  return attendees.filter((one) => one.place === place).toSorted((a, b) => a.turn - b.turn)
}
