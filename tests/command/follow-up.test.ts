import { describe, expect, it } from 'vitest'
import type { Caller } from '../../src/command/caller.ts'
import { addFollowUpHint, recordFollowUp } from '../../src/command/follow-up.ts'
import { type Reply, reply, replyPrivately } from '../../src/command/reply.ts'
import type { ShareableReply } from '../../src/command/shareable-replies.ts'

const now = Date.UTC(2026, 10, 25, 15)

const callerIn = (kind: Caller['room']['kind']): Caller => ({
  ...{ id: 'u1', username: '_', lang: 'en', zone: 'UTC' },
  room: { id: 'r1', kind },
})

async function shareableAfter(given: Reply, kind: Caller['room']['kind']): Promise<readonly ShareableReply[]> {
  const shareable: ShareableReply[] = []
  const repositories = {
    confirmations: { ask: async () => {}, open: async () => [], take: async () => undefined },
    undoLog: { add: async () => {} },
    shareableReplies: { keep: async (_person: string, kept: ShareableReply) => void shareable.push(kept) },
  }
  await recordFollowUp(repositories, given, { command: 'list', messageId: 'm1' }, callerIn(kind), now)
  return shareable
}

const kept = { text: 'All', command: 'list', until: now + 600_000 }

describe('a reply that can be shared', () => {
  it('is remembered when it was given in a direct message', async () => {
    expect(await shareableAfter({ ...reply('All'), shareable: () => 'All' }, 'direct')).toEqual([kept])
  })

  it('is remembered when it was asked for in a channel and given privately', async () => {
    expect(await shareableAfter({ ...replyPrivately('All'), shareable: () => 'All' }, 'channel')).toEqual([kept])
  })

  it('is remembered with the meetup that it shows and with what its reader was allowed to see', async () => {
    const about = { showsMeetup: 3, shown: '{}' }

    expect(await shareableAfter({ ...replyPrivately('All'), shareable: () => 'All', ...about }, 'channel')).toEqual([
      { ...kept, ...about },
    ])
  })

  it('is not remembered when everyone in the channel has read it', async () => {
    expect(await shareableAfter({ ...reply('All'), shareable: () => 'All' }, 'channel')).toEqual([])
  })
})

describe('a reply to a change that can be undone', () => {
  const hintIn = (kind: Caller['room']['kind'], isElsewhere: boolean) =>
    addFollowUpHint({ ...reply('Done.'), undo: { data: {} } }, callerIn(kind), 'm1', isElsewhere).text

  it('says how, and where if it is read in another room than the one where the change was made', () => {
    expect(hintIn('channel', false)).toMatch(/^Done\.\n\n.*`!meetup undo` _\(for ten minutes\)_$/)
    expect(hintIn('channel', true)).toMatch(/ten minutes, in the room where you asked\)_$/)
  })

  it('needs no room in a direct message, which is where the reply goes anyway', () => {
    expect(hintIn('direct', true)).toBe(hintIn('direct', false))
  })
})
