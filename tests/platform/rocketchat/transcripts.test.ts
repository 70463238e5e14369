import { describe, expect, it } from 'vitest'
import { createBot } from './support/bot.ts'
import { recordedBot, startReplayServer } from './support/replay-server.ts'

describe('sessions recorded from a genuine server', () => {
  it.each([
    [
      'ddp-bot.jsonl',
      [
        'alice: hello @bender from *alice* :smile: https://example.invalid/x',
        'alice: posted',
        // The same message, edited soon after.
        'alice: hello edited',
        'alice: thread reply (in a thread)',
        'alice: dm to bot',
        'alice: why ¯\\\\_(ツ)_/¯',
        'alice: _waves_',
      ],
    ],
    ['ddp-streams-bot.jsonl', ['alice: @bender ping again', 'alice: dm 2', 'alice: via slash']],
  ])('%s yields exactly what people typed for the bot to hear', async (transcript, expected) => {
    const server = await startReplayServer(transcript)
    const credentials = { kind: 'token', userId: recordedBot._id, authToken: 'TOKEN' } as const
    const bot = createBot(server, { credentials, heardUntil: Date.UTC(2026, 10, 22) })

    bot.chat.start(bot.heard)
    await server.played
    await bot.heard.until(() => bot.heard.texts.length >= expected.length)

    const told = bot.heard.messages.map(
      ({ sender, text, threadId }) => `${sender.username}: ${text}${threadId ? ' (in a thread)' : ''}`,
    )
    expect(told).toEqual(expected)
    expect(bot.chat.self).toEqual({ id: recordedBot._id, username: recordedBot.username })
  })
})
