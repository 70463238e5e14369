import type { Meetup } from '../meetups/model.ts'

/** What somebody asked for. */
export type Wish = 'room' | 'remote' | 'maybe' | 'no'

/** What they got: a seat, a spot on a waiting list when the seats of that kind are taken, or just their answer. */
export type AttendanceMode = Wish | 'waiting' | 'waiting-remote'

/** Each kind of seat has its own limit. */
export type SeatKind = 'room' | 'remote'

export const seatKinds: readonly SeatKind[] = ['room', 'remote']

/** How many seats there are; undefined means no limit. */
export type Seats = Pick<Meetup, 'capacity' | 'remoteCapacity'>

/** The waiting list for each kind of seat. */
const waitingModes = { room: 'waiting', remote: 'waiting-remote' } as const

/** Why RSVPs are closed. `unknown`: the meetup doesn't exist. */
export type ClosedReason = 'ended' | 'cancelled' | 'unknown'

/** One person's RSVP to one meetup. */
export interface Attendee {
  readonly personId: string
  readonly username: string
  readonly mode: AttendanceMode
  /** Increases within a meetup with each new wish: on a waiting list the lowest goes first. */
  readonly turn: number
}

/** Attendance in numbers, without names. */
export interface HeadCount {
  readonly room: number
  readonly waiting: number
  readonly remote: number
  /** Waiting to join remotely. */
  readonly remoteWaiting: number
  readonly maybe: number
}

export interface NewAnswer {
  readonly personId: string
  readonly username: string
  /** Undefined removes the RSVP. */
  readonly wish: Wish | undefined
  /** The turn of an earlier RSVP that is being restored, so that it keeps its position on the waiting list. */
  readonly turn?: number
}

/** Nobody loses a seat they have; a free one goes to the person who has waited longest for its kind. */
export interface SeatedAnswers {
  readonly attendees: readonly Attendee[]
  /** Who was waiting and now has a seat, in the order of their turns. */
  readonly movedUp: readonly Attendee[]
}

export function wishOf(mode: AttendanceMode): Wish {
  if (mode === 'waiting') return 'room'
  return mode === 'waiting-remote' ? 'remote' : mode
}

export function seatsOf(kind: SeatKind, { capacity, remoteCapacity }: Seats): number | undefined {
  return kind === 'room' ? capacity : remoteCapacity
}

/** Whether they have a seat. */
export function isComing(mode: AttendanceMode): mode is SeatKind {
  return mode === 'room' || mode === 'remote'
}

export function isWaiting(mode: AttendanceMode | undefined): mode is 'waiting' | 'waiting-remote' {
  return mode === 'waiting' || mode === 'waiting-remote'
}

/** Records an RSVP and hands out the seats it frees. */
export function enterAnswer(attendees: readonly Attendee[], seats: Seats, given: NewAnswer): SeatedAnswers {
  const { personId, username, wish } = given
  const before = attendees.find((one) => one.personId === personId)
  if (before !== undefined && wish === wishOf(before.mode)) return { attendees, movedUp: [] }
  const others = attendees.filter((one) => one.personId !== personId)
  if (wish === undefined) return fillSeats(others, seats)
  const turn = given.turn ?? Math.max(0, ...attendees.map((one) => one.turn)) + 1
  const mode: AttendanceMode = wish === 'room' || wish === 'remote' ? waitingModes[wish] : wish
  const { attendees: settled, movedUp } = fillSeats([...others, { personId, username, mode, turn }], seats)
  return { attendees: settled, movedUp: movedUp.filter((one) => one.personId !== personId) }
}

/** Gives free seats to people on the waiting lists, in their turn. Nobody loses a seat, even when there are too few. */
export function fillSeats(attendees: readonly Attendee[], seats: Seats): SeatedAnswers {
  const movedUp = seatKinds.flatMap((kind) => {
    const limit = seatsOf(kind, seats)
    const free = limit === undefined ? undefined : Math.max(0, limit - inTurn(attendees, kind).length)
    return inTurn(attendees, waitingModes[kind])
      .slice(0, free)
      .map((one): Attendee => ({ ...one, mode: kind }))
  })
  const seated = new Map(movedUp.map((one) => [one.personId, one]))
  return { attendees: attendees.map((one) => seated.get(one.personId) ?? one), movedUp }
}

/** The last to sign up, beyond the seats there are. They keep their seat until an organizer talks to them. */
export function findOverCapacity(attendees: readonly Attendee[], seats: Seats, kind: SeatKind): readonly Attendee[] {
  const limit = seatsOf(kind, seats)
  return limit === undefined ? [] : inTurn(attendees, kind).slice(limit)
}

/** 1 gets the next free seat of that kind; undefined for people who aren't waiting. */
export function findWaitingPosition(attendees: readonly Attendee[], personId: string): number | undefined {
  const own = attendees.find((one) => one.personId === personId)
  if (own === undefined || !isWaiting(own.mode)) return undefined
  return inTurn(attendees, own.mode).indexOf(own) + 1
}

export function countHeads(modes: readonly AttendanceMode[]): HeadCount {
  const count = (wanted: AttendanceMode) => modes.filter((mode) => mode === wanted).length
  return {
    room: count('room'),
    waiting: count('waiting'),
    remote: count('remote'),
    remoteWaiting: count('waiting-remote'),
    maybe: count('maybe'),
  }
}

export function inTurn(attendees: readonly Attendee[], mode: AttendanceMode): readonly Attendee[] {
  return attendees.filter((one) => one.mode === mode).toSorted((a, b) => a.turn - b.turn)
}
