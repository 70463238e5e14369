import { describe, expect, it } from 'vitest'
import type { Chat } from '../../../src/messaging/chat.ts'
import { createBot, startWorkspace, tokenLogin } from './support/bot.ts'
import { createRecorder } from './support/recorder.ts'

describe('commands during faults', () => {
  it('each get one reply while sockets are cut and responses are lost', async () => {
    const sandbox = await startWorkspace()
    const answering: { chat?: Chat } = {}
    const heard = createRecorder(async ({ id, roomId }) => {
      await answering.chat?.post({ id: `answer-to-${id}`, roomId, threadId: id, text: 'done' })
    })
    const bot = createBot(sandbox, { credentials: tokenLogin(sandbox), heard })
    answering.chat = bot.chat
    bot.chat.start(heard)
    await heard.untilState('ready')

    for (let command = 1; command <= 32; command += 1) {
      if (command % 4 === 0) sandbox.faults.dropSockets({ code: command % 8 === 0 ? 1000 : 1006 })
      if (command % 5 === 0)
        sandbox.faults.rest({ route: 'chat.sendMessage', kind: command % 2 === 0 ? 'lose-answer' : 'refuse' })
      sandbox.say(command % 3 === 0 ? 'akua' : 'felix', 'cloudnative', `!meetup next ${command}`)
      if (command % 4 === 3) await heard.untilHeard(`!meetup next ${command}`)
    }
    await heard.until(() => heard.messages.length >= 32)

    const answers = sandbox.messages('cloudnative').filter((message) => message.msg === 'done')
    const asked = sandbox.messages('cloudnative').filter((message) => message.msg.startsWith('!meetup'))
    expect(answers.map((message) => message.tmid).sort()).toEqual(asked.map((message) => message._id).sort())
    expect(heard.messages).toHaveLength(32)
    expect(sandbox.counters.liveSockets).toBe(1)
  })
})
