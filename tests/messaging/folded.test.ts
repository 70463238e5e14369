import { describe, expect, it } from 'vitest'
import { enqueueFolded } from '../../src/messaging/folded.ts'
import type { Notice } from '../../src/messaging/notice.ts'
import type { OutgoingMessage, Source } from '../../src/messaging/outgoing.ts'

/** What is queued for a notice, with what it is queued for. */
async function queued(notice: Notice, firstId: string | undefined) {
  const rows: (readonly [Source, readonly OutgoingMessage[]])[] = []
  await enqueueFolded(
    async (source, messages) => {
      rows.push([source, messages])
      return firstId === undefined ? [] : [firstId]
    },
    notice,
    'm1',
  )
  return rows
}

describe('a notice that shares its message with earlier ones', () => {
  it('is queued once, and then as an edit of that message, for the same receiver', async () => {
    const rows = await queued({ to: { personId: 'akua' }, text: 'Two talks', fold: 'talks' }, 'first')

    expect(rows).toEqual([
      [{ purpose: 'folded/talks/akua' }, [{ to: { personId: 'akua' }, content: { kind: 'message', text: 'Two talks' } }]],
      [
        { purpose: 'folded/talks/akua/m1' },
        [{ to: { personId: 'akua' }, content: { kind: 'edit', messageId: 'first', text: 'Two talks' } }],
      ],
    ])
    expect((await queued({ to: { roomId: 'r1' }, text: 'x', fold: 'y' }, 'first'))[0]?.[0]).toEqual({ purpose: 'folded/y/r1' })
  })

  it('is withheld and held back as an edit as it would be as a message', async () => {
    const limits = { about: { meetupId: 7 }, unasked: { topic: 'nags' } } as const
    const rows = await queued({ to: { personId: 'akua' }, text: 'Two talks', fold: 'talks', ...limits }, 'first')

    for (const [, [message]] of rows) expect(message).toMatchObject(limits)
    expect(rows).toHaveLength(2)
  })

  it('is queued once only when nothing says which message it was', async () => {
    expect(await queued({ to: { personId: 'akua' }, text: 'Two talks', fold: 'talks' }, undefined)).toHaveLength(1)
  })
})
