import { demoSeed, type Seed, type SeedRoom } from '../../sandbox/index.ts'

/** Another name than the demo's, so that nothing in the bot can depend on it. */
export const testBotName = 'otto'

/** Who organizes meetups in tests, by the configuration, and owns their rooms. */
export const testOrganizer = 'olga'

const inToronto = -5
const inVancouver = -8

/**
 * Other people than the demo's, so that nothing in the bot can depend on them. Their names are no words, and differ from every
 * word that the bot knows by more than a slip: two members, one English and one French, who organizes, and a visitor.
 */
export const testSeed: Seed = {
  password: 'demo',
  people: [
    { username: 'akua', name: 'Akua Mensah', roles: ['user'], language: 'en', utcOffset: inToronto },
    { username: 'felix', name: 'Félix Roy', roles: ['user'], language: 'fr', utcOffset: inToronto },
    { username: testOrganizer, name: 'Olga Lind', roles: ['user'], language: 'en', utcOffset: inToronto },
    { username: 'rhys', name: 'Rhys Evans', roles: ['user'], language: 'en', utcOffset: inVancouver },
    { username: testBotName, name: 'Otto', roles: ['bot', 'user'] },
  ],
  rooms: [
    channel('cloudnative', ['akua', 'felix', 'rhys', testBotName]),
    { ...channel('general', ['akua', 'felix', 'rhys', testBotName]), id: 'GENERAL' },
    // The bot isn't in this one.
    channel('outside', ['akua', 'felix', 'rhys']),
  ],
}

/** Rooms beside those of the seed. */
export function seedWithRooms(...rooms: readonly SeedRoom[]): Seed {
  return { ...testSeed, rooms: [...testSeed.rooms, ...rooms] }
}

/** One that its owner has invited these people to. */
export function privateRoom(name: string, members: readonly string[], owner = testOrganizer): SeedRoom {
  return { name, type: 'p', owner, members }
}

/** An example of a command, with the person here in place of the demo's who plays the same part. */
export function withTestPeople(example: string): string {
  return demoSeed.people.reduce(
    (text, { username }, index) => text.replaceAll(username, testSeed.people[index]?.username ?? ''),
    example,
  )
}

function channel(name: string, members: readonly string[]): SeedRoom {
  return { name, type: 'c', owner: testOrganizer, members }
}
