import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoSeed, type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { restAs } from './kit/rest.ts'
import { carries, connectAs, heard } from './kit/wire.ts'

let sandbox: Sandbox
const roomId = (name: string): string => sandbox.rooms.find((room) => room.name === name)?._id ?? ''
const userId = (name: string): string => sandbox.users.find((user) => user.username === name)?._id ?? ''

beforeEach(async () => {
  sandbox = await startSandbox()
})
afterEach(() => sandbox.close())

describe('__my_messages__', () => {
  it('carries public channels that were never joined, and says so', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    await bot.subscribe('stream-room-messages', '__my_messages__')

    const inside = sandbox.say('alice', 'cloudnative', 'inside')
    const outside = sandbox.say('alice', 'outside', 'outside')
    await bot.next(carries(outside._id))

    expect(heard(bot, '__my_messages__')).toMatchObject([
      [{ _id: inside._id }, { roomParticipant: true, roomType: 'c', roomName: 'cloudnative' }],
      [{ _id: outside._id }, { roomParticipant: false, roomType: 'c', roomName: 'outside' }],
    ])
  })

  it('carries direct messages and private groups to their members only', async () => {
    const [bot, victor] = [await connectAs(sandbox, 'rendezvous'), await connectAs(sandbox, 'victor')]
    for (const peer of [bot, victor]) await peer.subscribe('stream-room-messages', '__my_messages__')
    await restAs(sandbox, 'olivia').post('groups.create', { name: 'organizers', members: ['rendezvous'] })

    const direct = sandbox.say('alice', sandbox.direct('alice', 'rendezvous'), 'between us')
    const group = sandbox.say('olivia', 'organizers', 'among us')
    const open = sandbox.say('alice', 'general', 'to all')
    await Promise.all([bot.next(carries(open._id)), victor.next(carries(open._id))])

    const ids = (args: unknown[][]): unknown[] => args.map(([message]) => (message as { _id: string })._id)
    expect(ids(heard(bot, '__my_messages__'))).toEqual([direct._id, group._id, open._id])
    expect(heard(bot, '__my_messages__')[0]?.[1]).toEqual({ roomParticipant: true, roomType: 'd' })
    expect(ids(heard(victor, '__my_messages__'))).toEqual([open._id])
  })

  it('arrives once per subscription, so twice for a client that subscribed twice', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    await bot.subscribe('stream-room-messages', '__my_messages__')
    await bot.subscribe('stream-room-messages', '__my_messages__')

    sandbox.say('alice', 'cloudnative', 'hello')
    await bot.call('UserPresence:online')

    expect(heard(bot, '__my_messages__')).toHaveLength(2)
    expect(sandbox.counters.subscriptions).toEqual({ 'stream-room-messages': 2 })
  })
})

describe('a room’s own stream', () => {
  beforeEach(async () => {
    await sandbox.close()
    sandbox = await startSandbox({
      seed: { ...demoSeed, people: [...demoSeed.people, { username: 'mere', name: 'Mere', roles: ['bot'] }] },
    })
  })

  it('refuses a bot that has not joined, and takes a user who may preview', async () => {
    const bot = await connectAs(sandbox, 'mere')
    const alice = await connectAs(sandbox, 'alice')

    expect(await bot.subscribe('stream-room-messages', roomId('outside'))).toMatchObject({
      msg: 'nosub',
      error: { error: 'not-allowed' },
    })
    expect(await alice.subscribe('stream-room-messages', roomId('outside'))).toMatchObject({ msg: 'ready' })
  })

  it('ends when the member is removed', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    await bot.subscribe('stream-room-messages', roomId('cloudnative'))

    sandbox.kick('rendezvous', 'cloudnative')
    await bot.next((frame) => frame['msg'] === 'nosub')

    expect(sandbox.counters.subscriptions).toEqual({})
  })
})

describe('somebody else’s stream', () => {
  it('is refused', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')

    expect(await bot.subscribe('stream-notify-user', `${userId('alice')}/message`)).toMatchObject({
      msg: 'nosub',
      error: { error: 'not-allowed' },
    })
  })
})

describe('joining, leaving and being removed', () => {
  it('are announced by system messages and by the person’s own subscription stream', async () => {
    const bot = await connectAs(sandbox, 'rendezvous')
    const uid = userId('rendezvous')
    await bot.subscribe('stream-notify-user', `${uid}/subscriptions-changed`)

    sandbox.join('rendezvous', 'outside')
    sandbox.kick('rendezvous', 'outside')
    sandbox.leave('victor', 'outside')
    await restAs(sandbox, 'olivia').post('commands.run', { command: 'invite', params: '@victor', roomId: roomId('outside') })

    expect(sandbox.messages('outside').map((message) => `${message.t} ${message.msg} by ${message.u.username}`)).toEqual([
      'uj rendezvous by rendezvous',
      'ru rendezvous by olivia',
      'ul victor by victor',
      'au victor by olivia',
    ])
    await bot.call('UserPresence:online')
    expect(heard(bot, `${uid}/subscriptions-changed`).map(([action]) => action)).toEqual(['inserted', 'removed'])
  })
})

