import type { Chat, Person } from '../../messaging/chat.ts'
import { ChatRefused, ChatUnavailable } from '../../messaging/chat-errors.ts'
import type { Clock, EpochMs } from '../../shared/clock.ts'

/** `unknown`: the workspace didn't answer. A room that the bot can't see counts as private. */
export type RoomAccess = 'public' | 'private' | 'unknown'

/** The current properties of rooms. Never throws: if something can't be found out, the answer is no. */
export interface RoomLookup {
  accessOf(roomId: string): Promise<RoomAccess>
  isMember(roomId: string, person: Person): Promise<boolean>
  /** The same, where not knowing makes a difference. */
  membershipOf(roomId: string, person: Person): Promise<boolean | 'unknown'>
  /** How many people share a direct message; undefined when the workspace doesn't say. */
  membersOf(roomId: string): Promise<number | undefined>
}

/** A channel that turns private is private this much later. */
const freshMs = 10_000

const mostKept = 2_000

export function createRoomLookup(chat: Pick<Chat, 'findRoom' | 'isMember'>, clock: Clock): RoomLookup {
  const kept = new Map<string, { readonly until: EpochMs; readonly value: Promise<unknown> }>()

  function remember<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const now = clock.now()
    const known = kept.get(key)
    // The key names the question, so the value is of its type.
    if (known !== undefined && now < known.until) return known.value as Promise<T>
    if (kept.size >= mostKept) kept.clear()
    const value = ask()
    kept.set(key, { until: now + freshMs, value })
    // Right after a start, the first question comes before the connection. The next one is asked again.
    const drop = () => kept.delete(key)
    value.then((answer) => answer === 'unknown' && drop(), drop)
    return value
  }

  const find = (id: string) => remember(`room ${id}`, () => orUnknown(() => chat.findRoom({ id }), undefined))

  async function membershipOf(roomId: string, person: Person): Promise<boolean | 'unknown'> {
    const room = await find(roomId)
    if (room === 'unknown') return room
    if (room === undefined || room.kind === 'direct') return false
    return remember(`member ${roomId} ${room.kind} ${person.id}`, () => orUnknown(() => chat.isMember(room, person), false))
  }

  return {
    async accessOf(roomId) {
      const room = await find(roomId)
      if (room === 'unknown') return 'unknown'
      return room?.kind === 'channel' ? 'public' : 'private'
    },
    isMember: async (roomId, person) => (await membershipOf(roomId, person)) === true,
    membershipOf,
    async membersOf(roomId) {
      const room = await find(roomId)
      return room === 'unknown' ? undefined : room?.members
    },
  }
}

/** `refused`: the result when the workspace doesn't tell the bot. */
async function orUnknown<T>(ask: () => Promise<T>, refused: T): Promise<T | 'unknown'> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ChatUnavailable) return 'unknown'
    if (error instanceof ChatRefused) return refused
    throw error
  }
}
