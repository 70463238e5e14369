import type { EpochMs } from '../../shared/dates/time.ts'

/** Where a meetup belongs: to its series, or to the private room it was planned in, or to everyone. */
export interface Belonging {
  readonly series?: { readonly id: number }
  readonly roomId?: string
}

/** What a reply was made from, as kept for the person who shares it. */
export interface ShownInReply {
  readonly belongings: readonly Belonging[]
  /** What lets people into the meetups that it shows. */
  readonly waysIn: readonly string[]
}

/** What some readers may see. `system`: there is no reader, so nothing is hidden. */
export type Sight =
  | 'system'
  | {
      /** Every meetup and series, in any room. */
      readonly isOrganizer: boolean
      /** Grows when these readers add a series themselves. */
      readonly seriesIds: Set<number>
      /** Rooms whose meetups and names these readers may know. */
      readonly roomIds: ReadonlySet<string>
      /** Rooms that the caller has joined, for replies that nobody else reads. Only looked up for organizers. */
      readonly ownRoomIds: ReadonlySet<string>
    }

export function canSeeSeries(sight: Sight, id: number): boolean {
  return sight === 'system' || sight.isOrganizer || sight.seriesIds.has(id)
}

export function canSeeMeetup(sight: Sight, { series, roomId }: Belonging): boolean {
  if (sight === 'system' || sight.isOrganizer) return true
  if (series !== undefined) return sight.seriesIds.has(series.id)
  return roomId === undefined || sight.roomIds.has(roomId)
}

/** Organizers manage meetups of rooms they haven't joined, but the rooms' names stay private. */
export function knowsRoom(sight: Sight, roomId: string): boolean {
  return sight === 'system' || sight.roomIds.has(roomId)
}

/** The same for a reply that only the caller reads. */
export function mayBeToldOfRoom(sight: Sight, roomId: string): boolean {
  return knowsRoom(sight, roomId) || (sight !== 'system' && sight.ownRoomIds.has(roomId))
}

/** Where a series belongs, as stored. */
export interface SeriesRooms {
  readonly id: number
  readonly addedAt: EpochMs
  /** The room it was added in. */
  readonly addedIn?: string
  readonly boundTo: readonly string[]
}

export interface SubscribedRoom {
  readonly roomId: string
  readonly since: EpochMs
  /** Subscribed by an organizer. Anybody may open a channel and subscribe that. */
  readonly publishes: boolean
}

/** The rooms whose members may see a series: those it's bound to, or the one it was added in until it's bound to any. */
export function roomsOf({ boundTo, addedIn }: SeriesRooms): readonly string[] {
  if (boundTo.length > 0) return boundTo
  return addedIn === undefined ? [] : [addedIn]
}

/**
 * The rooms that make a series public if they are public: those it's bound to. A series that isn't bound to any becomes public
 * when an organizer subscribes a room after the series was added, or when the room it was added in is subscribed. Older
 * subscriptions don't count, because they can't have been meant for this series.
 */
export function publishingRooms(
  { boundTo, addedIn, addedAt }: SeriesRooms,
  subscribed: readonly SubscribedRoom[],
  isBound: (roomId: string) => boolean,
): readonly string[] {
  if (boundTo.length > 0) return boundTo
  return subscribed
    .filter(({ roomId, since, publishes }) => !isBound(roomId) && (roomId === addedIn || (publishes && since > addedAt)))
    .map(({ roomId }) => roomId)
}
