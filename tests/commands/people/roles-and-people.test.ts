import { describe, expect, it } from 'vitest'
import { commandMessages } from '../../../src/command/messages.ts'
import { isAnswer, startReadyBot, startTestSandbox } from '../../support/bot.ts'
import { testBotName, withTestPeople } from '../../support/seed.ts'
import { createSqliteFile } from '../../support/stores.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const mentions = (text: string) => text.normalize('NFKC').match(/@[\p{L}\p{N}._-]+/gu) ?? []

const { test } = useTestBot()

const idOf = (username: string) => test.idOf(username)
const organizers = async () => (await test.bot.store.roles.all()).map((holder) => holder.username).toSorted()
const toldDirectly = (username: string, words: string) => test.toldDirectly(username, words)
const confirm = (username: string, text: string) => test.confirm(username, text)

describe('the role of organizers', () => {
  it('is given and taken in chat, and the person is told in the language they have chosen, else in both', async () => {
    await test.ask('felix', '!rencontre langue fr')

    await confirm('olga', '!meetup role add @felix organizer')
    await confirm('olga', '!meetup role add akua')
    const given = await organizers()
    await confirm('olga', '!meetup role remove @felix')

    expect(given).toEqual(['akua', 'felix', 'olga'])
    expect(await organizers()).toEqual(['akua', 'olga'])
    expect(await toldDirectly('felix', 'vous a ajouté')).not.toContain('made you an organizer')
    expect(await toldDirectly('felix', 'olga a mis fin')).not.toContain('ended your role')
    expect(await toldDirectly('akua', 'olga made you an organizer')).toContain('olga vous a ajouté')
  })

  it('stays with the last one', async () => {
    const asked = await test.ask('olga', '!meetup role remove @olga')
    await test.ask('olga', '!meetup role add @akua')
    await test.ask('olga', '!meetup yes')
    await test.ask('olga', '!meetup role remove @olga')
    await test.bot.store.roles.take(idOf('akua'), 'organizer', idOf('akua'))
    const confirmed = await test.ask('olga', '!meetup yes')

    expect(asked.msg).toContain('olga is the only organizer')
    expect(confirmed.msg).toContain('olga is the only organizer')
    expect(await organizers()).toEqual(['olga'])
  })

  it.each([
    ['!meetup role add @nobody-at-all organizer', 'There is nobody with the user name “nobody-at-all”'],
    ['!meetup role add @all', 'There is nobody with the user name “all”'],
    ['!meetup role add', 'Who do you mean?'],
    ['!meetup role add @akua king', "isn't one of `organizer`"],
    ['!meetup role add @otto organizer', "I can't be an organizer"],
    ['!meetup role add @olga organizer', 'olga is already an organizer.'],
    ['!meetup role remove @akua', 'akua is not an organizer.'],
    ['!rencontre rôle ajouter @nobody-at-all', 'Personne n’a le nom d’utilisateur'],
  ])('asks for no yes where there is nothing to do: %s', async (text, expected) => {
    const { msg } = await test.ask('olga', text)

    expect(msg).toContain(expected)
    expect(mentions(withTestPeople(msg)).filter((name) => name !== '@akua')).toEqual(['@olga'])
    expect(await organizers()).toEqual(['olga'])
  })

  it.each(['!meetup role add @akua', '!meetup role remove @olga', '!meetup log'])('is needed for %s', async (text) => {
    expect((await test.ask('akua', text)).msg).toContain(commandMessages.en.onlyOrganizers())
  })

  it('does not come back to somebody whom the operator had named, once it was taken in chat', async () => {
    const database = createSqliteFile()
    const sandbox = await startTestSandbox()
    const options = { databaseUrl: database.url, community: { organizers: ['olga', 'akua'] } }
    const first = await startReadyBot(sandbox, options)
    const named = (await first.store.roles.all()).map(({ username }) => username)
    for (const text of ['!meetup role remove @akua', '!meetup yes']) {
      const question = sandbox.say('olga', 'cloudnative', text)
      await sandbox.waitForMessage((message) => isAnswer(message, question))
    }
    await first.stop()

    const second = await startReadyBot(sandbox, options)

    expect(named.toSorted()).toEqual(['akua', 'olga'])
    expect((await second.store.roles.all()).map(({ username }) => username)).toEqual(['olga'])
    await second.stop()
    await sandbox.close()
    await database.remove()
  })
})

describe('a department', () => {
  it('is the same however it is written, and is shown in the language of the answer', async () => {
    await test.ask('felix', '!rencontre ministère secrétariat du conseil du trésor du canada')
    await test.ask('akua', '!meetup department tbs')

    const french = await test.ask('akua', '!rencontre ministère')
    const [one, other] = await Promise.all(['felix', 'akua'].map((name) => test.bot.store.people.preferences(idOf(name))))

    expect(one?.department).toBe(other?.department)
    expect(french.msg).toContain('Vous m’avez dit venir de «\u00a0SCT\u00a0»')
  })

  it('may be anything else of up to a hundred characters, and pings nobody', async () => {
    const set = await test.ask('rhys', '!meetup department City of @all [Ottawa](http://x) #general')
    const tooLong = await test.ask('rhys', `!meetup department ${'x'.repeat(101)}`)

    expect(mentions(set.msg)).toEqual(['@rhys'])
    expect(set.msg).toContain('(Ottawa)(http://x)')
    expect(tooLong.msg).toContain('the limit is 100')
  })

  it('is not asked for: whoever says nothing is told how', async () => {
    expect((await test.ask('akua', '!meetup department')).msg).toContain("You haven't told me where you're from")
  })
})

describe('the log', () => {
  it('tells an organizer in private who changed what, latest first', async () => {
    await test.ask('olga', '!meetup schedule 2031-05-06 13:00 "Terraform"')
    await test.ask('felix', '!rencontre ministère SPC')
    await confirm('olga', '!meetup role add @akua')

    const pointer = await test.ask('olga', '!meetup log 3')
    const told = await toldDirectly('olga', 'The last 3 changes')

    const [, added, department, schedule] = told.split('\n')
    expect(pointer.msg).toContain(commandMessages.en.sentPrivately())
    expect(added).toMatch(/ · olga · \*\*role add\*\* akua · #cloudnative$/)
    expect(department).toMatch(/ · felix · \*\*department\*\* · #cloudnative$/)
    expect(schedule).toMatch(/ · olga · \*\*schedule\*\* \u2060#\u20601 Tuesday, May 6, 2031, 1:00 p\.m\. EDT · #cloudnative$/)
  })

  it.each(['0', '31', 'many'])('shows at most thirty lines: %s', async (count) => {
    expect((await test.ask('olga', `!meetup log ${count}`)).msg).toContain("isn't a whole number from 1 to 30")
  })

  it('is there in French', async () => {
    const room = test.sandbox.direct('olga', testBotName)

    expect((await test.ask('olga', 'journal 1', room)).msg).toContain('### La dernière modification')
  })
})
