import type { Message, Room } from '../../../sandbox/index.ts'
import type { Row } from '../../../src/maintenance/exported-tables.ts'
import { createSystemClock } from '../../../src/platform/clock.ts'
import { minuteMs } from '../../../src/shared/dates/time.ts'
import { startTestBot, type TestBot } from '../bot.ts'
import { createFakeClock } from '../fake-clock.ts'
import { openRawBeside } from '../filled.ts'
import { createHandTicker } from '../manual-scheduler.ts'
import { testBotName, testSeed } from '../seed.ts'
import { plant } from './plant.ts'

/** Every row of every table. */
export type Rows = Readonly<Record<string, readonly Row[]>>

/** A member, a presenter, an organizer, an outsider and a bot. */
export const people = ['akua', 'felix', 'olga', 'rhys', 'robot'] as const
export type PersonName = (typeof people)[number]

/** Asks for something harmless, to find out when everything before it was read. */
const last = 'barry'

/** `crimson-den` and `azure-loft` are private, `cloudnative` is a public channel. Their names are canaries where they're private. */
export const rooms = ['general', 'cloudnative', 'crimson-den', 'azure-loft'] as const
export type RoomName = (typeof rooms)[number]

/** A message of the bot's, or its new text, and who can read it. */
export interface Seen {
  readonly text: string
  readonly readers: readonly PersonName[]
  readonly where: string
}

export interface World {
  readonly idOf: (person: PersonName) => string
  /** Whether somebody is in a room, and whether everybody is. */
  readonly isIn: (person: PersonName, roomId: string) => boolean
  readonly isPublic: (roomId: string) => boolean
  readonly roomId: (room: RoomName) => string
  /** Somebody types something, in their direct room with the bot when they aren't in the room. */
  say(person: PersonName, room: RoomName | 'direct', call: string): Promise<void>
  react(person: PersonName, which: number, emoji: string): Promise<void>
  move(person: PersonName, room: RoomName): void
  setPrivate(room: RoomName, isPrivate: boolean): void
  /** Time passes, and every job runs. */
  pass(minutes: number): Promise<void>
  rows(): Promise<Rows>
  /** Whether time went on by itself since the last time this was asked, so that jobs may have changed something as well. */
  hasTimePassed(): boolean
  /** What the bot has said, or changed, since the last time. */
  news(): readonly Seen[]
  page(path: string): Promise<string>
  close(): Promise<void>
}

const start = Date.UTC(2026, 10, 22, 15)

/** How long something may take on a machine that isn't busy, and how often it may have to be tried. */
const waitMs = 5_000
const mostWaits = 12

