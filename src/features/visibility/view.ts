import { type Belonging, publishingRooms, roomsOf, type SeriesRooms, type Sight } from './model.ts'
import type { ConcernedRooms } from './repository.ts'
import type { RoomLookup } from './room-lookup.ts'

/** The data that the rule needs. */
export interface VisibilityRepositories {
  readonly series: { belongings(): Promise<readonly SeriesRooms[]> }
  readonly concernedRooms: ConcernedRooms
  readonly roles: { has(personId: string, role: 'organizer'): Promise<boolean> }
}

/** Who may see what, as of one moment. */
export interface View {
  /** What everyone may see, in the workspace or on the Web. */
  readonly everyone: Sight
  /** What may be shown in a room: what is public, and what belongs to that room. */
  inRoom(roomId: string): Sight
  /** False while the workspace hasn't said what some room is. What depends on that room is hidden for now. */
  readonly isComplete: boolean
}

/** Nothing is known about any room. */
export const blindView: View = {
  everyone: { isOrganizer: false, seriesIds: new Set(), roomIds: new Set(), ownRoomIds: new Set() },
  inRoom: (roomId) => ({
    ...{ isOrganizer: false, seriesIds: new Set<number>() },
    ...{ roomIds: new Set([roomId]), ownRoomIds: new Set<string>() },
  }),
  isComplete: false,
}

export interface KnownRooms {
  readonly series: readonly SeriesRooms[]
  /** Every room that something belongs to, and those that the bot could name. */
  readonly roomIds: readonly string[]
  readonly publicRooms: ReadonlySet<string>
  readonly publicSeries: ReadonlySet<number>
  readonly isComplete: boolean
}

export async function readKnownRooms(repositories: VisibilityRepositories, rooms: RoomLookup): Promise<KnownRooms> {
  const series = await repositories.series.belongings()
  const concerned = await repositories.concernedRooms.all()
  const subscribed = concerned.flatMap(({ roomId, subscribed: how }) => (how === undefined ? [] : [{ roomId, ...how }]))
  const roomIds = [...new Set([...series.flatMap(roomsOf), ...concerned.map(({ roomId }) => roomId)])]
  const access = await Promise.all(roomIds.map((roomId) => rooms.accessOf(roomId)))
  const publicRooms = new Set(roomIds.filter((_, index) => access[index] === 'public'))
  const bound = new Set(series.flatMap(({ boundTo }) => boundTo))
  const isPublic = (one: SeriesRooms) =>
    publishingRooms(one, subscribed, (roomId) => bound.has(roomId)).some((roomId) => publicRooms.has(roomId))
  return {
    ...{ series, roomIds, publicRooms },
    publicSeries: new Set(series.filter(isPublic).map(({ id }) => id)),
    isComplete: !access.includes('unknown'),
  }
}

export function toView(known: KnownRooms): View {
  return {
    everyone: sightWithin(known, new Set()),
    inRoom: (roomId) => sightWithin(known, new Set([roomId])),
    isComplete: known.isComplete,
  }
}

/** What is public, and what belongs to rooms that all readers are in. */
export function sightWithin(
  { series, publicRooms, publicSeries }: KnownRooms,
  rooms: ReadonlySet<string>,
  isOrganizer = false,
): Exclude<Sight, 'system'> {
  const theirs = series.filter((one) => roomsOf(one).some((roomId) => rooms.has(roomId))).map(({ id }) => id)
  return {
    isOrganizer,
    seriesIds: new Set([...publicSeries, ...theirs]),
    roomIds: new Set([...publicRooms, ...rooms]),
    ownRoomIds: new Set(),
  }
}

/** The rooms whose members may see something that isn't public. */
export function homesOf({ series }: KnownRooms, { series: own, roomId }: Belonging): readonly string[] {
  if (own === undefined) return roomId === undefined ? [] : [roomId]
  return series.filter(({ id }) => id === own.id).flatMap(roomsOf)
}
