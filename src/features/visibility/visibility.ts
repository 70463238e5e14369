import type { Chat, Person } from '../../messaging/chat.ts'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Subject } from '../../messaging/notice.ts'
import type { RoomKind } from '../../messaging/rooms.ts'
import type { Clock } from '../../shared/clock.ts'
import { type Belonging, canSeeMeetup, publishingRooms, roomsOf, type SeriesRooms, type Sight } from './model.ts'
import type { ConcernedRooms } from './repository.ts'
import { createRoomLookup, type RoomLookup } from './room-lookup.ts'

/** The data that the rule needs. */
export interface VisibilityRepositories {
  readonly series: { belongings(): Promise<readonly SeriesRooms[]> }
  readonly concernedRooms: ConcernedRooms
  readonly roles: { has(personId: string, role: 'organizer'): Promise<boolean> }
}

/** Also finds out where a meetup belongs. */
export type SubjectRepositories = VisibilityRepositories & {
  readonly meetups: { find(id: number): Promise<Belonging | undefined> }
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

/** A reader of a reply, and where they read it. */
export type ReplyReader = Person & { readonly room: { readonly id: string; readonly kind: RoomKind } }

export interface Visibility {
  /** Asks the workspace about rooms: don't call it in a transaction. */
  look(repositories: VisibilityRepositories): Promise<View>
  /** The view, and what the readers of a reply may see. Asks the workspace: don't call it in a transaction. */
  lookFor(repositories: VisibilityRepositories, reader: ReplyReader): Promise<{ readonly view: View; readonly reader: Sight }>
  /**
   * The same for what one person reads where nobody else does, such as their own calendar.
   * @throws ChatUnavailable when the workspace doesn't say.
   */
  lookAlone(repositories: VisibilityRepositories, person: Person): Promise<{ readonly view: View; readonly reader: Sight }>
  /**
   * Whether something may be sent to a room or a person now. Asks the workspace: don't call it in a transaction.
   * @throws ChatUnavailable when the workspace doesn't say.
   */
  mayReceive(repositories: SubjectRepositories, to: Receiver, about: Subject): Promise<boolean>
  /** The result of the last `look`. Before the first one, no room is known. */
  readonly latest: View
}

/** Who gets something that they haven't asked for. A mirror is outside of the workspace. */
export type Receiver = { readonly roomId: string } | { readonly personId: string } | { readonly mirror: string }

/** Nothing is known about any room. */
const blindView: View = {
  everyone: { isOrganizer: false, seriesIds: new Set(), roomIds: new Set(), ownRoomIds: new Set() },
  inRoom: (roomId) => ({
    ...{ isOrganizer: false, seriesIds: new Set<number>() },
    ...{ roomIds: new Set([roomId]), ownRoomIds: new Set<string>() },
  }),
  isComplete: false,
}

interface Known {
  readonly series: readonly SeriesRooms[]
  /** Every room that something belongs to, and those that the bot could name. */
  readonly roomIds: readonly string[]
  readonly publicRooms: ReadonlySet<string>
  readonly publicSeries: ReadonlySet<number>
  readonly isComplete: boolean
}

export function createVisibility(chat: Pick<Chat, 'self' | 'findRoom' | 'isMember' | 'findPerson'>, clock: Clock): Visibility {
  const rooms = createRoomLookup(chat, clock)
  let latest = blindView

  async function learn(repositories: VisibilityRepositories): Promise<Known> {
    const known = await readRooms(repositories, rooms)
    latest = toView(known)
    return known
  }

  return {
    async look(repositories) {
      await learn(repositories)
      return latest
    },
    async lookFor(repositories, reader) {
      const known = await learn(repositories)
      const view = toView(known)
      const isOrganizer = await repositories.roles.has(reader.id, 'organizer')
      const isAlone = await isOneToOne(reader, chat.self, rooms)
      if (!isAlone && !isOrganizer) return { view, reader: view.inRoom(reader.room.id) }
      const joined = await findJoined(known.roomIds, (roomId) => rooms.isMember(roomId, reader))
      if (isAlone) return { view, reader: sightWithin(known, joined, isOrganizer) }
      return { view, reader: { ...sightWithin(known, new Set([reader.room.id])), ownRoomIds: joined } }
    },
    async lookAlone(repositories, person) {
      const known = await learn(repositories)
      const answers = await Promise.all(known.roomIds.map((roomId) => rooms.membershipOf(roomId, person)))
      // Meetups that vanish from a calendar and come back would look like cancelled ones.
      if (!known.isComplete || answers.includes('unknown')) {
        throw new ChatUnavailable('The workspace does not say which rooms somebody is in.')
      }
      const joined = new Set(known.roomIds.filter((_, index) => answers[index] === true))
      const isOrganizer = await repositories.roles.has(person.id, 'organizer')
      return { view: toView(known), reader: sightWithin(known, joined, isOrganizer) }
    },
    async mayReceive(repositories, to, about) {
      const known = await learn(repositories)
      const belongings = await findBelongings(repositories, about)
      // Nothing is known about it any more.
      if (belongings === undefined) return false
      const { everyone, inRoom } = toView(known)
      const hidden = belongings.filter((one) => !canSeeMeetup(everyone, one))
      if (hidden.length === 0) return true
      if (!known.isComplete) throw new ChatUnavailable('The workspace does not say which rooms are public.')
      if (!('personId' in to)) return 'roomId' in to && hidden.every((one) => canSeeMeetup(inRoom(to.roomId), one))
      if (await repositories.roles.has(to.personId, 'organizer')) return true
      const person = await chat.findPerson({ id: to.personId })
      if (person === undefined) return false
      const answers = await Promise.all(hidden.map((one) => isMemberOfAny(homesOf(known, one), person, rooms)))
      return answers.every((isMember) => isMember)
    },
    get latest() {
      return latest
    },
  }
}

async function readRooms(repositories: VisibilityRepositories, rooms: RoomLookup): Promise<Known> {
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

function toView(known: Known): View {
  return {
    everyone: sightWithin(known, new Set()),
    inRoom: (roomId) => sightWithin(known, new Set([roomId])),
    isComplete: known.isComplete,
  }
}

/** What is public, and what belongs to rooms that all readers are in. */
function sightWithin(
  { series, publicRooms, publicSeries }: Known,
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

/** Where everything belongs that a message is about; undefined when something of it is gone. */
async function findBelongings(
  { meetups }: SubjectRepositories,
  { meetupId, seriesId }: Subject,
): Promise<readonly Belonging[] | undefined> {
  const meetup = meetupId === undefined ? {} : await meetups.find(meetupId)
  if (meetup === undefined) return undefined
  return seriesId === undefined ? [meetup] : [meetup, { series: { id: seriesId } }]
}

/** The rooms whose members may see something that isn't public. */
function homesOf({ series }: Known, { series: own, roomId }: Belonging): readonly string[] {
  if (own === undefined) return roomId === undefined ? [] : [roomId]
  return series.filter(({ id }) => id === own.id).flatMap(roomsOf)
}

async function isMemberOfAny(roomIds: readonly string[], person: Person, rooms: RoomLookup): Promise<boolean> {
  const answers = await Promise.all(roomIds.map((roomId) => rooms.membershipOf(roomId, person)))
  if (answers.includes(true)) return true
  if (answers.includes('unknown')) throw new ChatUnavailable('The workspace does not say who is in a room.')
  return false
}

async function findJoined(roomIds: readonly string[], isMember: (roomId: string) => Promise<boolean>) {
  const answers = await Promise.all(roomIds.map(isMember))
  return new Set(roomIds.filter((_, index) => answers[index]))
}

/** A direct message between several people is a room. Between two people, its id consists of their two ids. */
async function isOneToOne({ id, room }: ReplyReader, self: Person | undefined, rooms: RoomLookup): Promise<boolean> {
  if (room.kind !== 'direct') return false
  if (self !== undefined && (room.id === `${id}${self.id}` || room.id === `${self.id}${id}`)) return true
  const members = await rooms.membersOf(room.id)
  return members !== undefined && members <= 2
}