export async function openWorld(databaseUrl: string): Promise<World> {
  const time = createFakeClock(start)
  const ticker = createHandTicker()
  const test = await startTestBot({
    databaseUrl,
    sandbox: { seed, now: time.now, rateLimits: false },
    clock: { now: time.now, after: createSystemClock().after },
    ticker,
  })
  const raw = await openRawBeside(databaseUrl)
  const { sandbox, bot } = test
  const shown = new Map<string, string>()
  let hasPassed = false
  const find = (name: string) => sandbox.rooms.find((room) => room.name === name)?._id ?? ''
  const members = new Map<string, Set<PersonName>>(
    rooms.map((name) => [find(name), new Set(people.filter((person) => isSeededIn(person, name)))]),
  )
  await plant(bot.store, { idOf: test.idOf, roomId: find, now: start })

  /**
   * Resolves once it's so. Time goes on meanwhile: what couldn't be done while the machine was busy, such as reading the minutes
   * in time or a call to the workspace, is tried again only then.
   * @throws Error with all that is waiting when it never becomes so.
   */
  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (let waits = 0; waits < mostWaits; waits++) {
      const end = performance.now() + waitMs
      while (performance.now() < end) {
        if (await isSo()) return
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      hasPassed = true
      time.advance(minuteMs)
      await ticker.tick()
    }
    const { inbox, outbox, meetup_message } = await raw.rows()
    throw new Error(`Waited in vain until ${what}: ${JSON.stringify({ inbox, outbox, meetup_message }, undefined, 1)}`)
  }

  /** The messages of two people may be stored in either order. */
  const untilStored = ({ _id }: Message) =>
    until(`message ${_id} is stored`, async () => {
      const row = await raw.db.selectFrom('inbox').select('seq').where('message_id', '=', _id).executeTakeFirst()
      return row !== undefined
    })

  /** Resolves when the reactions to a message have been recorded, if it shows a meetup. */
  async function untilSeen({ _id, rid }: Message): Promise<void> {
    const changed = sandbox.messages(rid).find((message) => message._id === _id)
    const changedAt = changed?._updatedAt.getTime() ?? 0
    await until(`reactions to ${_id} are recorded`, async () => {
      const row = await raw.db.selectFrom('meetup_message').select('seen_at').where('message_id', '=', _id).executeTakeFirst()
      return row === undefined || row.seen_at >= changedAt
    })
  }

  /** Waits until everything that was said is handled, and everything due is sent. */
  async function settle(): Promise<void> {
    time.advance(1_000)
    await untilStored(sandbox.say(last, 'general', '!meetup conduct'))
    await until('everything is handled and sent', async () => {
      const { commands, messages } = await bot.store.stats.waiting(time.now())
      return commands === 0 && messages === 0
    })
  }

  const isIn: World['isIn'] = (person, roomId) => members.get(roomId)?.has(person) === true
  const isPublic: World['isPublic'] = (roomId) => sandbox.rooms.some(({ _id, t }) => _id === roomId && t === 'c')
  await settle()
  return {
    ...{ isIn, isPublic, roomId: find },
    idOf: test.idOf,
    async say(person, room, call) {
      const place = room !== 'direct' && isIn(person, find(room)) ? find(room) : sandbox.direct(person, testBotName)
      const said = sandbox.say(person, place, room === 'direct' || !isIn(person, find(room)) ? call : `!meetup ${call}`)
      if (person !== 'robot') await untilStored(said)
      await settle()
    },
    async react(person, which, emoji) {
      const readable = readableMessages(test, person, isIn)
      const message = readable.at(-1 - (which % Math.max(1, readable.length)))
      if (message === undefined) return
      sandbox.reactAs(person, message._id, emoji)
      await settle()
      await untilSeen(message)
      await settle()
    },
    move(person, room) {
      const id = find(room)
      if (isIn(person, id)) sandbox.leave(person, id)
      else sandbox.join(person, id)
      const there = members.get(id)
      if (there?.delete(person) === false) there.add(person)
      time.advance(11_000)
    },
    setPrivate(room, isPrivate) {
      sandbox.setRoom(find(room), { private: isPrivate })
      time.advance(11_000)
    },
    async pass(minutes) {
      time.advance(minutes * 60_000)
      await ticker.tick()
      await settle()
      await ticker.tick()
      await settle()
    },
    rows: () => raw.rows(),
    hasTimePassed() {
      const had = hasPassed
      hasPassed = false
      return had
    },
    news() {
      const seen: Seen[] = []
      for (const room of sandbox.rooms) {
        for (const message of sandbox.messages(room._id)) {
          const text = JSON.stringify([message.msg, message.attachments ?? []])
          if (message.u.username !== testBotName || shown.get(message._id) === text) continue
          shown.set(message._id, text)
          seen.push({ text, readers: people.filter((person) => canRead(person, room, isIn)), where: room.name ?? 'direct' })
        }
      }
      return seen
    },
    async page(path) {
      time.advance(11_000)
      const answer = await fetch(`http://127.0.0.1:${bot.healthPort}${path}`)
      return (await answer.text()).replaceAll('\r\n ', '')
    },
    async close() {
      await raw.close()
      await test.close()
    },
  }
}

const isSeededIn = (person: PersonName, room: RoomName) =>
  seed.rooms.some(({ name, owner, members }) => name === room && (owner === person || members.includes(person)))

function canRead(person: PersonName, room: Room, isIn: World['isIn']): boolean {
  if (room.t === 'c') return true
  return room.t === 'd' ? room.usernames?.includes(person) === true : isIn(person, room._id)
}

function readableMessages({ sandbox }: TestBot, person: PersonName, isIn: World['isIn']): readonly Message[] {
  return sandbox.rooms
    .filter((room) => room.name !== 'outside' && canRead(person, room, isIn) && (room.t === 'd' || isIn(person, room._id)))
    .flatMap(({ _id }) => sandbox.messages(_id))
    .filter(({ u }) => u.username === testBotName)
}

const inside = ['akua', 'felix', testBotName]
const seed = {
  ...testSeed,
  people: [
    ...testSeed.people,
    { username: last, name: 'Barry', roles: ['user'] },
    { username: 'robot', name: 'Robot', roles: ['bot'] },
  ],
  rooms: [
    ...testSeed.rooms.map((room) => ({ ...room, members: [...room.members, last, 'robot'] })),
    { name: 'crimson-den', type: 'p' as const, owner: 'olga', members: inside },
    { name: 'azure-loft', type: 'p' as const, owner: 'olga', members: ['akua', testBotName] },
  ],
}
