import { expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { listSections, openMinutes, parseMinutes } from '../../src/features/minutes/index.ts'
import { startReadyBot, startTestBot } from '../support/bot.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { createMovingClock } from '../support/moving-clock.ts'
import { createPrivateRooms } from '../support/private-rooms.ts'
import { createSqliteFile } from '../support/stores.ts'

const minute = 60_000

it('takes the minutes of a whole meetup through a restart and a hand-over, and the reader reads what was written', async () => {
  const database = createSqliteFile()
  const { clock, time } = createMovingClock()
  const options = { databaseUrl: database.url, clock }
  const test = await startTestBot({ ...options, ticker: createHandTicker() })
  const { sandbox } = test
  const rooms = createPrivateRooms(test)
  const mark = async (username: string, text: string) => {
    time.advance(minute)
    const { _id } = sandbox.say(username, 'cloudnative', text)
    await sandbox.waitForMessage((one: Message) => one._id === _id && Object.keys(one.reactions ?? {}).length > 0)
  }
  const { meetups, talks } = test.bot.store
  const planned = { title: 'December meetup', lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  const meetup = await meetups.add({ ...planned, startsAt: time.now() }, time.now())
  const talk = await talks.add(
    {
      ...{ title: 'Helm charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
      presenter: { id: test.idOf('akua'), username: 'akua' },
    },
    time.now(),
  )
  const event = { at: time.now(), who: 'x', step: 'place' } as const
  await talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id, slidesUrl: 'https://slides.example.ca' }, event)
  await test.ask('akua', '!meetup department StatCan')

  await mark('olga', '!meetup start')
  await mark('akua', '!meetup here')
  await mark('olga', '!meetup topic Planning Items')
  await mark('olga', '!meetup decision We meet on the third Thursday')
  await test.bot.stop()
  const ticker = createHandTicker()
  const bot = await startReadyBot(sandbox, { ...options, ticker })
  await mark('olga', '!meetup minute-taker @felix')
  await mark('felix', `!rencontre sujet #${talk.id}`)
  await mark('felix', '!rencontre note Trois ministères partagent leurs chartes')
  await mark('felix', '!rencontre action @rhys réserver la salle')
  const asked = rooms.told('felix').length
  await test.ask('felix', '!rencontre terminer')
  await sandbox.waitForMessage(() => rooms.told('felix').length > asked)
  const shown =
    rooms
      .told('felix')
      .slice(asked)
      .find((msg) => msg.startsWith('```')) ?? ''
  await mark('felix', '!rencontre oui')
  await ticker.tick()
  await sandbox.waitForMessage(() => rooms.told('felix').some((msg) => msg.includes('### Prêt pour le site')))

  const text = `${shown.split('\n').slice(1, -1).join('\n')}\n`
  const day = /title = "Minutes for (.*)"/.exec(text)?.[1] ?? ''
  const parsed = parseMinutes({ name: `${day}.md`, text })
  if (!parsed.ok) throw new Error(parsed.reason)
  expect(parsed.minutes).toMatchObject({ disagreements: [], draft: false, minuteTaker: { name: 'felix' } })
  expect(listSections(parsed.minutes).map(({ heading }) => heading)).toEqual([
    ...['Introduction', 'Attendance', 'Agenda', 'Planning Items', 'Presentation: Helm charts', 'Actions'],
  ])
  expect(openMinutes(parsed.minutes).lines).toEqual(
    expect.arrayContaining([
      '* StatCan (1): akua',
      '* **Decision**: We meet on the third Thursday',
      'Presentation was given by **akua** of StatCan.',
      '* Trois ministères partagent leurs chartes',
      '* [Slides](https://slides.example.ca)',
      '* **rhys**: réserver la salle',
    ]),
  )
  const audited = (await bot.store.audit.latest(40)).map(({ what }) => what)
  expect(audited).toEqual(expect.arrayContaining(['minutes start', 'minutes decision', 'minutes end', 'minutes published']))
  await bot.stop()
  await sandbox.close()
  await database.remove()
})
