import { describe, expect, it } from 'vitest'
import type { AskedRoom, ReadContext } from '../../../src/command/args/args.ts'
import { person } from '../../../src/command/args/person.ts'
import { optionalRoom } from '../../../src/command/args/room.ts'
import { zoneName } from '../../../src/command/args/zone.ts'
import { parseArgs } from '../../../src/command/parse.ts'
import { ChatRefused, ChatUnavailable } from '../../../src/messaging/chat-errors.ts'

const general: AskedRoom = { id: 'r1', name: 'general', isPrivate: false, isBotIn: true, isModerated: false }
const context: ReadContext = {
  now: Date.UTC(2026, 10, 25, 15),
  ...{ zone: 'America/Toronto', ownZone: 'America/Toronto', lang: 'en' },
  findPerson: async () => undefined,
  findRoomFor: async (name) => (name === 'general' ? general : undefined),
}

describe('a room that may be named', () => {
  const read = (typed: string) => parseArgs({ room: optionalRoom() }, typed, context)

  it('is found by its name', async () => {
    expect(await read('#general')).toEqual({ ok: true, values: { room: { id: 'r1', name: 'general', kind: 'channel' } } })
  })

  it('is complained about when there is none of that name, and left out when none is named', async () => {
    expect(await read('#secret')).toMatchObject({ ok: false, argument: 'room' })
    expect(await read('')).toEqual({ ok: true, values: { room: undefined } })
  })
})

describe('what is looked up in the workspace', () => {
  const readWith = (findPerson: ReadContext['findPerson']) => parseArgs({ who: person() }, '@akua', { ...context, findPerson })

  it('is complained about when there is nobody of that name', async () => {
    expect(await readWith(async () => undefined)).toMatchObject({
      complaint: 'There is nobody with the user name “akua” in this workspace.',
    })
  })

  it.each([new ChatUnavailable('gone'), new ChatRefused('error-not-allowed', 'no')])(
    'is asked for again when the workspace does not say: %s',
    async (failure) => {
      expect(await readWith(() => Promise.reject(failure))).toMatchObject({
        complaint: "I can't find out who “akua” is right now. Please try again in a minute.",
      })
    },
  )

  it('does not hide other failures', async () => {
    await expect(readWith(() => Promise.reject(new Error('a mistake in the program')))).rejects.toThrow('a mistake')
  })
})

describe('a time zone', () => {
  const complaintAbout = async (typed: string) => {
    const parsed = await parseArgs({ zone: zoneName() }, typed, context)
    return parsed.ok ? 'read' : parsed.complaint
  }

  it('that is nearly right comes with the ones that may be meant', async () => {
    expect(await complaintAbout('Torronto')).toContain('Try `America/Toronto`')
  })

  it('that is like no other comes with two well-known ones', async () => {
    expect(await complaintAbout('xqzzywj')).toContain('Try `America/Toronto`, `America/Vancouver`.')
  })
})
