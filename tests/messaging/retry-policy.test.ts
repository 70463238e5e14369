import { describe, expect, it } from 'vitest'
import { ChatRefused, ChatUnavailable } from '../../src/messaging/chat-errors.ts'
import type { ClaimedOutgoing } from '../../src/messaging/repository.ts'
import { isGivenUp, nameReason, retryDelay } from '../../src/messaging/retry-policy.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const post: ClaimedOutgoing = {
  ...{ id: 'm1', lane: 'room:r1', to: { roomId: 'r1' }, dueAt: 0, tries: 0 },
  content: { kind: 'message', text: 'Hello' },
}
const edit: ClaimedOutgoing = { ...post, content: { kind: 'edit', messageId: 'm0', text: 'Hello again' } }
const refusedFor = (about: 'account' | 'workspace' | 'unknown') =>
  new ChatUnavailable('no', { refusal: { code: 'error-not-allowed', about } })
const away = new ChatUnavailable('away')

describe('a message that could not be sent', () => {
  it('is given up after an hour and seventy attempts, not before', () => {
    const givenUp = (tries: number, waited: number) => isGivenUp({ ...post, tries }, away, waited)

    expect(givenUp(69, hour)).toBe(true)
    expect(givenUp(68, 10 * hour)).toBe(false)
    expect(givenUp(500, hour - 1)).toBe(false)
  })

  it('waits a day when the workspace refuses everything, or the bot’s account, because somebody has to mend that', () => {
    for (const about of ['account', 'workspace'] as const) {
      expect(isGivenUp({ ...post, tries: 500 }, refusedFor(about), day - 1), about).toBe(false)
      expect(isGivenUp({ ...post, tries: 3 }, refusedFor(about), day), about).toBe(true)
    }
    expect(isGivenUp({ ...post, tries: 500 }, refusedFor('unknown'), 2 * hour)).toBe(true)
  })

  it('waits a day as well when it is an edit that is refused, but not when an edit finds nobody there', () => {
    expect(isGivenUp({ ...edit, tries: 500 }, refusedFor('unknown'), day - 1)).toBe(false)
    expect(isGivenUp({ ...edit, tries: 3 }, refusedFor('unknown'), day)).toBe(true)
    expect(isGivenUp({ ...edit, tries: 500 }, away, 2 * hour)).toBe(true)
  })

  it('is given up at once when the workspace says why it can never be sent, and kept for what nobody expected', () => {
    expect(isGivenUp(post, new ChatRefused('error-invalid-room', 'no room'), 0)).toBe(true)
    expect(isGivenUp({ ...post, tries: 500 }, new TypeError('broken'), 2 * day)).toBe(false)
  })

  it('is tried again within a minute, a refused edit within ten, and later when the workspace asks for that', () => {
    const delays = (row: ClaimedOutgoing, error: ChatUnavailable) => [0, 1].map((random) => retryDelay(row, error, random))

    expect(delays(post, away)).toEqual([250, 500])
    expect(delays({ ...post, tries: 3 }, refusedFor('unknown'))).toEqual([2_000, 4_000])
    expect(delays({ ...post, tries: 20 }, refusedFor('unknown'))).toEqual([minute / 2, minute])
    expect(delays({ ...edit, tries: 20 }, refusedFor('unknown'))).toEqual([5 * minute, 10 * minute])
    expect(delays({ ...edit, tries: 20 }, away)).toEqual([minute / 2, minute])
    expect(delays(post, new ChatUnavailable('slow down', { retryAfterMs: 7_000 }))).toEqual([7_000, 7_000])
  })

  it('is recorded with the reason that was given', () => {
    expect(nameReason(away)).toEqual({ message: 'away' })
    expect(nameReason(new ChatRefused('error-invalid-room', 'no room'))).toEqual({
      message: 'no room',
      code: 'error-invalid-room',
    })
    const readOnly = new ChatRefused('error-not-allowed', 'no', { about: 'room', obstacle: 'read-only' })
    expect(nameReason(readOnly)).toEqual({ message: 'no', code: 'read-only' })
  })
})
