import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/command/caller.ts'
import { mayRun } from '../../src/command/permissions.ts'
import { ChatRefused, ChatUnavailable } from '../../src/messaging/chat-errors.ts'

const nobody = { has: async () => false }
const owning = { roomRoles: async () => ['owner'] as const }
const inRoom = (kind: Caller['room']['kind']): Caller => ({
  ...{ id: 'u1', username: 'ed', lang: 'en', zone: 'America/Toronto' },
  room: { id: 'r1', kind },
})

describe('a command for all', () => {
  it('is everyone’s, without asking the workspace who moderates the room', async () => {
    const asked = { roomRoles: () => Promise.reject(new Error('It was asked.')) }

    expect(await mayRun('all', inRoom('channel'), nobody, asked)).toBe(true)
    expect(await mayRun('all', inRoom('direct'), nobody, asked)).toBe(true)
  })
})

describe('a command for moderators', () => {
  it('is theirs in the room that they moderate', async () => {
    expect(await mayRun('moderator', inRoom('channel'), nobody, owning)).toBe(true)
    expect(await mayRun('moderator', inRoom('channel'), nobody, { roomRoles: async () => ['moderator'] })).toBe(true)
    expect(await mayRun('moderator', inRoom('channel'), nobody, { roomRoles: async () => ['leader'] })).toBe(false)
  })

  it('is nobody’s in a room whose roles the workspace does not list, and other failures are passed on', async () => {
    const refusing = { roomRoles: () => Promise.reject(new ChatRefused('error-invalid-room', 'no')) }
    const away = { roomRoles: () => Promise.reject(new ChatUnavailable('away')) }

    expect(await mayRun('moderator', inRoom('group'), nobody, refusing)).toBe(false)
    await expect(mayRun('moderator', inRoom('group'), nobody, away)).rejects.toThrow('away')
  })

  it('is nobody’s in a direct message, which has no room to moderate, whatever the workspace says of it', async () => {
    expect(await mayRun('moderator', inRoom('direct'), nobody, owning)).toBe(false)
    expect(await mayRun('moderator', inRoom('direct'), { has: async () => true }, owning)).toBe(true)
  })
})

describe('a command for organizers', () => {
  it('is not given to the owner of a room', async () => {
    expect(await mayRun('organizer', inRoom('channel'), nobody, owning)).toBe(false)
    expect(await mayRun('organizer', inRoom('channel'), { has: async () => true }, owning)).toBe(true)
  })
})
