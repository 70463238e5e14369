import { beforeAll, describe, expect, it } from 'vitest'
import { defaultLengthMinutes } from '../../src/features/meetups/model.ts'
import { isAnswer, startReadyBot, startTestSandbox } from '../support/bot.ts'
import { testBotName } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const weekMs = 7 * 86_400_000

describe('calling the bot', () => {
  const { test } = useTestBot({ isShared: true })

  beforeAll(async () => {
    const startsAt = testClock.now() + weekMs
    await test.bot.store.meetups.add(
      { title: 'Terraform', startsAt, lengthMinutes: defaultLengthMinutes, zone: 'America/Toronto', scheduledBy: 'x' },
      testClock.now(),
    )
  })

  it.each(['/meetup next', '!meetup next', '@otto next', '/meetup', '  !MEETUP Next  ', '@otto: meetup next'])(
    'shows the next meetup in English for %j',
    async (text) => {
      const answer = await test.ask('akua', text)

      expect(answer.msg).toMatch(/^@akua\n### Terraform\n\*\*When\*\*: .*, in 7 days\n/)
    },
  )

  it.each(['/rencontre prochaine', '!rencontre prochaine', '@otto prochaine', '!rencontre', '!meetup prochain'])(
    'shows the same meetup in French for %j',
    async (text) => {
      const answer = await test.ask('felix', text)

      expect(answer.msg).toMatch(/^@felix\n### Terraform\n\*\*Quand\*\*\u00a0: le .*, dans 7 jours\n/)
    },
  )

  it('answers plain words in a direct room, without a mention or a thread', async () => {
    const room = test.sandbox.direct('akua', testBotName)

    const answer = await test.ask('akua', 'next', room)

    expect(answer.msg).toMatch(/^### Terraform/)
    expect(answer.tmid).toBeUndefined()
  })

  it('answers a question that stands in a thread in that thread', async () => {
    const talk = test.sandbox.say('olga', 'cloudnative', 'When do we meet?')
    const question = test.sandbox.say('akua', 'cloudnative', '!meetup next', { tmid: talk._id })

    const answer = await test.sandbox.waitForMessage(
      (message) => message.u.username === testBotName && message.tmid === talk._id,
    )

    expect(answer.msg).toContain('### Terraform')
    expect(question.tmid).toBe(talk._id)
  })

  it('answers a command behind a quoted message', async () => {
    const answer = await test.ask('akua', `[ ](${test.sandbox.url}/channel/cloudnative?msg=abc) !meetup next`)

    expect(answer.msg).toContain('### Terraform')
  })

  it('puts buttons under the answer that work in every room, and no more than three', async () => {
    const answer = await test.ask('felix', '!rencontre prochaine')

    const actions = (answer.attachments ?? []).flatMap(({ actions }) => actions as readonly Record<string, unknown>[])
    expect(actions.map((action) => [action['text'], action['msg']])).toEqual([
      ['Sur place', expect.stringMatching(/^!rencontre participer #\d+$/)],
      ['À distance', expect.stringMatching(/^!rencontre à distance #\d+$/)],
      ['Toutes les dates', '!rencontre liste'],
    ])
    expect(
      actions.every((action) => action['msg_in_chat_window'] === true && action['msg_processing_type'] === 'sendMessage'),
    ).toBe(true)
  })

  it('stays silent for talk, edits, its own words, other bots and rooms it has not joined', async () => {
    const { sandbox } = test
    const said = () =>
      ['cloudnative', 'outside', 'general']
        .flatMap((room) => sandbox.messages(room))
        .filter(({ u }) => u.username === testBotName).length
    const before = said()
    const edited = sandbox.say('akua', 'cloudnative', 'oops')
    sandbox.edit('akua', edited._id, '!meetup next')
    sandbox.say('akua', 'cloudnative', 'The next meetup: !meetup next shows it, thanks @otto')
    sandbox.say('akua', 'outside', '!meetup next')
    sandbox.say(testBotName, 'cloudnative', '!meetup next')

    await test.ask('akua', '!meetup about')

    // Its own command, and the answer to the last one.
    expect(said() - before).toBe(2)
  })

  it('shows slash forms in help only where the workspace lets them through', async () => {
    const room = test.sandbox.direct('rhys', testBotName)

    const answer = await test.ask('rhys', 'help', room)

    expect(answer.msg).not.toContain('/meetup')
    expect(answer.msg).toContain('`!meetup next`')
    expect(answer.msg.split('\n').length).toBeLessThan(15)
    expect(answer.msg.split('\n')[0]).toContain('`!rencontre aide`')
  })
})

describe('calling the bot where unrecognized slash commands are allowed', () => {
  it('offers them in help', async () => {
    const sandbox = await startTestSandbox()
    sandbox.setting('Message_AllowUnrecognizedSlashCommand', true)
    const bot = await startReadyBot(sandbox)
    const question = sandbox.say('akua', sandbox.direct('akua', testBotName), 'help')

    const answer = await sandbox.waitForMessage((message) => isAnswer(message, question))

    expect(answer.msg).toContain('`/meetup next`')
    await bot.stop()
    await sandbox.close()
  })
})
