import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseKinds, type TestDatabase } from '../../support/stores.ts'
import { openWorld, type PersonName, type World } from '../../support/trust/world.ts'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`what belongs to a private room, on ${kind.name}`, { timeout: 120_000 }, () => {
    let database: TestDatabase
    let world: World

    beforeEach(async () => {
      database = await kind.create()
      world = await openWorld(database.url)
      world.news()
    })
    afterEach(async () => {
      await world.close()
      await database.remove()
    })

    const idIn = async (table: string, column: string, words: string) =>
      Number((await world.rows())[table]?.find((row) => row[column] === words)?.['id'])
    const told = (person: PersonName, words: string) =>
      world.news().filter(({ where, readers, text }) => where === 'direct' && readers.includes(person) && text.includes(words))

    it('is not told to somebody who has left: moves, reminders, talks, and minutes to take', async () => {
      const later = await idIn('meetup', 'title', 'Zorblat later')
      const talk = await idIn('talk', 'title', 'Vandoo talk')
      await world.say('alice', 'direct', `remind me 1h before #${later}`)
      await world.say('francois', 'direct', `remind me 1h before #${later}`)
      world.move('alice', 'crimson-den')
      world.news()

      await world.say('olivia', 'crimson-den', `move #${later} 2026-12-18 13:00`)
      await world.say('olivia', 'crimson-den', 'yes')
      await world.say('olivia', 'crimson-den', `minute-taker @alice #${later}`)
      const news = world.news()
      const direct = (person: PersonName) =>
        news.filter(({ where, readers, text }) => where === 'direct' && readers.includes(person) && /Zorblat|Vandoo/.test(text))
      expect(direct('francois').map(({ text }) => text)).toEqual([expect.stringContaining('The meetup has moved')])
      expect(direct('alice')).toEqual([])

      world.move('francois', 'crimson-den')
      await world.say('olivia', 'crimson-den', `confirm #${talk}`)
      expect(told('francois', 'Vandoo')).toEqual([])

      await world.pass(26 * 24 * 60 - 150)
      await world.pass(60)
      expect(told('alice', 'Zorblat')).toEqual([])
      expect(told('francois', 'Zorblat')).toEqual([])
      const withheld = (await world.rows())['outbox']?.filter((row) => row['missed_why'] === 'withheld')
      expect(withheld?.length).toBeGreaterThanOrEqual(3)
    })

    it('is told again to somebody who has come back', async () => {
      const later = await idIn('meetup', 'title', 'Zorblat later')
      world.move('alice', 'crimson-den')
      world.move('alice', 'crimson-den')

      await world.say('olivia', 'crimson-den', `cancel meetup #${later} reason:Storm`)
      await world.say('olivia', 'crimson-den', 'yes')

      expect(told('alice', 'Zorblat later')).toHaveLength(1)
    })

    it('takes no RSVP by a reaction from somebody who may no longer see it', async () => {
      const shown = await idIn('meetup', 'title', 'Everybody soon')
      await world.say('victor', 'cloudnative', `show #${shown}`)
      world.setPrivate('cloudnative', true)
      world.move('victor', 'cloudnative')

      await world.react('victor', 0, ':+1:')

      const seats = (await world.rows())['attendance']?.filter((row) => row['person_id'] === world.idOf('victor'))
      expect(seats).toEqual([])
    })

    it('keeps its open minutes to its members: whoever asks elsewhere hears of none, and marks in none', async () => {
      const soon = await idIn('meetup', 'title', 'Zorblat soon')
      await world.say('olivia', 'crimson-den', `start #${soon}`)
      await world.say('olivia', 'crimson-den', 'note Zorblat soon is decided')
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
        await world.say('victor', 'general', call === 'note' ? 'note Mine' : call)
        await world.say('victor', 'direct', call)
      }
      for (const call of ['end', 'note Elsewhere', 'here', 'next', 'list', 'log']) await world.say('olivia', 'general', call)
      await world.pass(180)
      const leaks = world.news().filter(({ readers, text }) => readers.includes('victor') && /Zorblat|crimson-den/.test(text))

      expect(leaks).toEqual([])
      const { live_mark: marks, live_presence: present } = await world.rows()
      expect(marks?.map((row) => row['text'])).toEqual(['Zorblat soon is decided'])
      expect(present).toEqual([])
      for (const path of ['/en', '/fr', '/calendar.ics']) expect(await world.page(path)).not.toMatch(/Zorblat|crimson-den/)
    })

    it('is not named any more once the channel in which minutes are open is private', async () => {
      const shown = await idIn('meetup', 'title', 'Everybody soon')
      await world.say('olivia', 'cloudnative', `start #${shown}`)
      world.setPrivate('cloudnative', true)
      world.news()

      await world.say('victor', 'general', 'note Elsewhere')
      await world.say('victor', 'general', `start #${shown}`)

      expect(world.news().filter(({ text }) => text.includes('Everybody soon'))).toEqual([])
    })

    it('is not posted from an earlier private answer once it is private', async () => {
      world.news()
      await world.say('victor', 'direct', 'list')
      const before = world.news().filter(({ text }) => text.includes('Everybody soon'))
      world.setPrivate('cloudnative', true)

      await world.say('victor', 'general', 'share')

      expect(before).toHaveLength(1)
      expect(world.news().filter(({ text }) => text.includes('Everybody soon'))).toEqual([])
    })
  })
}
