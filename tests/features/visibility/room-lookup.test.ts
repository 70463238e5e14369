import { describe, expect, it } from 'vitest'
import { createRoomLookup } from '../../../src/features/visibility/room-lookup.ts'
import { ChatRefused, ChatUnavailable } from '../../../src/messaging/chat-errors.ts'
import type { RoomInfo } from '../../../src/messaging/rooms.ts'
import { createFakeClock } from '../../support/fake-clock.ts'

const akua = { id: 'AKUA', username: 'akua' }

describe('looking up rooms', () => {
  it('doesn’t ask who is in a room that the workspace says nothing about, or that doesn’t exist, or in a direct message', async () => {
    const asked: string[] = []
    const rooms = createRoomLookup(
      {
        async findRoom(by) {
          const id = 'id' in by ? by.id : ''
          if (id === 'away') throw new ChatUnavailable('away')
          return id === 'direct' ? { id, kind: 'direct' } : undefined
        },
        async isMember({ id }) {
          asked.push(id)
          return true
        },
      },
      createFakeClock(),
    )

    expect(await Promise.all(['away', 'gone', 'direct'].map((id) => rooms.membershipOf(id, akua)))).toEqual([
      'unknown',
      false,
      false,
    ])
    expect(await rooms.isMember('away', akua)).toBe(false)
    expect(asked).toEqual([])
  })

  it('takes nobody for a member of a room that does not tell the bot who is in it', async () => {
    const rooms = createRoomLookup(
      {
        findRoom: async () => ({ id: 'r', kind: 'group', name: 'r' }),
        isMember: () => Promise.reject(new ChatRefused('error-not-allowed', 'no')),
      },
      createFakeClock(),
    )

    expect(await rooms.membershipOf('r', akua)).toBe(false)
    expect(await rooms.isMember('r', akua)).toBe(false)
  })

  it('asks again at once when the workspace did not answer, or something failed', async () => {
    const answers: readonly (() => Promise<RoomInfo>)[] = [
      () => Promise.reject(new ChatUnavailable('away')),
      () => Promise.reject(new TypeError('broken')),
      async () => ({ id: 'r', kind: 'channel', name: 'r' }),
    ]
    let asked = 0
    const findRoom = () => {
      asked += 1
      return answers[asked - 1]?.() ?? Promise.reject(new Error('It was asked once more.'))
    }
    const rooms = createRoomLookup({ findRoom, isMember: async () => false }, createFakeClock())

    expect(await rooms.accessOf('r')).toBe('unknown')
    await expect(rooms.accessOf('r')).rejects.toThrow('broken')
    expect([await rooms.accessOf('r'), await rooms.accessOf('r')]).toEqual(['public', 'public'])
  })

  it('remembers for ten seconds, and forgets everything rather than keep more than 2,000 answers', async () => {
    let asked = 0
    const clock = createFakeClock()
    const rooms = createRoomLookup(
      {
        async findRoom() {
          asked += 1
          return { id: 'r', kind: 'channel', name: 'r' }
        },
        isMember: async () => false,
      },
      clock,
    )
    await rooms.accessOf('r0')
    clock.advance(9_999)
    await rooms.accessOf('r0')
    const remembered = asked
    clock.advance(1)
    await rooms.accessOf('r0')
    const later = asked
    for (let index = 1; index < 2_000; index += 1) await rooms.accessOf(`r${index}`)
    await rooms.accessOf('r0')
    const full = asked
    await rooms.accessOf('r2000')
    await rooms.accessOf('r0')

    expect([remembered, later, full, asked]).toEqual([1, 2, 2_001, 2_003])
  })
})
