import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../support/fake-clock.ts'
import { testBotName, testSeed } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { startBot, startWorkspace } from './support/bot.ts'

describe('people and rooms', () => {
  it('finds a person by name and by id, and nobody where there is nobody', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const akua = sandbox.users.find((user) => user.username === 'akua')

    const byName = await bot.chat.findPerson({ username: 'akua' })
    const byId = await bot.chat.findPerson({ id: akua?._id ?? '' })
    const nobody = await bot.chat.findPerson({ username: 'nobody' })

    expect(byName).toEqual({ id: akua?._id, username: 'akua', name: 'Akua Mensah' })
    expect(byId).toEqual(byName)
    expect(nobody).toBeUndefined()
  })

  it('reports a closed account for as long as it is closed', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    sandbox.setActive('akua', false)

    const closed = await bot.chat.findPerson({ username: 'akua' })
    sandbox.setActive('akua', true)
    const open = await bot.chat.findPerson({ username: 'akua' })

    expect(closed).toMatchObject({ username: 'akua', isClosed: true })
    expect(open).not.toHaveProperty('isClosed')
  })

  it('tells a bot by its role or by the type of its account', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const answer = (user: object) =>
      sandbox.faults.rest({ route: 'users.info', kind: 'answer', status: 200, body: { success: true, user } })

    for (const more of [{ type: 'bot' }, { type: 'app' }, { roles: ['user', 'bot'] }]) {
      answer({ _id: 'x', username: 'x', ...more })
      expect(await bot.chat.findPerson({ id: 'x' })).toEqual({ id: 'x', username: 'x', isBot: true })
    }
    answer({ _id: 'x', username: 'x', type: 'user', roles: ['user'], name: '' })
    expect(await bot.chat.findPerson({ id: 'x' })).toEqual({ id: 'x', username: 'x' })
  })

  it('finds nobody and nothing in answers without an id, a name or a kind', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const answer = (route: string, body: object) =>
      sandbox.faults.rest({ route, kind: 'answer', status: 200, body: { success: true, ...body } })

    for (const user of [null, {}, { _id: 'x' }, { username: 'x' }]) {
      answer('users.info', { user })
      expect(await bot.chat.findPerson({ id: 'x' })).toBeUndefined()
    }
    for (const room of [null, {}, { _id: 'x' }, { t: 'c' }]) {
      answer('rooms.info', { room })
      expect(await bot.chat.findRoom({ id: 'x' })).toBeUndefined()
    }
    answer('rooms.info', { room: { _id: 'x', t: 'p', usersCount: 'many' } })
    expect(await bot.chat.findRoom({ id: 'x' })).toEqual({ id: 'x', kind: 'group' })
  })

  it('tells who is in a channel or in a private room, by id, and nobody where it may not look', async () => {
    const den = { name: 'den', type: 'p' as const, owner: 'olga', members: [testBotName, 'akua'] }
    const sandbox = await startWorkspace({ seed: { ...testSeed, rooms: [...testSeed.rooms, den] } })
    const bot = await startBot(sandbox)
    const person = (username: string) => ({ username, id: sandbox.users.find((user) => user.username === username)?._id ?? '' })
    const find = (name: string) => sandbox.rooms.find((room) => room.name === name)?._id ?? ''
    const isIn = (name: string, kind: 'channel' | 'group', who: ReturnType<typeof person>) =>
      bot.chat.isMember({ id: find(name), kind }, who)
    sandbox.leave('rhys', find('cloudnative'))

    expect(await isIn('cloudnative', 'channel', person('akua'))).toBe(true)
    expect(await isIn('cloudnative', 'channel', person('rhys'))).toBe(false)
    expect(await isIn('den', 'group', person('akua'))).toBe(true)
    expect(await isIn('den', 'group', person('rhys'))).toBe(false)
    // Somebody else has the name now.
    expect(await isIn('den', 'group', { ...person('rhys'), username: 'akua' })).toBe(false)
    expect(await bot.chat.isMember({ id: 'nowhere', kind: 'group' }, person('akua'))).toBe(false)
    // A workspace has one route for each kind.
    expect(sandbox.counters.rest).toMatchObject({ 'channels.members': 2, 'groups.members': 4 })
  })

  it('opens one direct room with a person by their id, and looks it up again after ten minutes', async () => {
    const clock = createFakeClock()
    const sandbox = await startWorkspace({ now: clock.now })
    const bot = await startBot(sandbox, { clock })
    const akua = sandbox.users.find(({ username }) => username === 'akua')?._id ?? ''

    const room = await bot.chat.openDirect(akua)
    const again = await bot.chat.openDirect(akua)
    const askedSoFar = sandbox.counters.rest['im.create']
    clock.advance(600_000)
    await bot.chat.openDirect(akua)

    expect(room).toBe(sandbox.direct('akua', testBotName))
    expect(again).toBe(room)
    expect(askedSoFar).toBe(1)
    expect(sandbox.counters.rest['im.create']).toBe(2)
  })

  it('finds a room by name and by id, and none where there is none or the bot may not look', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    const byName = await bot.chat.findRoom({ name: 'cloudnative' })
    const byId = await bot.chat.findRoom({ id: byName?.id ?? '' })
    const nothing = await bot.chat.findRoom({ name: 'no-such-room' })
    const foreign = await bot.chat.findRoom({ id: sandbox.direct('akua', 'olga') })

    expect(byName).toEqual({ id: expect.any(String), kind: 'channel', members: 4, name: 'cloudnative' })
    expect(byId).toEqual(byName)
    expect(nothing).toBeUndefined()
    expect(foreign).toBeUndefined()
  })

  it('refuses a direct room with nobody', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    await expect(bot.chat.openDirect('nobody')).rejects.toMatchObject({ name: 'ChatRefused' })
  })

  it('lists the roles of a person in a room', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const id = (username: string) => sandbox.users.find((user) => user.username === username)?._id ?? ''

    const owner = await bot.chat.roomRoles('GENERAL', id('olga'))
    const member = await bot.chat.roomRoles('GENERAL', id('akua'))

    expect(owner).toEqual(['owner'])
    expect(member).toEqual([])
  })

  it('leaves out what makes no sense among the roles of a room', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const roles = [null, { u: null, roles: ['owner'] }, { u: { _id: 'x' }, roles: ['owner', 'king', 7] }, { u: { _id: 'y' } }]
    sandbox.faults.rest({ route: 'rooms.roles', kind: 'answer', status: 200, body: { success: true, roles } })

    expect(await bot.chat.roomRoles('GENERAL', 'x')).toEqual(['owner'])
  })

  it('asks the route of older workspaces when rooms.roles only yields a web page', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const olga = sandbox.users.find((user) => user.username === 'olga')
    sandbox.faults.rest({
      route: 'rooms.roles',
      kind: 'answer',
      status: 200,
      contentType: 'text/html',
      body: '<!doctype html>',
    })

    const roles = await bot.chat.roomRoles('GENERAL', olga?._id ?? '')

    expect(roles).toEqual(['owner'])
    expect(sandbox.counters.rest['channels.roles']).toBe(1)
  })

  it('refuses to list the roles in a room that doesn’t exist', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    const asked = bot.chat.roomRoles('nowhere', 'anybody')
    await expect(asked).rejects.toMatchObject({ name: 'ChatRefused' })
    // What the workspace said itself.
    await expect(asked).rejects.toThrow('groups.roles: ')
  })

  it('reacts once, however often it is asked to', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)
    const message = sandbox.say('akua', 'cloudnative', 'I will come')

    await bot.chat.react(message._id, ':white_check_mark:')
    await bot.chat.react(message._id, ':white_check_mark:')

    const stored = sandbox.messages('cloudnative').find((candidate) => candidate._id === message._id)
    expect(stored?.['reactions']).toEqual({ ':white_check_mark:': { usernames: [testBotName] } })
  })
})

