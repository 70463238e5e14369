import { describe, expect, it } from 'vitest'
import { startBot, startWorkspace } from './support/bot.ts'

const editions = ['6.14', '7.7'] as const

/** A bot with a message of its own in #cloudnative. */
async function startPosted(edition: (typeof editions)[number]) {
  const sandbox = await startWorkspace({ edition })
  const bot = await startBot(sandbox)
  const roomId = sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
  await bot.chat.post({ id: 'living', roomId, text: 'Coming: 1' })
  const post = (text: string, id: string = text) => bot.chat.post({ id, roomId, text })
  const edit = (text: string) => bot.chat.edit({ roomId, messageId: 'living', text })
  return { sandbox, bot, post, edit, roomId, log: bot.log }
}

type Scene = Awaited<ReturnType<typeof startPosted>>

/** What the workspace does, and how each kind of call ends: refused for good, or to be retried. */
const situations: readonly (readonly [string, (scene: Scene) => void, (scene: Scene) => void, object, object, object])[] = [
  [
    'the workspace is restricted',
    ({ sandbox }) => sandbox.restrict(true),
    ({ sandbox }) => sandbox.restrict(false),
    { name: 'ChatUnavailable', refusal: { code: 'restricted-workspace', about: 'workspace' } },
    {},
    {},
  ],
  [
    'the room is read-only',
    ({ sandbox }) => sandbox.setRoom('cloudnative', { readOnly: true }),
    ({ sandbox }) => sandbox.setRoom('cloudnative', { readOnly: false }),
    { name: 'ChatRefused', about: 'room' },
    { name: 'ChatUnavailable', refusal: { about: 'room' } },
    { name: 'ChatRefused', about: 'room' },
  ],
  [
    'the room is encrypted',
    ({ sandbox }) => sandbox.setRoom('cloudnative', { encrypted: true }),
    ({ sandbox }) => sandbox.setRoom('cloudnative', { encrypted: false }),
    { name: 'ChatRefused', code: 'error-not-allowed', about: 'room' },
    {},
    {},
  ],
  [
    'editing is off',
    ({ sandbox }) => sandbox.setting('Message_AllowEditing', false),
    ({ sandbox }) => sandbox.setting('Message_AllowEditing', true),
    {},
    { name: 'ChatUnavailable', refusal: { code: 'error-action-not-allowed', about: 'workspace' } },
    {},
  ],
]

async function outcome(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => ({}),
    (error: unknown) => error,
  )
}

describe.each(editions)('refusals of Rocket.Chat %s', (edition) => {
  it.each(situations)('%s: what is final, and what passes', async (_what, begin, end, post, edit, reaction) => {
    const scene = await startPosted(edition)
    begin(scene)

    expect(await outcome(scene.post('new'))).toMatchObject(post)
    expect(await outcome(scene.edit('Coming: 2'))).toMatchObject(edit)
    expect(await outcome(scene.bot.chat.react('living', ':+1:'))).toMatchObject(reaction)

    end(scene)
    expect(await outcome(scene.post('again'))).toEqual({})
    expect(await outcome(scene.edit('Coming: 3'))).toEqual({})
    expect(await outcome(scene.bot.chat.react('living', ':tada:'))).toEqual({})
  })

  it('an edit that comes after the time limit may pass', async () => {
    const scene = await startPosted(edition)
    const refusal = { success: false, error: 'Message editing is blocked [error-message-editing-blocked]' }
    scene.sandbox.faults.rest({ route: 'chat.update', kind: 'answer', status: 400, body: refusal })

    expect(await outcome(scene.edit('Coming: 2'))).toMatchObject({
      name: 'ChatUnavailable',
      refusal: { code: 'error-message-editing-blocked', about: 'workspace' },
    })
  })

  it('an edit of a message that is gone is final', async () => {
    const scene = await startPosted(edition)
    scene.sandbox.deleteAs('olga', 'living')

    expect(await outcome(scene.edit('Coming: 2'))).toMatchObject({ name: 'ChatRefused', about: 'message' })
    expect(await outcome(scene.bot.chat.react('living', ':+1:'))).toMatchObject({ name: 'ChatRefused', about: 'message' })
  })

  it('a room that the bot was taken out of, and somebody who does not exist, are final', async () => {
    const scene = await startPosted(edition)

    expect(await outcome(scene.bot.chat.post({ id: 'x', roomId: 'nowhere', text: 'x' }))).toMatchObject({
      name: 'ChatRefused',
      about: 'room',
    })
    expect(await outcome(scene.bot.chat.openDirect('nobody').then(() => undefined))).toMatchObject({
      name: 'ChatRefused',
      about: 'room',
    })
  })

  it('a refusal because of a room that shows no reason for it may pass', async () => {
    const scene = await startPosted(edition)
    const refusal = { success: false, error: 'error-not-allowed' }
    scene.sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'answer', status: 400, body: refusal })

    expect(await outcome(scene.post('new'))).toMatchObject({ name: 'ChatUnavailable', refusal: { about: 'room' } })
    expect(await outcome(scene.post('new'))).toEqual({})
  })

  it('a reason that nobody knows is tried again, and logged once with its text', async () => {
    const scene = await startPosted(edition)
    const refusal = { success: false, error: 'The moon is in the wrong house', errorType: 'error-moon' }
    scene.sandbox.faults.rest({ route: 'chat.sendMessage', kind: 'answer', status: 400, body: refusal, times: 3 })

    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await outcome(scene.post('new'))).toMatchObject({
        name: 'ChatUnavailable',
        refusal: { code: 'error-moon', about: 'unknown' },
      })
    }
    expect(await outcome(scene.post('new'))).toEqual({})

    const lines = scene.log.lines.filter(({ message }) => message.includes('a reason that is not known'))
    expect(lines).toHaveLength(1)
    expect(JSON.stringify(lines)).toContain('The moon is in the wrong house')
  })

  it('reports while the workspace accepts no messages, and says once when it does again', async () => {
    const scene = await startPosted(edition)
    scene.sandbox.restrict(true)

    await outcome(scene.post('one'))
    await outcome(scene.post('two'))
    const during = scene.bot.chat.postingRefusal
    scene.sandbox.restrict(false)
    await scene.post('three')

    expect(during).toMatchObject({ code: 'restricted-workspace', about: 'workspace' })
    expect(scene.bot.chat.postingRefusal).toBeUndefined()
    const told = scene.log.lines.map(({ message }) => message).filter((message) => message.startsWith('the workspace accepts'))
    expect(told).toEqual(['the workspace accepts no messages from the bot', 'the workspace accepts messages again'])
  })

  it('reads the settings again when a message is too long for a limit that was lowered', async () => {
    const scene = await startPosted(edition)
    scene.sandbox.setting('Message_MaxAllowedSize', 50)
    const before = scene.bot.chat.settings.maxMessageLength

    expect(await outcome(scene.post('x'.repeat(60), 'long'))).toMatchObject({
      name: 'ChatRefused',
      code: 'error-message-size-exceeded',
    })

    expect(before).toBe(5_000)
    await expect.poll(() => scene.bot.chat.settings.maxMessageLength).toBe(50)
  })
})
