import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { createBot, startBot, startWorkspace, tokenLogin } from './support/bot.ts'
import { createRecorder, type Recorder } from './support/recorder.ts'

describe('hearing', () => {
  it('receives what people type in channels, threads, private groups and direct rooms, in order', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    const question = sandbox.say('akua', 'cloudnative', '@otto next')
    sandbox.say('felix', 'cloudnative', 'merci', { tmid: question._id })
    const direct = sandbox.direct('rhys', testBotName)
    sandbox.say('rhys', direct, 'next')
    await bot.heard.untilHeard('next')

    expect(bot.heard.messages).toEqual([
      expect.objectContaining({ id: question._id, roomKind: 'channel', roomName: 'cloudnative', text: '@otto next' }),
      expect.objectContaining({
        threadId: question._id,
        text: 'merci',
        sender: expect.objectContaining({ username: 'felix' }),
      }),
      expect.objectContaining({ roomId: direct, roomKind: 'direct', text: 'next' }),
    ])
    expect(bot.heard.messages[0]?.sentAt).toBe(question.ts.getTime())
    expect(bot.heard.messages[2]).not.toHaveProperty('roomName')
  })

  it('does not hear rooms it has not joined', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    sandbox.say('akua', 'outside', '!meetup next')
    sandbox.say('akua', 'cloudnative', 'last')
    await bot.heard.untilHeard('last')

    expect(bot.heard.texts).toEqual(['last'])
  })

  it('receives a room’s messages once it is invited', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    sandbox.join(testBotName, 'outside')
    sandbox.say('akua', 'outside', 'welcome')
    await bot.heard.untilHeard('welcome')

    expect(bot.heard.texts).toEqual(['welcome'])
  })

  it('hears the words of an edit once, and no reactions, thread counts, system messages and itself', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox)

    const question = sandbox.say('akua', 'cloudnative', '!meetup next')
    await bot.heard.untilHeard('!meetup next')
    await bot.chat.post({ id: 'answer-1', roomId: question.rid, threadId: question._id, text: '!meetup next' })
    sandbox.reactAs('rhys', question._id, ':+1:')
    sandbox.edit('akua', question._id, '!meetup list')
    sandbox.leave('rhys', 'cloudnative')
    sandbox.join('rhys', 'cloudnative')
    sandbox.faults.replay(testBotName, 5)
    sandbox.say('akua', 'cloudnative', 'last')
    await bot.heard.untilHeard('last')

    expect(bot.heard.texts).toEqual(['!meetup next', '!meetup list', 'last'])
  })

  it('receives only from bots that the operator allows', async () => {
    const sandbox = await startWorkspace()
    const bot = await startBot(sandbox, { allowedBots: ['rhys'] })
    const asBot = (username: string, text: string) => {
      const room = sandbox.say(username, 'outside', text)
      const message = { ...room, rid: 'r1', ts: { $date: room.ts.getTime() }, bot: { i: 'js.SDK' } }
      const args = [message, { roomParticipant: true, roomType: 'c', roomName: 'cloudnative' }]
      const frame = {
        msg: 'changed',
        collection: 'stream-room-messages',
        id: 'id',
        fields: { eventName: '__my_messages__', args },
      }
      sandbox.faults.sendRaw(testBotName, JSON.stringify(frame))
    }

    asBot('akua', 'from a stranger')
    asBot('rhys', 'from a friend')
    await bot.heard.untilHeard('from a friend')

    expect(bot.heard.texts).toEqual(['from a friend'])
  })

  it('asks for nothing but the text and the kind of room before it leaves a message aside', async () => {
    const sandbox = await startWorkspace()
    const asked: string[] = []
    const wanted = (text: string, roomKind: string) => {
      asked.push(`${roomKind}: ${text}`)
      return roomKind === 'direct' || text.startsWith('!')
    }
    const bot = await startBot(sandbox, { prefilter: wanted })

    sandbox.say('akua', 'cloudnative', 'lunch?')
    sandbox.say('akua', 'cloudnative', '!meetup')
    sandbox.say('akua', sandbox.direct('akua', testBotName), 'next')
    await bot.heard.untilHeard('next')

    expect(asked).toEqual(['channel: lunch?', 'channel: !meetup', 'direct: next'])
    expect(bot.heard.texts).toEqual(['!meetup', 'next'])
  })
})

describe('a listener that throws', () => {
  it('is offered the message again, and only delays its sender', async () => {
    const sandbox = await startWorkspace()
    let failures = 0
    const heard: Recorder = createRecorder(async ({ text }) => {
      if (text !== 'one' || (failures >= 3 && heard.texts.includes('three'))) return
      failures += 1
      throw new Error('the store is down')
    })
    const bot = await startBot(sandbox, { heard })

    sandbox.say('akua', 'cloudnative', 'one')
    sandbox.say('akua', 'cloudnative', 'two')
    sandbox.say('felix', 'cloudnative', 'three')
    await heard.untilHeard('two')

    expect(heard.texts).toEqual(['three', 'one', 'two'])
    expect(bot.heard.states).toEqual([{ name: 'ready' }])
  })

  it('does not take the connection with it when its state function fails', async () => {
    const sandbox = await startWorkspace()
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox) })

    bot.chat.start({
      message: (message) => bot.heard.message(message),
      state: (state) => {
        bot.heard.state(state)
        throw new Error('a listener that throws')
      },
    })
    await bot.heard.untilState('ready')
    sandbox.say('akua', 'cloudnative', 'still here')
    await bot.heard.untilHeard('still here')

    expect(bot.chat.state).toEqual({ name: 'ready' })
  })
})
