import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const { test, database } = useTestBot()

const idOf = (username: string) => test.idOf(username)
const organizers = async () => (await test.bot.store.roles.all()).map((holder) => holder.username).toSorted()
const toldDirectly = (username: string, words: string) => test.toldDirectly(username, words)
const confirm = (username: string, text: string) => test.confirm(username, text)

describe('a person who wants to be forgotten', () => {
  it('is asked first, and then nothing about them is left but the goodbye', async () => {
    const room = test.sandbox.direct('akua', testBotName)
    await confirm('olga', '!meetup role add @akua organizer')
    for (const text of [
      'lang en',
      'zone America/Vancouver',
      'department TBS',
      'schedule 2031-05-06 13:00 "Mine"',
      'going',
      'present "My talk"',
      'suggest "My topic"',
      'remind me in 5 h "Mine alone"',
    ])
      await test.ask('akua', text, room)
    await confirm('olga', '!meetup role remove @akua')
    await test.ask('akua', '!meetup conduct')
    await toldDirectly('akua', "You're coming")

    const preview = await test.ask('akua', 'forget me', room)
    const asked = await test.bot.store.people.preferences(idOf('akua'))
    await test.ask('akua', 'yes', room)
    const goodbye = await toldDirectly('akua', "I've forgotten")

    expect(preview.msg).toContain("This can't be undone.")
    expect(asked.department).toBe('TBS')
    expect(goodbye).not.toContain('undo')
    expect(mentionsOf(database.url, idOf('akua'), 'akua')).toEqual([])
  })

  it('gives the seat to whoever waits for it, and that person is told', async () => {
    await test.ask('olga', '!meetup schedule 2031-05-06 13:00 "Terraform" capacity:1')
    const [meetup] = await test.bot.store.meetups.coming(testClock.now(), 1)
    for (const username of ['akua', 'rhys']) {
      const answer = { personId: idOf(username), username, wish: 'room' } as const
      await test.bot.store.attendance.enter(meetup?.id ?? 0, answer, { kind: 'typed' }, testClock.now())
    }

    await confirm('akua', '!meetup forget me')

    expect(await toldDirectly('rhys', 'You have a seat now')).toContain('Terraform')
    expect((await test.bot.store.attendance.of(meetup?.id ?? 0)).map(({ username, mode: place }) => [username, place])).toEqual(
      [['rhys', 'room']],
    )
  })

  it('stays as long as nobody else organizes', async () => {
    const asked = await test.ask('olga', '!meetup forget me')
    await test.bot.store.roles.give({ personId: idOf('akua'), username: 'akua', role: 'organizer', since: 1 })
    await test.ask('olga', '!meetup forget me')
    await test.bot.store.roles.take(idOf('akua'), 'organizer', idOf('olga'))
    const confirmed = await test.ask('olga', '!meetup yes')

    expect(asked.msg).toContain("You're the only organizer")
    expect(confirmed.msg).toContain("You're the only organizer")
    expect(await organizers()).toEqual(['olga'])
  })

  it('leaves no language behind, although the yes is in another one than before', async () => {
    await test.ask('felix', '!rencontre conduite')
    await test.ask('felix', '!rencontre oublie-moi')
    const before = await test.bot.store.people.preferences(idOf('felix'))

    await test.ask('felix', '!meetup yes')

    expect(before.typedLanguage).toBe('fr')
    expect(await test.bot.store.people.preferences(idOf('felix'))).toEqual({})
  })

  it('is understood in French, and forgotten only after a yes', async () => {
    await test.ask('felix', '!rencontre ministère SPC')
    const preview = await test.ask('felix', '!rencontre oublie-moi')
    await test.ask('felix', '!rencontre non')
    const kept = await test.bot.store.people.preferences(idOf('felix'))
    await test.ask('felix', '!rencontre oublie moi')

    const goodbye = await test.ask('felix', '!rencontre oui')

    expect(preview.msg).toContain('Cette opération est irréversible.')
    expect(kept.department).toBe('SSC')
    expect(goodbye.msg).toContain('J’ai oublié ce que vous m’aviez dit.')
    expect((await test.bot.store.people.preferences(idOf('felix'))).department).toBeUndefined()
  })
})

/**
 * Every cell of every table that contains an id or a user name, except in the last two replies, which may still be on their
 * way.
 */
function mentionsOf(url: string, id: string, username: string): readonly string[] {
  const file = new SQLite(url.slice('sqlite:'.length), { readonly: true })
  const tables = file.prepare("select name from sqlite_master where type = 'table'").pluck().all() as readonly string[]
  const found = tables.flatMap((table) => {
    const rows = file.prepare(`select * from "${table}"`).all() as readonly Record<string, unknown>[]
    return rows
      .filter((row) => !/I've forgotten|I'll forget/.test(String(row['content'])))
      .flatMap((row) => Object.entries(row).map(([column, value]) => `${table}.${column}: ${String(value)}`))
  })
  file.close()
  return found.filter((cell) => cell.includes(id) || new RegExp(`\\b${username}\\b`).test(cell))
}
