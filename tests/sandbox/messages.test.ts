import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { restAs } from './kit/rest.ts'
import { connectAs, heard } from './kit/wire.ts'

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

describe('a message that is edited', () => {
  const post = async () => {
    const bot = restAs(sandbox, 'rendezvous')
    const attachments = [{ text: '', actions: [{ type: 'button', text: 'Going', msg: '!meetup going' }] }]
    await bot.post('chat.sendMessage', { message: { _id: 'living', rid: cloudnative, msg: '1 comes', attachments } })
    return (fields: Record<string, unknown> = {}) =>
      bot.post('chat.update', { roomId: cloudnative, msgId: 'living', text: '2 come', ...fields })
  }
  const stored = () => sandbox.messages('cloudnative')[0]

  it('has the new text and the time of the edit, and keeps its attachments', async () => {
    const update = await post()
    const before = stored()?.attachments
    now += 5_000

    const answer = await update({ attachments: [] })

    expect(answer).toMatchObject({ status: 200, body: { success: true, message: { msg: '2 come' } } })
    expect(stored()).toMatchObject({ msg: '2 come', editedAt: new Date(T0 + 5_000), editedBy: { username: 'rendezvous' } })
    expect(stored()?.attachments).toEqual(before)
    expect(before).toHaveLength(1)
  })

  it('is none when its text is the same', async () => {
    const update = await post()

    const answer = await update({ text: '1 comes' })

    expect(answer.status).toBe(200)
    expect(stored()).not.toHaveProperty('editedAt')
  })

  it("can be nobody's but a moderator's when the workspace does not allow editing", async () => {
    const update = await post()
    sandbox.setting('Message_AllowEditing', false)

    const own = await update()
    const owner = await restAs(sandbox, 'olivia').post('chat.update', { roomId: cloudnative, msgId: 'living', text: 'mended' })

    expect(own).toMatchObject({ status: 400, body: { errorType: 'error-action-not-allowed' } })
    expect(owner.status).toBe(200)
    expect(stored()?.msg).toBe('mended')
  })

  it('is not found once it has been deleted, nor in another room', async () => {
    const update = await post()

    const elsewhere = await update({ roomId: 'GENERAL' })
    sandbox.deleteAs('olivia', 'living')
    const gone = await update()

    expect(elsewhere.status).toBe(400)
    expect(gone).toMatchObject({ status: 400, body: { error: 'No message found with the id of "living".' } })
  })
})

describe('a message sent twice under one id', () => {
  it('is stored once, with its first text, and refused by an accident of words', async () => {
    const bot = restAs(sandbox, 'rendezvous')

    const first = await bot.post('chat.sendMessage', { message: { _id: 'chosen', rid: cloudnative, msg: 'first' } })
    const second = await bot.post('chat.sendMessage', { message: { _id: 'chosen', rid: cloudnative, msg: 'second' } })
    const stored = await bot.get('chat.getMessage', { msgId: 'chosen' })

    expect(first).toMatchObject({ status: 200, body: { success: true, message: { _id: 'chosen', msg: 'first' } } })
    expect(second).toMatchObject({
      status: 400,
      body: { success: false, error: "Cannot read properties of undefined (reading 'starred')" },
    })
    expect(second.body).not.toHaveProperty('errorType')
    expect(stored.body).toMatchObject({ message: { msg: 'first', u: { username: 'rendezvous' } } })
    expect(sandbox.messages('cloudnative')).toHaveLength(1)
  })

  it('is stored once when three arrive together', async () => {
    const bot = restAs(sandbox, 'rendezvous')
    const message = { _id: 'chosen', rid: cloudnative, msg: 'hello' }

    const answers = await Promise.all([1, 2, 3].map(() => bot.post('chat.sendMessage', { message })))

    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 400])
    expect(sandbox.messages('cloudnative')).toHaveLength(1)
  })

  it('is stored once even when it names another room the second time', async () => {
    const bot = restAs(sandbox, 'rendezvous')
    await bot.post('chat.sendMessage', { message: { _id: 'chosen', rid: cloudnative, msg: 'hello' } })

    const answer = await bot.post('chat.sendMessage', { message: { _id: 'chosen', rid: 'GENERAL', msg: 'hello' } })

    expect(answer.status).toBe(400)
    expect(sandbox.messages('GENERAL')).toEqual([])
  })

  it('gives an empty result over DDP', async () => {
    sandbox.say('alice', 'cloudnative', 'first', { id: 'chosen' })
    const alice = await connectAs(sandbox, 'alice')

    const result = await alice.call('sendMessage', { _id: 'chosen', rid: cloudnative, msg: 'second' })

    expect(Object.keys(result).sort()).toEqual(['id', 'msg'])
  })
})

