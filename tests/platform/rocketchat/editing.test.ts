import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { startBot, startWorkspace } from './support/bot.ts'

async function startPosted(options: Parameters<typeof startBot>[1] = {}) {
  const sandbox = await startWorkspace()
  const bot = await startBot(sandbox, options)
  const roomId = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
  const post = { id: 'announcement-7', roomId, text: 'Coming: 1', buttons: [{ label: 'Going', command: '!meetup going #7' }] }
  await bot.chat.post(post)
  const stored = () => sandbox.messages('cloudnative').find(({ _id }) => _id === post.id)
  return { sandbox, bot, stored, edit: { roomId, messageId: post.id, text: 'Coming: 2' } }
}

describe('editing', () => {
  it('gives a message a new text, and keeps its buttons and reactions', async () => {
    const { sandbox, bot, stored, edit } = await startPosted()
    sandbox.reactAs('akua', edit.messageId, ':+1:')
    const { attachments } = stored() ?? {}

    await bot.chat.edit(edit)

    expect(stored()).toMatchObject({ msg: 'Coming: 2', editedBy: { username: testBotName } })
    expect(stored()?.attachments).toEqual(attachments)
    expect(stored()?.attachments).toHaveLength(1)
    expect(stored()?.['reactions']).toEqual({ ':+1:': { usernames: ['akua'] } })
  })

  it('changes nothing with the same text, however often', async () => {
    const { bot, stored, edit } = await startPosted()

    await bot.chat.edit({ ...edit, text: 'Coming: 1' })

    expect(stored()).not.toHaveProperty('editedAt')
  })

  it('may be tried again when its answer is lost', async () => {
    const { sandbox, bot, stored, edit } = await startPosted()
    sandbox.faults.rest({ route: 'chat.update', kind: 'lose-answer' })

    await expect(bot.chat.edit(edit)).rejects.toMatchObject({ name: 'ChatUnavailable' })
    const editedAt = stored()?.editedAt
    await bot.chat.edit(edit)

    expect(stored()).toMatchObject({ msg: 'Coming: 2', editedAt })
  })

  it.each([
    ['the connection is cut', { kind: 'refuse' as const }],
    [
      'a proxy answers 502 with a page',
      { kind: 'answer' as const, status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' },
    ],
    ['the workspace fails', { kind: 'answer' as const, status: 500, body: { success: false, error: 'Internal server error' } }],
    [
      'the login has ended',
      { kind: 'answer' as const, status: 401, body: { status: 'error', message: 'You must be logged in.' } },
    ],
  ])('may be tried again when %s', async (_what, fault) => {
    const { sandbox, bot, stored, edit } = await startPosted()
    sandbox.faults.rest({ route: 'chat.update', ...fault })

    await expect(bot.chat.edit(edit)).rejects.toMatchObject({ name: 'ChatUnavailable' })

    expect(stored()).toMatchObject({ msg: 'Coming: 1' })
  })

  it('passes on how long the workspace asks to wait', async () => {
    const { sandbox, bot, edit } = await startPosted()
    const body = {
      success: false,
      error: 'Error, too many requests. You must wait 31 seconds before trying this endpoint again.',
    }
    sandbox.faults.rest({ route: 'chat.update', kind: 'answer', status: 429, body })

    await expect(bot.chat.edit(edit)).rejects.toMatchObject({ name: 'ChatUnavailable', retryAfterMs: 31_000 })
  })

  it('is not waited for longer than ten seconds', async () => {
    const clock = createFakeClock(testClock.now())
    const { sandbox, bot, stored, edit } = await startPosted({ clock })
    sandbox.faults.rest({ route: 'chat.update', kind: 'hang' })

    const refused = expect(bot.chat.edit(edit)).rejects.toMatchObject({ message: expect.stringContaining('within 10 s') })
    clock.advance(10_000)
    await refused

    expect(stored()).toMatchObject({ msg: 'Coming: 1' })
  })

  it('is refused when the message has been deleted', async () => {
    const { sandbox, bot, edit } = await startPosted()
    sandbox.deleteAs('olga', edit.messageId)

    await expect(bot.chat.edit(edit)).rejects.toMatchObject({
      name: 'ChatRefused',
      message: expect.stringContaining('No message found'),
    })
  })

  it('may be tried again when the workspace allows no edits, and works once it does', async () => {
    const { sandbox, bot, stored, edit } = await startPosted()
    sandbox.setting('Message_AllowEditing', false)

    await expect(bot.chat.edit(edit)).rejects.toMatchObject({
      name: 'ChatUnavailable',
      refusal: { code: 'error-action-not-allowed', about: 'workspace' },
    })
    expect(stored()).toMatchObject({ msg: 'Coming: 1' })
    sandbox.setting('Message_AllowEditing', true)
    await bot.chat.edit(edit)

    expect(stored()).toMatchObject({ msg: 'Coming: 2' })
  })

  it("is refused for somebody else's message, and for one in another room", async () => {
    const { sandbox, bot, edit } = await startPosted()
    const { _id: messageId } = sandbox.say('akua', 'cloudnative', 'mine')

    await expect(bot.chat.edit({ ...edit, messageId })).rejects.toMatchObject({ name: 'ChatRefused' })
    await expect(bot.chat.edit({ ...edit, roomId: 'GENERAL' })).rejects.toMatchObject({ name: 'ChatRefused' })
  })

  it('is refused when the text is too long', async () => {
    const { bot, edit } = await startPosted()

    await expect(bot.chat.edit({ ...edit, text: 'x'.repeat(5_001) })).rejects.toMatchObject({
      code: 'error-message-size-exceeded',
    })
  })
})
