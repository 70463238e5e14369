import { describe, expect, it } from 'vitest'
import type { Post } from '../../../src/messaging/chat.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { createBot, startBot, startWorkspace, tokenLogin } from './support/bot.ts'

async function startRoom(options: Parameters<typeof startBot>[1] = {}) {
  const sandbox = await startWorkspace()
  const bot = await startBot(sandbox, options)
  const room = sandbox.rooms.find((candidate) => candidate.name === 'cloudnative')
  const post: Post = { id: 'occurrence-7-cloudnative', roomId: room?._id ?? '', text: 'See you at 1 p.m.' }
  const stored = () => sandbox.messages('cloudnative').filter((message) => message._id === post.id)
  return { sandbox, bot, post, stored }
}

describe('posting', () => {
  it('stores the text under the chosen id, as the bot', async () => {
    const { bot, post, stored } = await startRoom()

    await bot.chat.post(post)

    expect(stored()).toEqual([
      expect.objectContaining({ msg: post.text, u: expect.objectContaining({ username: testBotName }) }),
    ])
    expect(stored()[0]).not.toHaveProperty('tmid')
    expect(stored()[0]).not.toHaveProperty('attachments')
  })

  it('answers in a thread', async () => {
    const { sandbox, bot, post, stored } = await startRoom()
    const question = sandbox.say('akua', 'cloudnative', '!meetup next')

    await bot.chat.post({ ...post, threadId: question._id })

    expect(stored()[0]).toMatchObject({ tmid: question._id })
  })

  it('puts all buttons into one attachment whose clicks post their command', async () => {
    const { bot, post, stored } = await startRoom()
    const buttons = [
      { label: 'Going', command: '!meetup going' },
      { label: 'Remote', command: '!meetup remote' },
    ]

    await bot.chat.post({ ...post, buttons })

    const action = { type: 'button', msg_in_chat_window: true, msg_processing_type: 'sendMessage' }
    expect(stored()[0]?.['attachments']).toEqual([
      expect.objectContaining({
        text: '',
        actions: [
          { ...action, text: 'Going', msg: '!meetup going' },
          { ...action, text: 'Remote', msg: '!meetup remote' },
        ],
      }),
    ])
  })

  it('stores one message however often it is called, one after the other or all at once', async () => {
    const { bot, post, stored } = await startRoom()

    await bot.chat.post(post)
    await bot.chat.post({ ...post, text: 'another text' })
    await Promise.all([bot.chat.post(post), bot.chat.post(post), bot.chat.post(post)])

    expect(stored().map((message) => message.msg)).toEqual([post.text])
  })

  it('is sure of a message whose answer was lost, because it reads it back', async () => {
    const { sandbox, bot, post, stored } = await startRoom()
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'lose-answer' })

    await bot.chat.post(post)

    expect(stored()).toHaveLength(1)
    expect(sandbox.counters.rest['chat.sendMessage']).toBe(1)
  })

  it.each([
    ['the connection is cut before the work', { kind: 'refuse' as const }],
    [
      'a proxy answers 502 with a page',
      { kind: 'answer' as const, status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' },
    ],
    [
      'a page comes with status 200',
      { kind: 'answer' as const, status: 200, contentType: 'text/html', body: '<!doctype html>' },
    ],
    ['the workspace fails', { kind: 'answer' as const, status: 500, body: { success: false, error: 'Internal server error' } }],
    [
      'the duplicate error comes without a duplicate',
      {
        kind: 'answer' as const,
        status: 400,
        body: { success: false, error: "Cannot read properties of undefined (reading 'starred')" },
      },
    ],
  ])('may be tried again with the same id when %s', async (_what, fault) => {
    const { sandbox, bot, post, stored } = await startRoom()
    sandbox.faults.rest({ route: 'chat.sendMessage', ...fault })

    await expect(bot.chat.post(post)).rejects.toMatchObject({ name: 'ChatUnavailable' })
    await bot.chat.post(post)

    expect(stored()).toHaveLength(1)
  })

  it('is not waited for longer than ten seconds', async () => {
    const clock = createFakeClock(testClock.now())
    const { sandbox, bot, post, stored } = await startRoom({ clock })
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'hang' })

    const call = bot.chat.post(post)
    const refused = expect(call).rejects.toMatchObject({
      name: 'ChatUnavailable',
      message: expect.stringContaining('within 10 s'),
    })
    clock.advance(10_000)
    await refused

    expect(stored()).toEqual([])
  })

  it('passes on how long the workspace asks to wait', async () => {
    const { sandbox, bot, post } = await startRoom()
    const body = {
      success: false,
      error: 'Error, too many requests. You must wait 31 seconds before trying this endpoint again.',
    }
    sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'answer', status: 429, body })

    await expect(bot.chat.post(post)).rejects.toMatchObject({ name: 'ChatUnavailable', retryAfterMs: 31_000 })
    expect(sandbox.counters.rest['chat.getMessage']).toBeUndefined()
  })

  it('refuses an id under which somebody else has spoken', async () => {
    const { sandbox, bot, post } = await startRoom()
    sandbox.say('akua', 'cloudnative', 'squatted', { id: post.id })

    await expect(bot.chat.post(post)).rejects.toMatchObject({ name: 'ChatRefused', code: 'id-taken' })
  })

  it('refuses an id that the bot has used in another room', async () => {
    const { sandbox, bot, post } = await startRoom()

    await bot.chat.post({ ...post, roomId: 'GENERAL' })

    await expect(bot.chat.post(post)).rejects.toMatchObject({ name: 'ChatRefused', code: 'id-taken' })
    expect(sandbox.messages('cloudnative').filter((message) => message._id === post.id)).toEqual([])
  })

  it.each([
    ['is too long', { text: 'x'.repeat(5_001) }, 'error-message-size-exceeded'],
    ['goes to a room that does not exist', { roomId: 'nowhere' }, 'error-invalid-room'],
  ])('is refused when the message %s', async (_what, change, code) => {
    const { bot, post, stored } = await startRoom()

    await expect(bot.chat.post({ ...post, ...change })).rejects.toMatchObject({ name: 'ChatRefused', code })
    expect(stored()).toEqual([])
  })

  it('has to wait until the bot has logged in', async () => {
    const sandbox = await startWorkspace()
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox) })

    await expect(bot.chat.post({ id: 'early', roomId: 'GENERAL', text: 'hello' })).rejects.toMatchObject({
      name: 'ChatUnavailable',
    })
  })
})