describe('reading rooms', () => {
  it('needs membership for a channel’s history, and nothing but sight for what changed', async () => {
    await sandbox.close()
    sandbox = await startSandbox({
      seed: {
        password: 'demo',
        people: [
          { username: 'olivia', name: 'Olivia', roles: ['user'] },
          { username: 'mere', name: 'Mere', roles: ['bot'] },
        ],
        rooms: [{ id: 'R', name: 'room', type: 'c', owner: 'olivia', members: [] }],
      },
    })
    const bot = restAs(sandbox, 'mere')

    const history = await bot.get('channels.history', { roomId: 'R' })
    const changed = await bot.get('chat.syncMessages', { roomId: 'R', lastUpdate: '2020-01-01T00:00:00.000Z' })

    expect(history).toMatchObject({ status: 403, body: { success: false, error: 'unauthorized' } })
    expect(changed.status).toBe(200)
  })

  it('hides a direct message from third parties, by its id as well', async () => {
    const secret = sandbox.say('alice', sandbox.direct('alice', 'olivia'), 'secret')

    const answer = await restAs(sandbox, 'victor').get('chat.getMessage', { msgId: secret._id })
    const absent = await restAs(sandbox, 'victor').get('chat.getMessage', { msgId: 'absent' })

    expect(answer).toMatchObject({ status: 400, body: { errorType: 'error-not-allowed' } })
    expect(absent).toMatchObject({ status: 400, body: { success: false } })
    expect(absent.body).not.toHaveProperty('error')
  })

  it('shows room roles to members, and another person’s language to nobody', async () => {
    const bot = restAs(sandbox, 'rendezvous')

    const roles = await bot.get('channels.roles', { roomId: roomId('cloudnative') })
    const francois = await bot.get('users.info', { username: 'francois' })

    expect(roles.body['roles']).toMatchObject([{ rid: roomId('cloudnative'), u: { username: 'olivia' }, roles: ['owner'] }])
    expect(francois.body['user']).toMatchObject({ username: 'francois', utcOffset: -5 })
    expect(JSON.stringify(francois.body)).not.toContain('language')
  })
})

describe('typing', () => {
  it('is passed on to others and not back', async () => {
    const [alice, bot] = [await connectAs(sandbox, 'alice'), await connectAs(sandbox, 'rendezvous')]
    const event = `${roomId('cloudnative')}/user-activity`
    for (const peer of [alice, bot]) await peer.subscribe('stream-notify-room', event)

    await bot.call('stream-notify-room', event, 'rendezvous', ['user-typing'], {})
    const forged = await bot.call('stream-notify-room', event, 'olivia', ['user-typing'], {})
    await alice.call('UserPresence:online')

    expect(heard(alice, event)).toEqual([['rendezvous', ['user-typing'], {}]])
    expect(heard(bot, event)).toEqual([])
    expect(forged).toHaveProperty('error')
  })
})

describe('what is unread', () => {
  it('has a number for mentions and direct messages, and for a first reply in a thread only when it names the asker', async () => {
    const alice = restAs(sandbox, 'alice')
    const unread = async (rid: string): Promise<unknown> => {
      const answer = await alice.get('subscriptions.get')
      return (answer.body['update'] as Record<string, unknown>[]).find((one) => one['rid'] === rid)
    }
    const question = sandbox.say('alice', 'cloudnative', '!meetup next')
    const second = sandbox.say('alice', 'outside', 'another question')
    const direct = sandbox.direct('rendezvous', 'alice')

    sandbox.say('rendezvous', 'cloudnative', 'a first reply without a name', { tmid: question._id })
    sandbox.say('victor', 'outside', '@alice a first reply with one', { tmid: second._id })
    sandbox.say('victor', 'general', 'hello')
    sandbox.say('rendezvous', direct, 'reminder')

    expect(await unread(roomId('cloudnative'))).toMatchObject({ alert: true, unread: 0 })
    expect(await unread(roomId('cloudnative'))).not.toHaveProperty('tunread')
    expect(await unread(roomId('outside'))).toMatchObject({ alert: true, tunread: [second._id], tunreadUser: [second._id] })
    expect(await unread(roomId('general'))).toMatchObject({ alert: true, unread: 0, userMentions: 0 })
    expect(await unread(direct)).toMatchObject({ alert: true, unread: 1 })
  })
})
