import { describe, expect, it } from 'vitest'
import type { NewMeetup } from '../../../src/features/meetups/model.ts'
import { createKey, hashKey } from '../../../src/features/private-addresses/key.ts'
import { openRawBeside } from '../../support/filled.ts'
import { readCalendar } from '../../support/icalendar.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { privateRoom, seedWithRooms, testBotName } from '../../support/seed.ts'
import { databaseKinds } from '../../support/stores.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const dayMs = 86_400_000
const publicUrl = 'https://meetups.example.ca/rendezvous'

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`a calendar of one’s own, on ${kind.name}`, () => {
    const { clock, time } = createMovingClock()
    const { test, rooms, database } = useTestBot({
      ...{ kind, clock, ticker: createHandTicker(), server: { publicUrl } },
      sandbox: { seed: seedWithRooms(privateRoom('red-team', [testBotName, 'akua'])) },
    })

    const direct = (username: string) => test.sandbox.direct(username, testBotName)
    const pathIn = (told: string) => /https:\/\/meetups\.example\.ca\/rendezvous(\/my\/\S+)/.exec(told)?.[1] ?? 'none'
    const get = async (path: string) => {
      time.advance(11_000)
      const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }
    const plan = (title: string, more: Partial<NewMeetup> = {}) =>
      test.bot.store.meetups.add(
        {
          ...{ title, startsAt: clock.now() + 5 * dayMs, lengthMinutes: 60, zone: 'America/Toronto' },
          ...{ scheduledBy: 'x', joinUrl: 'https://meet.example.ca/way-in', ...more },
        },
        clock.now(),
      )
    const titlesAt = async (path: string) => readCalendar((await get(path)).text).map(({ SUMMARY }) => SUMMARY)

    it('has the meetups that its owner may see, and no others, with join links', async () => {
      const roomId = test.sandbox.rooms.find(({ name }) => name === 'red-team')?._id ?? ''
      await plan('Open')
      await plan('Closed', { roomId })
      const ofAkua = pathIn(await rooms.answerTo('akua', '!meetup calendar'))
      const ofRhys = pathIn(await rooms.answerTo('rhys', 'calendrier', direct('rhys')))

      const { status, text, headers } = await get(ofAkua)

      expect(status).toBe(200)
      expect(headers.get('cache-control')).toBe('private, no-store')
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
      const [first] = readCalendar(text)
      expect(first?.['DESCRIPTION']).toContain('Join remotely: https://meet.example.ca/way-in')
      expect((await titlesAt(ofAkua)).toSorted()).toEqual(['Closed', 'Open'])
      expect(await titlesAt(ofRhys)).toEqual(['Open'])
      expect((await get('/calendar.ics')).text).not.toContain('way-in')
    })

    it('goes to its owner alone, is told once, and has another address after `renew`', async () => {
      await plan('Open')
      const question = test.sandbox.say('akua', 'cloudnative', '!meetup calendar')
      const first = await test.toldDirectly('akua', '### Your calendar')
      const again = await rooms.answerTo('akua', 'calendar', direct('akua'))
      const renewed = await rooms.answerTo('akua', 'calendrier renouveler', direct('akua'))

      expect(question.reactions).toBeDefined()
      expect(test.sandbox.messages('cloudnative').filter(({ msg }) => msg.includes('/my/'))).toEqual([])
      expect(again).toContain('You already have a calendar address')
      expect(again).not.toContain('/my/')
      expect(renewed).toContain('ne fonctionne plus')
      expect((await get(pathIn(first))).status).toBe(404)
      expect(await titlesAt(pathIn(renewed))).toEqual(['Open'])
    })

    it('is opened by nothing that the database contains once its address was sent', async () => {
      const told = await rooms.answerTo('akua', 'calendar', direct('akua'))
      const key = /\/my\/([\w-]+)\//.exec(told)?.[1] ?? 'none'
      const raw = await openRawBeside(database.url)

      await expect.poll(async () => JSON.stringify(await raw.rows()).includes(key)).toBe(false)

      const [row] = (await raw.rows())['private_address'] ?? []
      expect(key).toHaveLength(43)
      expect(row).toMatchObject({ person_id: test.idOf('akua'), kind: 'calendar' })
      expect((await get(`/my/${String(row?.['key_hash'])}/calendar.ics`)).status).toBe(404)
      await raw.close()
    })

    it('ends when its owner is forgotten', async () => {
      const path = pathIn(await rooms.answerTo('akua', 'calendar', direct('akua')))
      expect((await get(path)).status).toBe(200)

      await rooms.answerTo('akua', 'forget me', direct('akua'))
      await rooms.answerTo('akua', 'yes', direct('akua'))

      expect((await get(path)).status).toBe(404)
    })
  })
}

