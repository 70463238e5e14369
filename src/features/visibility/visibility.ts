import type { Chat, Person } from '../../messaging/chat.ts'
import { ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Subject } from '../../messaging/notice.ts'
import type { RoomKind } from '../../messaging/rooms.ts'
import type { Clock } from '../../shared/clock.ts'
import { type Belonging, canSeeMeetup, type Sight } from './model.ts'
import { createRoomLookup, type RoomLookup } from './room-lookup.ts'
import {
  blindView,
  homesOf,
  type KnownRooms,
  readKnownRooms,
  sightWithin,
  toView,
  type View,
  type VisibilityRepositories,
} from './view.ts'

/** Also finds out where a meetup belongs. */
export type SubjectRepositories = VisibilityRepositories & {
  readonly meetups: { find(id: number): Promise<Belonging | undefined> }
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

export function createVisibility(chat: Pick<Chat, 'self' | 'findRoom' | 'isMember' | 'findPerson'>, clock: Clock): Visibility {
  const rooms = createRoomLookup(chat, clock)
  let latest = blindView

  async function learn(repositories: VisibilityRepositories): Promise<KnownRooms> {
    const known = await readKnownRooms(repositories, rooms)
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

/** Where everything belongs that a message is about; undefined when something of it is gone. */
async function findBelongings(
  { meetups }: SubjectRepositories,
  { meetupId, seriesId }: Subject,
): Promise<readonly Belonging[] | undefined> {
  const meetup = meetupId === undefined ? {} : await meetups.find(meetupId)
  if (meetup === undefined) return undefined
  return seriesId === undefined ? [meetup] : [meetup, { series: { id: seriesId } }]
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
