import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFilter } from '../../../src/platform/rocketchat/filter.ts'
import { isJson } from '../../../src/platform/rocketchat/json.ts'
import type { WireMessage } from '../../../src/platform/rocketchat/wire.ts'
import { testBotName } from '../../support/seed.ts'

const filter = createFilter({ selfId: () => 'bot', allowedBots: ['ferry'], oldest: () => 1_000, prefilter: () => true })
const room = { roomParticipant: true, roomType: 'c', roomName: 'cloudnative' }
const typed = { _id: 'm1', rid: 'r1', msg: '!meetup', ts: { $date: 2_000 }, u: { _id: 'u1', username: 'akua' } }

describe('the filter', () => {
  it('accepts what a person typed, with dates as realtime and as REST write them', () => {
    const live = filter.accept(typed, room)
    const read = filter.accept({ ...typed, ts: '1970-01-01T00:00:02.000Z' }, room)

    expect(live).toEqual({
      id: 'm1',
      roomId: 'r1',
      roomKind: 'channel',
      roomName: 'cloudnative',
      text: '!meetup',
      sender: { id: 'u1', username: 'akua' },
      sentAt: 2_000,
    })
    expect(read).toEqual(live)
  })

  it('takes a direct message of several people for a private room, and one of two people for a conversation', () => {
    const kindOf = (rid: string) => filter.accept({ ...typed, rid }, { ...room, roomType: 'd', roomName: 'akua, otto, rhys' })

    expect([kindOf('u1bot')?.roomKind, kindOf('botu1')?.roomKind]).toEqual(['direct', 'direct'])
    expect(kindOf('r1')).toMatchObject({ roomKind: 'group', roomId: 'r1' })
    expect(kindOf('r1')).not.toHaveProperty('roomName')
  })

  it('drops the one character that a database may refuse, and keeps the message', () => {
    const heard = filter.accept({ ...typed, msg: '!meetup\0 next' }, room)

    expect(heard?.text).toBe('!meetup next')
  })

  it.each([
    ['a room that was not joined', {}, { roomParticipant: false }],
    ['a room that does not say whether it was joined', {}, { roomParticipant: undefined }],
    ['livechat', {}, { roomType: 'l' }],
    ['a system message', { t: 'uj' }, {}],
    ['an encrypted message', { t: 'e2e' }, {}],
    ['an edit by somebody else', { editedAt: { $date: 3_000 }, editedBy: { _id: 'u2' } }, {}],
    ['an edit by nobody', { editedAt: { $date: 3_000 } }, {}],
    ['an edit after more than five minutes', { editedAt: { $date: 302_001 }, editedBy: { _id: 'u1' } }, {}],
    ['an edit at no time', { editedAt: 'soon', editedBy: { _id: 'u1' } }, {}],
    ['an id like that of an edit', { _id: 'm1~e3000' }, {}],
    ['an id like that of a postponed answer', { _id: 'm1~1' }, {}],
    ['its own message', { u: { _id: 'bot', username: testBotName } }, {}],
    ['a bot', { bot: { i: 'js.SDK' } }, {}],
    ['a bot of an old server', { bot: true }, {}],
    ['an upload without words', { msg: '' }, {}],
    ['a message that is too old', { ts: { $date: 999 } }, {}],
    ['a message without a time', { ts: undefined }, {}],
    ['a message without a sender', { u: {} }, {}],
    ['a message without an id', { _id: '' }, {}],
  ])('leaves %s aside', (_what, change, roomChange) => {
    expect(filter.accept({ ...typed, ...change }, { ...room, ...roomChange })).toBeUndefined()
  })

  it('takes the words of an edit for a message of their own, from the instant of the edit', () => {
    const edit = { ...typed, msg: '!meetup next', editedAt: { $date: 302_000 }, editedBy: { _id: 'u1' } }

    expect(filter.accept(edit, room)).toMatchObject({ id: 'm1~e302000', text: '!meetup next', sentAt: 302_000 })
  })

  it('takes what was sent and edited while it heard nothing for a message, and for an edit of one', () => {
    const edit = { ...typed, editedAt: { $date: 3_000 }, editedBy: { _id: 'u1' } }
    const idsOf = (message: WireMessage, since: number) => filter.acceptMissed(message, room, since).map(({ id }) => id)

    expect(idsOf(edit, 2_000)).toEqual(['m1', 'm1~e3000'])
    expect(idsOf(edit, 2_001)).toEqual(['m1~e3000'])
    expect(idsOf({ ...edit, editedAt: { $date: 900_000 } }, 2_000)).toEqual(['m1'])
    expect(idsOf(typed, 2_000)).toEqual(['m1'])
  })

  it('accepts a bot that is allowed', () => {
    const ferry = { ...typed, bot: { i: 'js.SDK' }, u: { _id: 'u2', username: 'ferry' } }

    expect(filter.accept(ferry, room)).toMatchObject({ sender: { username: 'ferry' } })
  })

  it('yields nothing or a complete message, for any input', () => {
    const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined))
    const part = (value: unknown) => fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: anything })
    const messages = fc.record({
      _id: part('m1'),
      rid: part('r1'),
      msg: part('hi'),
      ts: part({ $date: 2_000 }),
      u: part(typed.u),
      t: part(undefined),
    })
    const rooms = fc.record({ roomParticipant: part(true), roomType: part('d'), roomName: anything })

    fc.assert(
      fc.property(messages, rooms, (message, place) => {
        const heard = filter.accept(message, place)

        if (heard === undefined) return
        expect(isJson(message)).toBe(true)
        expect(place.roomParticipant).toBe(true)
        expect(
          [heard.id, heard.roomId, heard.text, heard.sender.id, heard.sender.username].every(
            (text) => typeof text === 'string',
          ),
        ).toBe(true)
        expect(heard.sentAt).toBeGreaterThanOrEqual(1_000)
      }),
    )
  })
})
