import { describe, expect, it } from 'vitest'
import type { Message } from '../../../sandbox/index.ts'
import { commandMessages } from '../../../src/command/messages.ts'
import { isAnswer, startReadyBot, startTestSandbox, testBotName } from '../../support/bot.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { createSqliteFile } from '../../support/stores.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const minuteMs = 60_000
const { clock, time } = createMovingClock()
const { test } = useTestBot({ clock })

const idOf = (username: string) => test.idOf(username)
function buttonsOf({ attachments }: Message): readonly string[] {
  const actions = (attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
  return actions.map((action) => String(action['msg']))
}

const isOrganizer = (username: string) => test.bot.store.roles.has(idOf(username), 'organizer')

describe('a costly change', () => {
  it('is shown first, with two buttons, and made after a yes', async () => {
    const preview = await test.ask('olivia', '!meetup role add @alice organizer')
    const before = await isOrganizer('alice')
    const done = await test.ask('olivia', '!meetup yes')

    const actions = (preview.attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
    expect(preview.msg).toMatch(/^@olivia\n\*\*alice\*\* will be an organizer/)
    expect(preview.msg).toContain('`!meetup yes` within five minutes')
    expect(actions.map((action) => [action['text'], action['msg']])).toEqual([
      ['Yes', expect.stringMatching(/^!meetup yes [2-9][a-z]{3}$/)],
      ['No', expect.stringMatching(/^!meetup no [2-9][a-z]{3}$/)],
    ])
    expect(before).toBe(false)
    expect(done.msg).toContain('alice is now an organizer.')
    expect(await isOrganizer('alice')).toBe(true)
  })

  it('is shown, asked about and made in French', async () => {
    const room = test.sandbox.direct('olivia', testBotName)

    const preview = await test.ask('olivia', 'rôle ajouter @alice organisatrice', room)
    const done = await test.ask('olivia', 'oui', room)

    const actions = (preview.attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
    expect(preview.msg).toContain('ferait partie de l’équipe d’organisation')
    expect(preview.msg).toContain('`!rencontre oui` d’ici cinq minutes')
    expect(actions.map((action) => action['msg'])).toEqual([
      expect.stringMatching(/^!rencontre oui [2-9][a-z]{3}$/),
      expect.stringMatching(/^!rencontre non [2-9][a-z]{3}$/),
    ])
    expect(done.msg).toContain('fait maintenant partie')
  })

  it('is dropped by a no, and a later yes finds nothing', async () => {
    await test.ask('olivia', '!meetup role add @alice')

    const no = await test.ask('olivia', '!meetup no')
    const late = await test.ask('olivia', '!meetup yes')

    expect(no.msg).toContain('leaving everything as it is.')
    expect(late.msg).toContain('nothing to confirm here')
    expect(await isOrganizer('alice')).toBe(false)
  })

  it('is made once, however often somebody says yes', async () => {
    await test.ask('olivia', '!meetup role add @alice')

    await test.ask('olivia', '!meetup yes')
    const again = await test.ask('olivia', '!meetup yes')

    expect(again.msg).toContain('nothing to confirm here')
  })

  it('takes a yes of the same person in the same room only', async () => {
    await test.ask('olivia', '!meetup role add @alice')

    const other = await test.ask('victor', '!meetup yes')
    const elsewhere = await test.ask('olivia', '!meetup yes', 'general')
    const before = await isOrganizer('alice')
    await test.ask('olivia', '!meetup yes')

    expect(other.msg).toContain('nothing to confirm here')
    expect(elsewhere.msg).toContain('nothing to confirm here')
    expect(before).toBe(false)
    expect(await isOrganizer('alice')).toBe(true)
  })

  it('takes the yes of a button in the thread of the preview', async () => {
    const preview = await test.ask('olivia', '!meetup role add @alice')

    test.sandbox.say('olivia', 'cloudnative', '!meetup yes', { tmid: preview.tmid ?? '' })
    await test.sandbox.waitForMessage(({ msg, tmid }) => tmid === preview.tmid && msg.includes('is now an organizer'))

    expect(await isOrganizer('alice')).toBe(true)
  })

  it.each([
    { after: 5 * minuteMs, made: true, said: 'is now an organizer' },
    { after: 5 * minuteMs + 1, made: false, said: 'expired after five minutes' },
  ])('is made on a yes after $after ms: $made', async ({ after, made, said }) => {
    await test.ask('olivia', '!meetup role add @alice')

    time.advance(after)
    const { msg } = await test.ask('olivia', '!meetup yes')

    expect(msg).toContain(said)
    expect(await isOrganizer('alice')).toBe(made)
  })

  it('is asked about when two previews are open and the yes does not say which', async () => {
    await test.ask('olivia', '!meetup role add @alice')
    time.advance(1)
    await test.ask('olivia', '!meetup role add @victor')

    const which = await test.ask('olivia', '!meetup yes')

    const calls = buttonsOf(which)
    expect(which.msg).toContain('Which one?')
    expect(which.msg).toMatch(/- \*\*victor\*\* will be an organizer.* · `!meetup yes [2-9][a-z]{3}`/)
    expect(await isOrganizer('victor')).toBe(false)
    expect(await isOrganizer('alice')).toBe(false)
    await test.ask('olivia', calls[1] ?? '')
    expect(await isOrganizer('alice')).toBe(true)
    expect(await isOrganizer('victor')).toBe(false)
  })

  it('is the one under whose preview the button is, in French as well', async () => {
    const first = await test.ask('olivia', '!rencontre rôle ajouter @alice')
    await test.ask('olivia', '!rencontre rôle ajouter @victor')
    const which = await test.ask('olivia', '!rencontre oui')

    await test.ask('olivia', buttonsOf(first)[0] ?? '')
    const again = await test.ask('olivia', buttonsOf(first)[0] ?? '')

    expect(which.msg).toContain('De quelle demande s’agit-il?')
    expect(again.msg).toContain('Il n’y a rien à confirmer ici.')
    expect(await isOrganizer('alice')).toBe(true)
    expect(await isOrganizer('victor')).toBe(false)
  })

  it('is dropped alone by the No under it, and with all others by a bare no', async () => {
    const first = await test.ask('olivia', '!meetup role add @alice')
    await test.ask('olivia', '!meetup role add @victor')

    await test.ask('olivia', buttonsOf(first)[1] ?? '')
    const left = await test.ask('olivia', '!meetup yes')

    expect(left.msg).toContain('victor is now an organizer.')
    expect(await isOrganizer('alice')).toBe(false)
    await test.ask('olivia', '!meetup role remove @victor')
    await test.ask('olivia', '!meetup role add @alice')
    await test.ask('olivia', '!meetup no')
    expect((await test.ask('olivia', '!meetup yes')).msg).toContain('nothing to confirm here')
  })

  it('is refused when the role has gone between the preview and the yes', async () => {
    const { roles } = test.bot.store
    await test.ask('olivia', '!meetup role add @alice')
    await roles.give({ personId: idOf('victor'), username: 'victor', role: 'organizer', since: time.now() })
    await roles.take(idOf('olivia'), 'organizer', idOf('victor'))

    const { msg } = await test.ask('olivia', '!meetup yes')

    expect(msg).toContain(commandMessages.en.onlyOrganizers())
    expect(await isOrganizer('alice')).toBe(false)
  })
})

describe('a costly change where answers go to direct messages', () => {
  const { test: direct } = useTestBot({ clock, community: { answers: 'direct' } })

  it('is shown in the room of the question, because its yes counts there', async () => {
    const preview = await direct.ask('olivia', '!meetup role add @alice')

    expect(preview.msg).toContain('@olivia\n**alice** will be an organizer')
  })
})

describe('a preview that the bot does not outlive', () => {
  it('is known to the bot that is asked next', async () => {
    const database = createSqliteFile()
    const sandbox = await startTestSandbox()
    const ask = async (text: string) => {
      const question = sandbox.say('olivia', 'cloudnative', text)
      return sandbox.waitForMessage((message) => isAnswer(message, question))
    }
    const first = await startReadyBot(sandbox, { clock, databaseUrl: database.url })
    await ask('!meetup role add @alice organizer')
    await first.stop()
    const second = await startReadyBot(sandbox, { clock, databaseUrl: database.url })

    const { msg } = await ask('!meetup yes')

    expect(msg).toContain('alice is now an organizer.')
    expect((await second.store.roles.all()).map(({ username }) => username).toSorted()).toEqual(['alice', 'olivia'])
    await second.stop()
    await sandbox.close()
    await database.remove()
  })
})