describe('the facts of the workspace', () => {
  it.each([false, true])(
    'are read from the public settings (filter by id honoured: %s) at every connection',
    async (honourSettingIds) => {
      const sandbox = await startWorkspace({ honourSettingIds })
      const bot = await startBot(sandbox)
      const first = bot.chat.settings

      sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
      sandbox.setting('Message_MaxAllowedSize', 800)
      sandbox.faults.dropSockets()
      await bot.heard.untilState('ready', 2)

      expect(first).toEqual({ unrecognizedSlash: false, maxMessageLength: 5000 })
      expect(bot.chat.settings).toEqual({ unrecognizedSlash: true, maxMessageLength: 800 })
    },
  )

  it('are read again every few minutes, though nothing is refused and the connection lasts', async () => {
    const sandbox = await startWorkspace()
    let pass = () => {}
    const after = (ms: number, run: () => void) => {
      if (ms !== 5 * 60_000) return testClock.after(ms, run)
      pass = run
      return () => {}
    }
    const bot = await startBot(sandbox, { clock: { now: testClock.now, after } })
    sandbox.setting('Message_MaxAllowedSize', 800)

    pass()

    await expect.poll(() => bot.chat.settings.maxMessageLength).toBe(800)
  })

  it('are the defaults when the workspace doesn’t say', async () => {
    const sandbox = await startWorkspace()
    sandbox.faults.rest({
      route: 'settings.public',
      kind: 'answer',
      status: 403,
      body: { success: false, error: 'unauthorized' },
    })

    const bot = await startBot(sandbox)

    expect(bot.chat.settings).toEqual({ maxMessageLength: 5000 })
  })
})

describe('membership', () => {
  it('covers people and the bot itself, page by page, and is denied where the bot may not look', async () => {
    const people = Array.from({ length: 120 }, (_, index) => ({ username: `p${index}`, name: `P ${index}`, roles: ['user'] }))
    const crowd = {
      name: 'crowd',
      type: 'c',
      owner: 'p0',
      members: [...people.map(({ username }) => username), 'akua'],
    } as const
    const sandbox = await startWorkspace({
      seed: { ...testSeed, people: [...testSeed.people, ...people], rooms: [...testSeed.rooms, crowd] },
    })
    const bot = await startBot(sandbox)
    const person = (username: string) => ({ username, id: sandbox.users.find((user) => user.username === username)?._id ?? '' })
    const room = await bot.chat.findRoom({ name: 'crowd' })

    const [last, stranger, itself] = [
      await bot.chat.isMember(room ?? { id: '', kind: 'channel' }, person('akua')),
      await bot.chat.isMember(room ?? { id: '', kind: 'channel' }, person('rhys')),
      await bot.chat.isMember(room ?? { id: '', kind: 'channel' }, person(testBotName)),
    ]

    expect([last, stranger, itself]).toEqual([true, false, false])
    expect(await bot.chat.isMember({ id: 'GENERAL', kind: 'channel' }, person(testBotName))).toBe(true)
    expect(await bot.chat.isMember({ id: 'nowhere', kind: 'group' }, person('akua'))).toBe(false)
  })
})
