import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storyDatabases } from '../../support/stores.ts'
import { openWorld, type PersonName, type World } from '../../support/trust/world.ts'
import { useDatabase } from '../../support/use-store.ts'

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`what belongs to a private room, on ${kind.name}`, { timeout: 120_000 }, () => {
    const database = useDatabase(kind)
    let world: World

    beforeEach(async () => {
      world = await openWorld(database.url)
      world.news()
    })
    afterEach(async () => {
      await world.close()
    })

    const idIn = async (table: string, column: string, words: string) =>
      Number((await world.rows())[table]?.find((row) => row[column] === words)?.['id'])
    const told = (person: PersonName, words: string) =>
      world.news().filter(({ where, readers, text }) => where === 'direct' && readers.includes(person) && text.includes(words))

    it('is not told to somebody who has left: moves, reminders, talks, and minutes to take', async () => {
      const later = await idIn('meetup', 'title', 'Zorblat later')
      const talk = await idIn('talk', 'title', 'Vandoo talk')
      await world.say('akua', 'direct', `remind me 1h before #${later}`)
      await world.say('felix', 'direct', `remind me 1h before #${later}`)
      world.move('akua', 'crimson-den')
      world.news()

      await world.say('olga', 'crimson-den', `move #${later} 2026-12-18 13:00`)
      await world.say('olga', 'crimson-den', 'yes')
      await world.say('olga', 'crimson-den', `minute-taker @akua #${later}`)
      const news = world.news()
      const direct = (person: PersonName) =>
        news.filter(({ where, readers, text }) => where === 'direct' && readers.includes(person) && /Zorblat|Vandoo/.test(text))
      expect(direct('felix').map(({ text }) => text)).toEqual([expect.stringContaining('The meetup has moved')])
      expect(direct('akua')).toEqual([])

      world.move('felix', 'crimson-den')
      await world.say('olga', 'crimson-den', `confirm #${talk}`)
      expect(told('felix', 'Vandoo')).toEqual([])

      await world.pass(26 * 24 * 60 - 150)
      await world.pass(60)
      expect(told('akua', 'Zorblat')).toEqual([])
      expect(told('felix', 'Zorblat')).toEqual([])
      const withheld = (await world.rows())['outbox']?.filter((row) => row['missed_why'] === 'withheld')
      expect(withheld?.length).toBeGreaterThanOrEqual(3)
    })

    it('is told again to somebody who has come back', async () => {
      const later = await idIn('meetup', 'title', 'Zorblat later')
      world.move('akua', 'crimson-den')
      world.move('akua', 'crimson-den')

      await world.say('olga', 'crimson-den', `cancel meetup #${later} reason:Storm`)
      await world.say('olga', 'crimson-den', 'yes')

      expect(told('akua', 'Zorblat later')).toHaveLength(1)
    })

    it('takes no RSVP by a reaction from somebody who may no longer see it', async () => {
      const shown = await idIn('meetup', 'title', 'Everybody soon')
      await world.say('rhys', 'cloudnative', `show #${shown}`)
      world.setPrivate('cloudnative', true)
      world.move('rhys', 'cloudnative')

      await world.react('rhys', 0, ':+1:')

      const seats = (await world.rows())['attendance']?.filter((row) => row['person_id'] === world.idOf('rhys'))
      expect(seats).toEqual([])
    })

    it('keeps its open minutes to its members: whoever asks elsewhere hears of none, and marks in none', async () => {
      const soon = await idIn('meetup', 'title', 'Zorblat soon')
      await world.say('olga', 'crimson-den', `start #${soon}`)
      await world.say('olga', 'crimson-den', 'note Zorblat soon is decided')
      world.news()

      for (const call of [
        'note',
        'here',
        'end',
        `end #${soon}`,
        'promised',
        'suivis',
        'minutes',
        'compte-rendu',
        'list',
        's/a/b/',
        'topic #1',
      ]) {
        await world.say('rhys', 'general', call === 'note' ? 'note Mine' : call)
        await world.say('rhys', 'direct', call)
      }
      for (const call of ['end', 'note Elsewhere', 'here', 'next', 'list', 'log']) await world.say('olga', 'general', call)
      await world.pass(180)
      const leaks = world.news().filter(({ readers, text }) => readers.includes('rhys') && /Zorblat|crimson-den/.test(text))

      expect(leaks).toEqual([])
      const { live_mark: marks, live_presence: present } = await world.rows()
      expect(marks?.map((row) => row['text'])).toEqual(['Zorblat soon is decided'])
      expect(present).toEqual([])
      for (const path of ['/en', '/fr', '/calendar.ics']) expect(await world.page(path)).not.toMatch(/Zorblat|crimson-den/)
    })

    it('is not named any more once the channel in which minutes are open is private', async () => {
      const shown = await idIn('meetup', 'title', 'Everybody soon')
      await world.say('olga', 'cloudnative', `start #${shown}`)
      world.setPrivate('cloudnative', true)
      world.news()

      await world.say('rhys', 'general', 'note Elsewhere')
      await world.say('rhys', 'general', `start #${shown}`)

      expect(world.news().filter(({ text }) => text.includes('Everybody soon'))).toEqual([])
    })

    /** What is said in the story itself. */
    const replies = () =>
      world
        .news()
        .map(({ text }) => text)
        .filter((text) => !text.includes('@barry'))

    it('lends no name to open minutes that everyone may know of', async () => {
      await world.say('olga', 'direct', 'schedule 2026-11-22 10:40 title:"Open house"')
      const id = await idIn('meetup', 'title', 'Open house')
      await world.say('olga', 'cloudnative', `start #${id}`)
      replies()
      await world.say('rhys', 'general', 'note Elsewhere')
      const before = replies()
      world.setPrivate('cloudnative', true)

      await world.say('rhys', 'general', 'note Elsewhere')
      await world.say('olga', 'general', `start #${id}`)

      const after = replies()
      expect(before).toEqual([expect.stringMatching(/Open house are open in \*\*#cloudnative\*\*/)])
      expect(after).toHaveLength(2)
      for (const text of after) expect(text).toMatch(/open,? in another room/)
      expect(after.join()).not.toContain('cloudnative')
    })

    it('is kept from organizers who aren’t in it, in reminders that were set while it was public', async () => {
      await world.say('olga', 'direct', 'role add @felix')
      await world.say('olga', 'direct', 'yes')
      await world.say('olga', 'direct', 'remind #cloudnative tomorrow 9:00 Coffee beans')
      if (world.isIn('felix', world.roomId('cloudnative'))) world.move('felix', 'cloudnative')
      replies()
      await world.say('felix', 'direct', 'reminders')
      const before = replies().join()
      world.setPrivate('cloudnative', true)

      await world.say('felix', 'direct', 'reminders')
      const after = replies().join()
      await world.say('olga', 'direct', 'reminders')

      expect(before).toMatch(/#cloudnative.*Coffee beans/)
      expect(after).toContain('a private room')
      expect(after).not.toMatch(/#cloudnative|Coffee beans/)
      expect(replies().join()).toMatch(/#cloudnative.*Coffee beans/)
    })

    it('is not posted from an earlier private answer once it is private', async () => {
      world.news()
      await world.say('rhys', 'direct', 'list')
      const before = world.news().filter(({ text }) => text.includes('Everybody soon'))
      world.setPrivate('cloudnative', true)

      await world.say('rhys', 'general', 'share')

      expect(before).toHaveLength(1)
      expect(world.news().filter(({ text }) => text.includes('Everybody soon'))).toEqual([])
    })
  })
}