describe('a message that may not be sent', () => {
  it('is refused by REST with the limit of 5000 UTF-16 units', async () => {
    const bot = restAs(sandbox, 'rendezvous')

    const fits = await bot.post('chat.sendMessage', { message: { rid: cloudnative, msg: '😀'.repeat(2500) } })
    const tooLong = await bot.post('chat.sendMessage', { message: { rid: cloudnative, msg: '😀'.repeat(2501) } })

    expect(fits.status).toBe(200)
    expect(tooLong).toMatchObject({ status: 400, body: { errorType: 'error-message-size-exceeded' } })
  })

  it('is dropped over DDP, and only its author is told', async () => {
    const alice = await connectAs(sandbox, 'alice')
    const uid = sandbox.users.find((user) => user.username === 'alice')?._id
    await alice.subscribe('stream-notify-user', `${uid}/message`)

    const result = await alice.call('sendMessage', { rid: cloudnative, msg: 'x'.repeat(5001) })

    expect(result).not.toHaveProperty('result')
    expect(result).not.toHaveProperty('error')
    expect(heard(alice, `${uid}/message`)).toMatchObject([[{ private: true, rid: cloudnative, u: { username: 'rocket.cat' } }]])
  })

  it('is refused over DDP when it carries attachments', async () => {
    const alice = await connectAs(sandbox, 'alice')

    const result = await alice.call('sendMessage', { rid: cloudnative, msg: 'x', attachments: [] })

    expect(result).toMatchObject({ error: { error: 400, message: 'Match failed [400]' } })
  })

  it('is refused when a mere bot calls everybody', async () => {
    await sandbox.close()
    sandbox = await startSandbox({
      seed: {
        password: 'demo',
        people: [
          { username: 'olivia', name: 'Olivia', roles: ['user'] },
          { username: 'mere', name: 'Mere', roles: ['bot'] },
        ],
        rooms: [{ id: 'R', name: 'room', type: 'c', owner: 'olivia', members: ['mere'] }],
      },
    })

    const bot = await restAs(sandbox, 'mere').post('chat.sendMessage', { message: { rid: 'R', msg: 'hello @all' } })
    const user = await restAs(sandbox, 'olivia').post('chat.sendMessage', { message: { rid: 'R', msg: 'hello @all' } })
    const token = await restAs(sandbox, 'mere').post('users.generatePersonalAccessToken', { tokenName: 'x' })

    expect(bot).toMatchObject({ status: 400, body: { errorType: 'error-action-not-allowed' } })
    expect(user.status).toBe(200)
    expect(token).toMatchObject({ status: 400, body: { errorType: 'not-authorized' } })
  })

  it('takes no id through chat.postMessage', async () => {
    const answer = await restAs(sandbox, 'rendezvous').post('chat.postMessage', {
      roomId: cloudnative,
      text: 'x',
      _id: 'chosen',
    })

    expect(answer).toMatchObject({ status: 400, body: { errorType: 'invalid-params' } })
  })
})

describe('what changed since a date', () => {
  it('lists new, edited and reacted messages newest first, threads included, and what was deleted', async () => {
    const old = sandbox.say('alice', 'cloudnative', 'old')
    const edited = sandbox.say('alice', 'cloudnative', 'to be edited')
    const gone = sandbox.say('alice', 'cloudnative', 'to be deleted')
    now += 1000
    const since = new Date(now).toISOString()
    now += 1000
    sandbox.edit('alice', edited._id, 'edited')
    sandbox.deleteAs('alice', gone._id)
    const fresh = sandbox.say('alice', 'cloudnative', 'new')
    now += 1
    const reply = sandbox.say('victor', 'cloudnative', 'in the thread', { tmid: fresh._id })

    const answer = await restAs(sandbox, 'rendezvous').get('chat.syncMessages', { roomId: cloudnative, lastUpdate: since })

    const { updated, deleted } = answer.body['result'] as { updated: { _id: string }[]; deleted: { _id: string }[] }
    expect(updated.map((message) => message._id)).toEqual([reply._id, fresh._id, edited._id])
    expect(deleted.map((message) => message._id)).toEqual([gone._id])
    expect(updated.map((message) => message._id)).not.toContain(old._id)
  })

  it('comes in pages by a cursor in milliseconds, and loses the second of two at one instant at the edge of a page', async () => {
    const ids: string[] = []
    for (const at of [1, 2, 2, 3]) {
      now = T0 + at
      ids.push(sandbox.say('alice', 'cloudnative', `at ${at}`)._id)
    }
    const bot = restAs(sandbox, 'rendezvous')
    const page = async (next: number): Promise<{ updated: { _id: string }[]; cursor: { next: string | null } }> => {
      const answer = await bot.get('chat.syncMessages', {
        roomId: cloudnative,
        type: 'UPDATED',
        next: String(next),
        count: '2',
      })
      return answer.body['result'] as Awaited<ReturnType<typeof page>>
    }

    const first = await page(T0)
    const second = await page(Number(first.cursor.next))

    expect(first.updated.map((message) => message._id)).toHaveLength(2)
    expect(second.updated.map((message) => message._id)).toEqual([ids[3]])
    expect(second.cursor.next).toBeNull()
  })
})
