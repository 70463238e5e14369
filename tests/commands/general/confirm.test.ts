import { describe, expect, it } from 'vitest'
import type { Message } from '../../../sandbox/index.ts'
import { commandMessages } from '../../../src/command/messages.ts'
import { isAnswer, startReadyBot, startTestSandbox } from '../../support/bot.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { testBotName } from '../../support/seed.ts'
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
    const preview = await test.ask('olga', '!meetup role add @akua organizer')
    const before = await isOrganizer('akua')
    const done = await test.ask('olga', '!meetup yes')

    const actions = (preview.attachments ?? []).flatMap((one) => one['actions'] as readonly Record<string, unknown>[])
    expect(preview.msg).toMatch(/^@olga\n\*\*akua\*\* will be an organizer/)
    expect(preview.msg).toContain('`!meetup yes` within five minutes')
    expect(actions.map((action) => [action['text'], action['msg']])).toEqual([
      ['Yes', expect.stringMatching(/^!meetup yes [2-9][a-z]{3}$/)],
      ['No', expect.stringMatching(/^!meetup no [2-9][a-z]{3}$/)],
    ])
    expect(before).toBe(false)
    expect(done.msg).toContain('akua is now an organizer.')
    expect(await isOrganizer('akua')).toBe(true)
  })

  it('is shown, asked about and made in French', async () => {
    const room = test.sandbox.direct('olga', testBotName)

    const preview = await test.ask('olga', 'rôle ajouter @akua organisatrice', room)
    const done = await test.ask('olga', 'oui', room)

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
    await test.ask('olga', '!meetup role add @akua')

    const no = await test.ask('olga', '!meetup no')
    const late = await test.ask('olga', '!meetup yes')

    expect(no.msg).toContain('leaving everything as it is.')
    expect(late.msg).toContain('nothing to confirm here')
    expect(await isOrganizer('akua')).toBe(false)
  })

  it('is made once, however often somebody says yes', async () => {
    await test.ask('olga', '!meetup role add @akua')

    await test.ask('olga', '!meetup yes')
    const again = await test.ask('olga', '!meetup yes')

    expect(again.msg).toContain('nothing to confirm here')
  })

  it('takes a yes of the same person in the same room only', async () => {
    await test.ask('olga', '!meetup role add @akua')

    const other = await test.ask('rhys', '!meetup yes')
    const elsewhere = await test.ask('olga', '!meetup yes', 'general')
    const before = await isOrganizer('akua')
    await test.ask('olga', '!meetup yes')

    expect(other.msg).toContain('nothing to confirm here')
    expect(elsewhere.msg).toContain('nothing to confirm here')
    expect(before).toBe(false)
    expect(await isOrganizer('akua')).toBe(true)
  })

  it('takes the yes of a button in the thread of the preview', async () => {
    const preview = await test.ask('olga', '!meetup role add @akua')

    test.sandbox.say('olga', 'cloudnative', '!meetup yes', { tmid: preview.tmid ?? '' })
    await test.sandbox.waitForMessage(({ msg, tmid }) => tmid === preview.tmid && msg.includes('is now an organizer'))

    expect(await isOrganizer('akua')).toBe(true)
  })

  it.each([
    { after: 5 * minuteMs, made: true, said: 'is now an organizer' },
    { after: 5 * minuteMs + 1, made: false, said: 'expired after five minutes' },
  ])('is made on a yes after $after ms: $made', async ({ after, made, said }) => {
    await test.ask('olga', '!meetup role add @akua')

    time.advance(after)
    const { msg } = await test.ask('olga', '!meetup yes')

    expect(msg).toContain(said)
    expect(await isOrganizer('akua')).toBe(made)
  })

  it('is asked about when two previews are open and the yes does not say which', async () => {
    await test.ask('olga', '!meetup role add @akua')
    time.advance(1)
    await test.ask('olga', '!meetup role add @rhys')

    const which = await test.ask('olga', '!meetup yes')

    const calls = buttonsOf(which)
    expect(which.msg).toContain('Which one?')
    expect(which.msg).toMatch(/- \*\*rhys\*\* will be an organizer.* · `!meetup yes [2-9][a-z]{3}`/)
    expect(await isOrganizer('rhys')).toBe(false)
    expect(await isOrganizer('akua')).toBe(false)
    await test.ask('olga', calls[1] ?? '')
    expect(await isOrganizer('akua')).toBe(true)
    expect(await isOrganizer('rhys')).toBe(false)
  })

  it('is the one under whose preview the button is, in French as well', async () => {
    const first = await test.ask('olga', '!rencontre rôle ajouter @akua')
    await test.ask('olga', '!rencontre rôle ajouter @rhys')
    const which = await test.ask('olga', '!rencontre oui')

    await test.ask('olga', buttonsOf(first)[0] ?? '')
    const again = await test.ask('olga', buttonsOf(first)[0] ?? '')

    expect(which.msg).toContain('De quelle demande s’agit-il?')
    expect(again.msg).toContain('Il n’y a rien à confirmer ici.')
    expect(await isOrganizer('akua')).toBe(true)
    expect(await isOrganizer('rhys')).toBe(false)
  })

  it('is dropped alone by the No under it, and with all others by a bare no', async () => {
    const first = await test.ask('olga', '!meetup role add @akua')
    await test.ask('olga', '!meetup role add @rhys')

    await test.ask('olga', buttonsOf(first)[1] ?? '')
    const left = await test.ask('olga', '!meetup yes')

    expect(left.msg).toContain('rhys is now an organizer.')
    expect(await isOrganizer('akua')).toBe(false)
    await test.ask('olga', '!meetup role remove @rhys')
    await test.ask('olga', '!meetup role add @akua')
    await test.ask('olga', '!meetup no')
    expect((await test.ask('olga', '!meetup yes')).msg).toContain('nothing to confirm here')
  })

  it('is refused when the role has gone between the preview and the yes', async () => {
    const { roles } = test.bot.store
    await test.ask('olga', '!meetup role add @akua')
    await roles.give({ personId: idOf('rhys'), username: 'rhys', role: 'organizer', since: time.now() })
    await roles.take(idOf('olga'), 'organizer', idOf('rhys'))

    const { msg } = await test.ask('olga', '!meetup yes')

    expect(msg).toContain(commandMessages.en.onlyOrganizers())
    expect(await isOrganizer('akua')).toBe(false)
  })
})

describe('a costly change where answers go to direct messages', () => {
  const { test: direct } = useTestBot({ clock, community: { answers: 'direct' } })

  it('is shown in the room of the question, because its yes counts there', async () => {
    const preview = await direct.ask('olga', '!meetup role add @akua')

    expect(preview.msg).toContain('@olga\n**akua** will be an organizer')
  })
})

describe('a preview that the bot does not outlive', () => {
  it('is known to the bot that is asked next', async () => {
    const database = createSqliteFile()
    const sandbox = await startTestSandbox()
    const ask = async (text: string) => {
      const question = sandbox.say('olga', 'cloudnative', text)
      return sandbox.waitForMessage((message) => isAnswer(message, question))
    }
    const first = await startReadyBot(sandbox, { clock, databaseUrl: database.url })
    await ask('!meetup role add @akua organizer')
    await first.stop()
    const second = await startReadyBot(sandbox, { clock, databaseUrl: database.url })

    const { msg } = await ask('!meetup yes')

    expect(msg).toContain('akua is now an organizer.')
    expect((await second.store.roles.all()).map(({ username }) => username).toSorted()).toEqual(['akua', 'olga'])
    await second.stop()
    await sandbox.close()
    await database.remove()
  })
})
