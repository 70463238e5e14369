import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/command/caller.ts'
import { addFollowUpHint } from '../../src/command/follow-up.ts'
import { commandMessages } from '../../src/command/messages.ts'
import { askFirst, reply, replyPrivately } from '../../src/command/reply.ts'
import { layOutReply } from '../../src/command/reply-layout.ts'
import type { IncomingMessage } from '../../src/messaging/chat.ts'

const question: IncomingMessage = {
  ...{ id: 'q1', roomId: 'r1', roomKind: 'channel', text: '!meetup going', sentAt: 0 },
  sender: { id: 'u1', username: 'akua' },
}
const options = { destination: 'thread', lang: 'en' } as const

describe('placing an answer', () => {
  it('points to a private answer beside the question', () => {
    const placed = layOutReply(question, replyPrivately('Private.'), options)

    expect(placed.map(({ to }) => to)).toEqual([{ personId: 'u1' }, { roomId: 'r1', threadId: 'q1' }])
  })

  it('leaves the pointer out where a reaction says already that it was heard', () => {
    const placed = layOutReply(question, { ...replyPrivately('Private.'), reaction: ':white_check_mark:' }, options)

    expect(placed).toEqual([
      { to: { roomId: 'r1' }, content: { kind: 'reaction', messageId: 'q1', emoji: ':white_check_mark:' } },
      { to: { personId: 'u1' }, content: { kind: 'message', text: 'Private.' } },
    ])
  })

  it('puts what others are told into lanes of their own', () => {
    const notices = [
      { to: { personId: 'rhys' }, text: 'News' },
      { to: { roomId: 'r2' }, text: 'Hello' },
    ]

    const placed = layOutReply(question, { ...reply(''), notices }, options)

    expect(placed.map(({ lane, to }) => [lane, to])).toEqual([
      ['person:rhys', { personId: 'rhys' }],
      ['room:r2', { roomId: 'r2' }],
    ])
  })

  it('keeps what asks for a yes beside the question wherever other answers go', () => {
    const placed = layOutReply(question, askFirst('Sure?', {}), { ...options, destination: 'direct' })

    expect(placed.map(({ to }) => to)).toEqual([{ roomId: 'r1', threadId: 'q1' }])
  })
})

describe('the invitation to take a change back', () => {
  const caller: Caller = {
    ...{ id: 'u1', username: 'akua', lang: 'en', zone: 'America/Toronto' },
    room: { id: 'r1', kind: 'channel' },
  }
  const changed = { ...reply('Done.'), undo: { data: {} } }

  it.each([
    { what: 'beside the question', isElsewhere: false, kind: 'channel', hint: commandMessages.en.howToUndo() },
    {
      what: 'in private to who asked in a channel',
      isElsewhere: true,
      kind: 'channel',
      hint: commandMessages.en.howToUndoElsewhere(),
    },
    { what: 'in the direct room where it was asked', isElsewhere: true, kind: 'direct', hint: commandMessages.en.howToUndo() },
  ] as const)('says where to do it when the answer stands $what', ({ isElsewhere, kind, hint }) => {
    const invited = addFollowUpHint(changed, { ...caller, room: { id: 'r1', kind } }, '2abc', isElsewhere)

    expect(invited.text).toBe(`Done.\n\n${hint}`)
  })

  it('is left out where a reaction says it all, and where nothing was changed', () => {
    expect(addFollowUpHint({ ...changed, text: '' }, caller, '2abc', false).text).toBe('')
    expect(addFollowUpHint(reply('Shown.'), caller, '2abc', false).text).toBe('Shown.')
  })
})
