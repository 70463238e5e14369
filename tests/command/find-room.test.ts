import { describe, expect, it } from 'vitest'
import { findRoomFor } from '../../src/command/find-room.ts'
import type { RoomInfo, RoomRole } from '../../src/messaging/rooms.ts'

const bot = { id: 'BOT', username: 'otto' }
const akua = { id: 'AKUA', username: 'akua' }

interface Given {
  readonly room?: Partial<RoomInfo>
  readonly members?: readonly string[]
  readonly roles?: readonly RoomRole[]
  readonly self?: typeof bot | undefined
}

/** What akua hears of the room that she names. */
function find({ room, members = ['AKUA', 'BOT'], roles = [], ...more }: Given) {
  const chat = {
    self: 'self' in more ? more.self : bot,
    findRoom: async () => (room === undefined ? undefined : { id: 'r1', kind: 'channel' as const, name: 'den', ...room }),
    isMember: async (_: unknown, { id }: { readonly id: string }) => members.includes(id),
    roomRoles: async () => roles,
  }
  return findRoomFor(chat, akua, 'den')
}

describe('a room that somebody names', () => {
  it('is there for everyone when it is public, whether they are in it or not', async () => {
    const found = { id: 'r1', name: 'den', isPrivate: false, isBotIn: true, isModerated: false }

    expect(await find({ room: {} })).toEqual(found)
    expect(await find({ room: {}, members: ['BOT'] })).toEqual(found)
  })

  it('is only there for its members when it is private', async () => {
    const room = { kind: 'group' } as const

    expect(await find({ room })).toMatchObject({ isPrivate: true, isBotIn: true })
    expect(await find({ room, members: ['BOT'] })).toBeUndefined()
  })

  it('is there for nobody when it is a direct message, has no name, or the bot does not know itself yet', async () => {
    expect(await find({ room: { kind: 'direct' } })).toBeUndefined()
    expect(await find({})).toBeUndefined()
    const { name: _, ...nameless } = { id: 'r1', kind: 'channel', name: '' } as const
    const chat = { self: bot, findRoom: async () => nameless, isMember: async () => true, roomRoles: async () => [] }
    expect(await findRoomFor(chat, akua, 'den')).toBeUndefined()
    expect(await find({ room: {}, self: undefined })).toBeUndefined()
  })

  it('is moderated by its owner and its moderators, where the bot is in it and can tell', async () => {
    const isModerated = async (given: Given) => (await find({ room: {}, ...given }))?.isModerated

    expect(await isModerated({ roles: ['owner'] })).toBe(true)
    expect(await isModerated({ roles: ['moderator'] })).toBe(true)
    expect(await isModerated({ roles: ['leader'] })).toBe(false)
    expect(await find({ room: {}, roles: ['owner'], members: ['AKUA'] })).toMatchObject({ isBotIn: false, isModerated: false })
  })
})