describe('where the bot has no web address, the calendar command', () => {
  const { test } = useTestBot({ ticker: createHandTicker() })

  it('says so, and what there is instead', async () => {
    const { msg } = await test.ask('akua', 'calendar', test.sandbox.direct('akua', testBotName))

    expect(msg).toContain('no web address')
    expect(await test.bot.store.privateAddresses.of(test.idOf('akua'), 'calendar')).toBeUndefined()
  })

  it('is not alone: a report has no page', async () => {
    const { msg } = await test.ask('olga', 'report', test.sandbox.direct('olga', testBotName))

    expect(msg).toContain('in numbers')
    expect(msg).not.toContain('/report/')
  })
})

describe('private addresses while the pages are off', () => {
  const { test } = useTestBot({ ticker: createHandTicker(), server: { publicUrl, pages: false } })

  it('open nothing, although they are known', async () => {
    const { privateAddresses } = test.bot.store
    const [calendar, report] = [createKey(), createKey()]
    const personId = test.idOf('olga')
    const madeAt = testClock.now()
    await privateAddresses.add(hashKey(calendar), { personId, kind: 'calendar', madeAt })
    await privateAddresses.add(hashKey(report), { personId, kind: 'report', madeAt, year: 2026, until: madeAt + dayMs })

    const paths = [`/my/${calendar}/calendar.ics`, `/report/${report}/en`]
    const answers = await Promise.all(paths.map((path) => fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`)))

    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  })
})

describe('the file of one meetup', () => {
  const { test } = useTestBot({ ticker: createHandTicker(), server: { publicUrl } })

  it('is linked by `share`, and has neither join link nor presenter', async () => {
    const { id } = await test.bot.store.meetups.add(
      {
        ...{ title: 'Helm', startsAt: Date.UTC(2031, 0, 16, 18), lengthMinutes: 60, zone: 'America/Toronto' },
        ...{ scheduledBy: 'x', joinUrl: 'https://meet.example.ca/way-in' },
      },
      1,
    )
    const room = test.sandbox.direct('akua', testBotName)
    const { msg } = await test.ask('akua', `share #${id}`, room)

    expect(msg).toContain(`[.ics](${publicUrl}/meetups/${id}.ics)`)
    // The page shows meetups of the next 400 days.
    expect((await fetch(`http://127.0.0.1:${test.bot.healthPort}/meetups/${id}.ics`)).status).toBe(404)
    const soon = await test.bot.store.meetups.add(
      {
        ...{ title: 'Mesh', startsAt: testClock.now() + dayMs, lengthMinutes: 60, zone: 'America/Toronto' },
        ...{ scheduledBy: 'x', joinUrl: 'https://meet.example.ca/way-in' },
      },
      1,
    )
    const file = await (await fetch(`http://127.0.0.1:${test.bot.healthPort}/meetups/${soon.id}.ics`)).text()
    expect(readCalendar(file).map(({ SUMMARY }) => SUMMARY)).toEqual(['Mesh'])
    expect(file).not.toContain('way-in')
  })
})
