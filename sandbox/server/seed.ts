import { createRoom } from './chat/rooms.ts'
import { stableUserId } from './ids.ts'
import type { Room, User } from './records.ts'
import type { Workspace } from './workspace.ts'

export interface SeedPerson {
  username: string
  name: string
  roles: readonly string[]
  /** What `--help` and the page say about this person. */
  about?: string
  language?: string
  /** Hours from UTC, as the person's client last reported them. */
  utcOffset?: number
}

export interface SeedRoom {
  name: string
  type: 'c' | 'p'
  topic?: string
  owner: string
  members: readonly string[]
  id?: string
}

export interface Seed {
  password: string
  people: readonly SeedPerson[]
  rooms: readonly SeedRoom[]
}

/** The people and rooms of the demonstration. */
export const demoSeed: Seed = {
  password: 'demo',
  people: [
    { username: 'alice', name: 'Alice Martin', roles: ['user'], about: 'member, English', language: 'en', utcOffset: -5 },
    {
      username: 'francois',
      name: 'François Tremblay',
      roles: ['user'],
      about: 'member, French',
      language: 'fr',
      utcOffset: -5,
    },
    {
      username: 'olivia',
      name: 'Olivia Chen',
      roles: ['user'],
      about: 'organizer, owner of the rooms',
      language: 'en',
      utcOffset: -5,
    },
    {
      username: 'victor',
      name: 'Victor Okafor',
      roles: ['user'],
      about: 'visitor from another department',
      language: 'en',
      utcOffset: -8,
    },
    { username: 'rendezvous', name: 'Rendezvous', roles: ['bot', 'user'], about: 'the bot' },
  ],
  rooms: [
    {
      name: 'cloudnative',
      type: 'c',
      topic: 'Cloud Native @ GoC · monthly meetup / rencontre mensuelle',
      owner: 'olivia',
      members: ['alice', 'francois', 'victor', 'rendezvous'],
    },
    {
      id: 'GENERAL',
      name: 'general',
      type: 'c',
      topic: 'Welcome to the sandbox / Bienvenue dans le bac à sable',
      owner: 'olivia',
      members: ['alice', 'francois', 'victor', 'rendezvous'],
    },
    {
      name: 'outside',
      type: 'c',
      topic: 'The bot has not joined this room / Le robot n’est pas dans ce salon',
      owner: 'olivia',
      members: ['alice', 'francois', 'victor'],
    },
  ],
}

const CAT: SeedPerson = { username: 'rocket.cat', name: 'Rocket.Cat', roles: ['bot'] }

export function plant(workspace: Workspace, seed: Seed): void {
  for (const person of [CAT, ...seed.people]) addUser(workspace, person, seed.password)
  for (const plan of seed.rooms) {
    const [owner, ...members] = [plan.owner, ...plan.members].map((name) => personNamed(workspace, name))
    if (owner === undefined) continue
    const room: Room = createRoom(workspace, owner, plan.name, plan.type, members, plan.id)
    if (plan.topic !== undefined) room.topic = plan.topic
    room.default = plan.id === 'GENERAL'
  }
}

function addUser(workspace: Workspace, person: SeedPerson, password: string): void {
  const now = new Date(workspace.now())
  // Nobody logs in as rocket.cat: it is the server's own voice.
  const isCat = person.username === CAT.username
  const user: User = {
    _id: isCat ? 'rocket.cat' : stableUserId(person.username),
    username: person.username,
    name: person.name,
    roles: [...person.roles],
    password: isCat ? '' : password,
    status: isCat ? 'online' : 'offline',
    utcOffset: person.utcOffset ?? 0,
    createdAt: now,
    _updatedAt: now,
    ...(person.language !== undefined && { language: person.language }),
  }
  workspace.db.users.set(user._id, user)
}

function personNamed(workspace: Workspace, username: string): User {
  const user = workspace.db.users.get(stableUserId(username))
  if (user === undefined) throw new Error(`The seed puts ${username} in a room but does not list them among the people.`)
  return user
}
