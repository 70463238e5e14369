/** How somebody takes part in a meetup, in their own words. */
export type Wish = 'room' | 'remote' | 'maybe' | 'no'

/** What became of a wish: whoever wants a full room waits. */
export type Place = Wish | 'waiting'

/** What one person has answered to one meetup. */
export interface Attendee {
  readonly personId: string
  readonly username: string
  readonly place: Place
  /** Counts up within a meetup at each new wish: of two who wait, the lower one asked first. */
  readonly turn: number
}

/** How many come, without a name. */
export interface HeadCount {
  readonly room: number
  readonly waiting: number
  readonly remote: number
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

/** The room, once it is full, goes to nobody; it goes to whoever waits longest as soon as a seat is free. */
export interface Settled {
  readonly attendees: readonly Attendee[]
  /** Who waited before and has a seat now, first come first. */
  readonly movedUp: readonly Attendee[]
}

export function wishOf(place: Place): Wish {
  return place === 'waiting' ? 'room' : place
}

/** Enters an answer and hands out the seats that it leaves free. `capacity` undefined: everybody finds a seat. */
export function enterAnswer(attendees: readonly Attendee[], capacity: number | undefined, given: NewAnswer): Settled {
  const { personId, username, wish } = given
  const before = attendees.find((one) => one.personId === personId)
  if (before !== undefined && wish === wishOf(before.place)) return { attendees, movedUp: [] }
  const others = attendees.filter((one) => one.personId !== personId)
  if (wish === undefined) return fillSeats(others, capacity)
  const turn = given.turn ?? Math.max(0, ...attendees.map((one) => one.turn)) + 1
  const place: Place = wish === 'room' ? 'waiting' : wish
  const { attendees: settled, movedUp } = fillSeats([...others, { personId, username, place, turn }], capacity)
  return { attendees: settled, movedUp: movedUp.filter((one) => one.personId !== personId) }
}

/** Gives the free seats to those who wait, in their turn. Nobody ever loses a seat by it, even where there are too few. */
export function fillSeats(attendees: readonly Attendee[], capacity: number | undefined): Settled {
  const free = capacity === undefined ? undefined : Math.max(0, capacity - inTurn(attendees, 'room').length)
  const movedUp = inTurn(attendees, 'waiting')
    .slice(0, free)
    .map((one): Attendee => ({ ...one, place: 'room' }))
  const seated = new Map(movedUp.map((one) => [one.personId, one]))
  return { attendees: attendees.map((one) => seated.get(one.personId) ?? one), movedUp }
}

/** Those in the room for whom there is no seat since the capacity was lowered: the last to come. They keep their place. */
export function findOverCapacity(attendees: readonly Attendee[], capacity: number | undefined): readonly Attendee[] {
  return capacity === undefined ? [] : inTurn(attendees, 'room').slice(capacity)
}

/** 1 is the next to get a seat; undefined for who does not wait. */
export function placeInLine(attendees: readonly Attendee[], personId: string): number | undefined {
  const at = inTurn(attendees, 'waiting').findIndex((one) => one.personId === personId)
  return at === -1 ? undefined : at + 1
}

export function countHeads(places: readonly Place[]): HeadCount {
  const count = (wanted: Place) => places.filter((place) => place === wanted).length
  return { room: count('room'), waiting: count('waiting'), remote: count('remote'), maybe: count('maybe') }
}

export function inTurn(attendees: readonly Attendee[], place: Place): readonly Attendee[] {
  return attendees.filter((one) => one.place === place).toSorted((a, b) => a.turn - b.turn)
}
