import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { restAs } from './kit/rest.ts'
import { carries, connectAs, heard } from './kit/wire.ts'

const T0 = Date.parse('2026-11-22T12:00:00Z')

let now: number
let sandbox: Sandbox
let cloudnative: string
beforeEach(async () => {
  now = T0
  sandbox = await startSandbox({ now: () => now })
  cloudnative = sandbox.rooms.find((room) => room.name === 'cloudnative')?._id ?? ''
})
afterEach(() => sandbox.close())

describe('a thread', () => {
  it('sends its parent again, with the count and its followers', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    await bot.subscribe('stream-room-messages', '__my_messages__')
    const question = sandbox.say('alice', 'cloudnative', '!meetup next')

    const reply = sandbox.say('rendezvous', 'cloudnative', '@alice soon', { tmid: question._id })
    await bot.next(carries(reply._id))

    const parents = heard(bot, '__my_messages__').filter(([message]) => (message as { _id: string })._id === question._id)
    const uids = ['alice', 'rendezvous'].map((name) => sandbox.users.find((user) => user.username === name)?._id)
    expect(parents.at(-1)?.[0]).toMatchObject({ tcount: 1, tlm: { $date: T0 }, replies: uids })
  })

  it('takes a reply to a reply to its own head', () => {
    const question = sandbox.say('alice', 'cloudnative', 'question')
    const reply = sandbox.say('victor', 'cloudnative', 'reply', { tmid: question._id })

    const nested = sandbox.say('alice', 'general', 'reply to the reply', { tmid: reply._id })

    expect(nested).toMatchObject({ tmid: question._id, rid: cloudnative })
  })

  it('keeps an emptied head when the question is deleted, without a word of deletion', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    await bot.subscribe('stream-room-messages', cloudnative)
    await bot.subscribe('stream-notify-room', `${cloudnative}/deleteMessage`)
    const question = sandbox.say('alice', 'cloudnative', 'question')
    sandbox.say('victor', 'cloudnative', 'reply', { tmid: question._id })

    sandbox.deleteAs('alice', question._id)
    await bot.call('UserPresence:online')

    expect(heard(bot, cloudnative).at(-1)?.[0]).toMatchObject({ _id: question._id, t: 'rm', msg: '' })
    expect(heard(bot, `${cloudnative}/deleteMessage`)).toEqual([])
  })

  it('is left out of a channel’s history unless it is asked for', async () => {
    const question = sandbox.say('alice', 'cloudnative', 'question')
    const reply = sandbox.say('victor', 'cloudnative', 'reply', { tmid: question._id })
    const bot = restAs(sandbox, 'rendezvous')
    const ids = async (query: Record<string, string>): Promise<string[]> => {
      const answer = await bot.get('channels.history', { roomId: cloudnative, ...query })
      return (answer.body['messages'] as { _id: string }[]).map((message) => message._id)
    }

    expect(await ids({})).toEqual([question._id])
    expect(await ids({ showThreadMessages: 'true' })).toEqual([reply._id, question._id])
  })
})

describe('a reaction', () => {
  it('toggles, and changes nothing when it already has the wanted state', () => {
    const { _id } = sandbox.say('alice', 'cloudnative', 'hello')
    const reactions = (): unknown => sandbox.messages('cloudnative')[0]?.reactions

    sandbox.reactAs('victor', _id, '+1')
    sandbox.reactAs('olivia', _id, ':+1:', true)
    sandbox.reactAs('olivia', _id, ':+1:', true)
    expect(reactions()).toEqual({ ':+1:': { usernames: ['victor', 'olivia'] } })

    sandbox.reactAs('victor', _id, ':+1:')
    sandbox.reactAs('olivia', _id, ':+1:', false)
    expect(reactions()).toBeUndefined()
  })

  it('is refused when it is no emoji', async () => {
    const { _id } = sandbox.say('alice', 'cloudnative', 'hello')

    const answer = await restAs(sandbox, 'rendezvous').post('chat.react', { messageId: _id, emoji: ':no-such:' })

    expect(answer).toMatchObject({ status: 400, body: { error: 'Invalid emoji provided. [error-not-allowed]' } })
  })
})
