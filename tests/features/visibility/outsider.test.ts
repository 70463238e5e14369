import { describe, expect, it } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { langs } from '../../../src/shared/i18n/lang.ts'
import { isAnswer } from '../../support/bot.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { privateRoom, seedWithRooms, testBotName, withTestPeople } from '../../support/seed.ts'
import { storyDatabases } from '../../support/stores.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const canary = 'Canary'
const start = Date.UTC(2026, 10, 22, 15)
const members = [testBotName, 'akua', 'olga']

for (const kind of storyDatabases) {
  describe.skipIf(!kind.isHere)(`somebody who isn't in a private room, on ${kind.name}`, () => {
    const ticker = createHandTicker()
    const { test, rooms, time } = useTestBot({
      ...{ kind, ticker, startsAt: start },
      sandbox: { seed: seedWithRooms(privateRoom('red-team', members), privateRoom('blue-team', members)) },
    })

    const direct = (username: string) => test.sandbox.direct(username, testBotName)
    const privately = (username: string, text: string) => rooms.answerTo(username, text, direct(username))
    const get = async (path: string) => {
      time.advance(6_000)
      const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`, { headers: { 'accept-language': 'en' } })
      return { status: answer.status, text: (await answer.text()).replaceAll('\r\n ', '') }
    }
    const roomId = (name: string) => test.sandbox.rooms.find((room) => room.name === name)?._id ?? ''

    /** A series with meetups, a talk, an RSVP and a reminder in one private room, and a meetup without a series in another. */
    async function plantCanaries() {
      await test.ask('olga', `!meetup series add "${canary} series" every 3rd thursday 13:00 place:${canary} lane`, 'red-team')
      await test.ask('olga', '!meetup yes', 'red-team')
      const [series] = await test.bot.store.series.all()
      const [first] = await test.bot.store.meetups.coming(time.now(), 1)
      await test.ask('olga', `!meetup schedule 2026-12-03 13:00 "${canary} alone"`, 'blue-team')
      const [alone] = await test.bot.store.meetups.coming(time.now(), 1)
      await privately('akua', `present "${canary} talk" on:#${first?.id}`)
      await privately('akua', `going #${first?.id}`)
      await privately('akua', `remind me 1d before #${first?.id}`)
      await test.ask('olga', '!meetup subscribe', 'cloudnative')
      const [talk] = await test.bot.store.talks.of(test.idOf('akua'))
      return { seriesId: series?.id ?? 0, meetupId: first?.id ?? 0, aloneId: alone?.id ?? 0, talkId: talk?.id ?? 0 }
    }

    /** Every example of every command, with the given numbers and without numbers. */
    function everyCall(ids: readonly number[], only: (command: (typeof commands)[number]) => boolean = () => true) {
      const examples = commands
        .filter(only)
        .flatMap(({ examples: all }) => langs.flatMap((lang) => all[lang].map(withTestPeople)))
      const numbered = examples.flatMap((example) =>
        /#\d+/.test(example) ? ids.map((id) => example.replace(/#\d+/, `#${id}`)) : [example],
      )
      return [...new Set([...numbered, ...ids.flatMap((id) => [`show #${id}`, `going #${id}`, `share #${id}`, `edit #${id}`])])]
    }

    /** Posts all of them and waits for the reply to the last one: one person's commands are replied to in order. */
    async function sayAll(username: string, room: string, calls: readonly string[]): Promise<void> {
      for (const text of calls) test.sandbox.say(username, room, text)
      const last = test.sandbox.say(username, room, `${room === direct(username) ? '' : '!meetup '}conduct`)
      let isDone = false
      const waiting = test.sandbox
        .waitForMessage((message) => isAnswer(message, last) && message.msg.includes('code-of-conduct'), {
          timeoutMs: 280_000,
        })
        .finally(() => {
          isDone = true
        })
      while (!isDone) {
        time.advance(200)
        await ticker.tick()
      }
      await waiting
    }

    const readableBy = (username: string) =>
      test.sandbox.rooms
        .filter(({ t, _id, usernames }) => t === 'c' || _id === direct(username) || usernames?.includes(username) === true)
        .filter(({ name }) => name !== 'red-team' && name !== 'blue-team')
        .flatMap(({ _id }) => test.sandbox.messages(_id))
        .filter(({ u }) => u.username === testBotName)
        .map(({ msg }) => msg)

    it('never sees its meetups, whatever they type', { timeout: 300_000 }, async () => {
      const { seriesId, meetupId, aloneId, talkId } = await plantCanaries()
      const calls = everyCall([seriesId, meetupId, aloneId, talkId])
      expect(calls.length).toBeGreaterThan(200)

      await sayAll(
        'rhys',
        roomId('general'),
        calls.map((call) => `!meetup ${call}`),
      )
      for (const call of [
        'next',
        'list',
        'series',
        'talks',
        'reminders',
        'prochaine',
        'liste',
        'série',
        'présentations',
        'rappels',
      ])
        await privately('rhys', call)

      expect(readableBy('rhys').length).toBeGreaterThan(100)
      expect(readableBy('rhys').filter((text) => text.includes(canary))).toEqual([])
      expect(readableBy('rhys').filter((text) => /red-team|blue-team/.test(text))).toEqual([])
    })

    it('never sees them in a public channel either, when an organizer or a member asks there', {
      timeout: 300_000,
    }, async () => {
      const { seriesId, meetupId, aloneId, talkId } = await plantCanaries()
      const looks = everyCall([seriesId, meetupId, aloneId, talkId], ({ changes }) => changes !== true)
        .filter((call) => !call.startsWith('going') && !call.startsWith('edit'))
        .map((call) => `!meetup ${call}`)
      await privately('akua', `next`)
      await privately('olga', `show #${meetupId}`)

      await sayAll('olga', roomId('cloudnative'), [...looks, '!meetup share', '!meetup announce'])
      await sayAll('akua', roomId('cloudnative'), ['!meetup share', ...looks])
      await ticker.tick()

      expect(readableBy('rhys').filter((text) => text.includes(canary))).toEqual([])
    })

    it('finds nothing of them on any public page or calendar', async () => {
      const { seriesId } = await plantCanaries()

      const pages = await Promise.all(['/', '/en', '/fr', '/calendar.ics'].map(get))
      const own = await Promise.all(
        [`/en/series/${seriesId}`, `/fr/series/${seriesId}`, `/series/${seriesId}/calendar.ics`].map(get),
      )

      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      expect(pages.filter(({ text }) => text.includes(canary))).toEqual([])
      expect(own.map(({ status }) => status)).toEqual([404, 404, 404])
    })

    it('gets the same reply for their numbers as for an unused number', async () => {
      const { seriesId, meetupId, aloneId, talkId } = await plantCanaries()
      await privately('rhys', 'lang en')

      for (const call of ['show', 'going', 'share', 'edit', 'talks', 'cancel', 'vote', 'withdraw']) {
        const nothing = (await privately('rhys', `${call} #999`)).replaceAll('999', 'N')
        for (const id of [seriesId, meetupId, aloneId, talkId])
          expect((await privately('rhys', `${call} #${id}`)).replaceAll(`#${id}`, '#N'), `${call} #${id}`).toBe(nothing)
      }
    })
  })
}
