import { describe, expect, it } from 'vitest'
import { createEligibility } from '../../../src/features/reminders/eligibility.ts'
import type { Reminder } from '../../../src/features/reminders/model/index.ts'
import { ChatRefused, ChatUnavailable } from '../../../src/messaging/chat-errors.ts'
import type { JoinedRoom, RoomRole } from '../../../src/messaging/rooms.ts'
import { aReminder } from '../../support/reminders.ts'

const lobby = { roomId: 'lobby', name: 'lobby', isPrivate: false }
const reminder = (more: Partial<Reminder> = {}): Reminder => ({
  ...aReminder(0),
  ...{ id: 1, state: 'planned', round: 0, tries: 0 },
  ...more,
})
const forRoom = reminder({ kind: 'channel', to: lobby })

interface Given {
  readonly joined?: readonly (readonly [string, JoinedRoom])[]
  readonly roles?: () => Promise<readonly RoomRole[]>
  readonly isOrganizer?: boolean
  readonly hasAccount?: boolean
}

/** Counts what is looked up. */
function open({ joined = [['lobby', { kind: 'channel' }]], roles, isOrganizer = false, hasAccount = true }: Given) {
  const asked: string[] = []
  const note = async <T>(what: string, value: T) => {
    asked.push(what)
    return value
  }
  const check = createEligibility({
    roles: { has: (id) => note(`role of ${id}`, isOrganizer) },
    chat: {
      joinedRooms: () => note('rooms', new Map(joined)),
      findPerson: (by) =>
        note(`account ${'id' in by ? by.id : ''}`, hasAccount ? { id: 'akua-id', username: 'akua' } : undefined),
      roomRoles: async (roomId, personId) => {
        asked.push(`${personId} in ${roomId}`)
        return (await roles?.()) ?? []
      },
    },
  })
  return { check, asked }
}

describe('a reminder for a room', () => {
  it('needs the bot in a room that is not archived', async () => {
    expect(await open({ joined: [], isOrganizer: true }).check(forRoom)).toBe('no room')
    const archived = open({ joined: [['lobby', { kind: 'channel', isArchived: true }]], isOrganizer: true })
    expect(await archived.check(forRoom)).toBe('archived')
    expect(await open({ isOrganizer: true }).check(forRoom)).toBe('fine')
  })

  it('needs an author who still organizes, or owns or moderates that room', async () => {
    const withRoles = (...roles: readonly RoomRole[]) => open({ roles: async () => roles }).check(forRoom)

    expect(await withRoles()).toBe('no right')
    expect(await withRoles('leader')).toBe('no right')
    expect(await withRoles('owner')).toBe('fine')
    expect(await withRoles('moderator')).toBe('fine')
  })

  it('is not sent where the workspace does not list the roles, and waits while it does not answer', async () => {
    let failure: Error = new ChatRefused('error-not-allowed', 'no')
    const { check } = open({ roles: () => Promise.reject(failure) })

    expect(await check(forRoom)).toBe('no right')
    failure = new ChatUnavailable('away')
    await expect(check(reminder({ ...forRoom, madeBy: { id: 'bob-id', username: 'bob' } }))).rejects.toThrow('away')
  })

  it('needs nobody’s right when the bot made it by itself', async () => {
    const { check, asked } = open({})

    expect(await check(reminder({ kind: 'plan:announce', to: lobby }))).toBe('fine')
    expect(asked).toEqual(['rooms'])
  })
})

describe('a reminder for a person', () => {
  it('needs an account that is still there', async () => {
    expect(await open({}).check(reminder())).toBe('fine')
    expect(await open({ hasAccount: false }).check(reminder())).toBe('no account')
    expect(await open({ hasAccount: false }).check(reminder({ kind: 'plan:ask' }))).toBe('fine')
  })
})

describe('reminders that are due together', () => {
  it('look each thing up once, and again after it could not be found out', async () => {
    let isAway = true
    const roles = async (): Promise<readonly RoomRole[]> => {
      if (isAway) throw new ChatUnavailable('away')
      return ['owner']
    }
    const { check, asked } = open({ roles })
    await expect(check(forRoom)).rejects.toThrow('away')
    isAway = false

    expect([await check(forRoom), await check(forRoom), await check(reminder())]).toEqual(['fine', 'fine', 'fine'])
    expect(asked).toEqual(['rooms', 'role of akua-id', 'akua-id in lobby', 'akua-id in lobby', 'account akua-id'])
  })
})
