import SQLite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { testBotName } from '../../support/bot.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const { test, database } = useTestBot()

const idOf = (username: string) => test.idOf(username)
const organizers = async () => (await test.bot.store.roles.all()).map((holder) => holder.username).toSorted()
const toldDirectly = (username: string, words: string) => test.toldDirectly(username, words)
const confirm = (username: string, text: string) => test.confirm(username, text)

describe('a person who wants to be forgotten', () => {
  it('is asked first, and then nothing about them is left but the goodbye', async () => {
    const room = test.sandbox.direct('alice', testBotName)
    await confirm('olivia', '!meetup role add @alice organizer')
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
      await test.ask('alice', text, room)
    await confirm('olivia', '!meetup role remove @alice')
    await test.ask('alice', '!meetup conduct')
    await toldDirectly('alice', "You're coming")

    const preview = await test.ask('alice', 'forget me', room)
    const asked = await test.bot.store.people.preferences(idOf('alice'))
    await test.ask('alice', 'yes', room)
    const goodbye = await toldDirectly('alice', "I've forgotten")

    expect(preview.msg).toContain("This can't be undone.")
    expect(asked.department).toBe('TBS')
    expect(goodbye).not.toContain('undo')
    expect(mentionsOf(database.url, idOf('alice'), 'alice')).toEqual([])
  })

  it('gives the seat to whoever waits for it, and that person is told', async () => {
    await test.ask('olivia', '!meetup schedule 2031-05-06 13:00 "Terraform" capacity:1')
    const [meetup] = await test.bot.store.meetups.coming(testClock.now(), 1)
    for (const username of ['alice', 'victor']) {
      const answer = { personId: idOf(username), username, wish: 'room' } as const
      await test.bot.store.attendance.enter(meetup?.id ?? 0, answer, { kind: 'typed' }, testClock.now())
    }

    await confirm('alice', '!meetup forget me')

    expect(await toldDirectly('victor', 'You have a seat now')).toContain('Terraform')
    expect((await test.bot.store.attendance.of(meetup?.id ?? 0)).map(({ username, mode: place }) => [username, place])).toEqual(
      [['victor', 'room']],
    )
  })

  it('stays as long as nobody else organizes', async () => {
    const asked = await test.ask('olivia', '!meetup forget me')
    await test.bot.store.roles.give({ personId: idOf('alice'), username: 'alice', role: 'organizer', since: 1 })
    await test.ask('olivia', '!meetup forget me')
    await test.bot.store.roles.take(idOf('alice'), 'organizer', idOf('olivia'))
    const confirmed = await test.ask('olivia', '!meetup yes')

    expect(asked.msg).toContain("You're the only organizer")
    expect(confirmed.msg).toContain("You're the only organizer")
    expect(await organizers()).toEqual(['olivia'])
  })

  it('leaves no language behind, although the yes is in another one than before', async () => {
    await test.ask('francois', '!rencontre conduite')
    await test.ask('francois', '!rencontre oublie-moi')
    const before = await test.bot.store.people.preferences(idOf('francois'))

    await test.ask('francois', '!meetup yes')

    expect(before.typedLanguage).toBe('fr')
    expect(await test.bot.store.people.preferences(idOf('francois'))).toEqual({})
  })

  it('is understood in French, and forgotten only after a yes', async () => {
    await test.ask('francois', '!rencontre ministère SPC')
    const preview = await test.ask('francois', '!rencontre oublie-moi')
    await test.ask('francois', '!rencontre non')
    const kept = await test.bot.store.people.preferences(idOf('francois'))
    await test.ask('francois', '!rencontre oublie moi')

    const goodbye = await test.ask('francois', '!rencontre oui')

    expect(preview.msg).toContain('Cette opération est irréversible.')
    expect(kept.department).toBe('SSC')
    expect(goodbye.msg).toContain('J’ai oublié ce que vous m’aviez dit.')
    expect((await test.bot.store.people.preferences(idOf('francois'))).department).toBeUndefined()
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
