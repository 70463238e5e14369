import { beforeEach, describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const now = Date.UTC(2026, 10, 22, 17)
const hourMs = 3_600_000

const { test, time, rooms } = useTestBot({ startsAt: now })
let meetup: Meetup

const store = () => test.bot.store
const say = async (text: string, username = 'olga') => (await test.ask(username, text)).msg
const current = () => store().meetups.find(meetup.id)
const roomId = (name: string) => test.sandbox.rooms.find((room) => room.name === name)?._id ?? ''
const heard = (username: string, words: string) => rooms.told(username).filter((text) => text.includes(words))

/** A meetup of this room with a confirmed talk of akua's and an answer of félix', announced, then cancelled. */
beforeEach(async () => {
  const given = { title: 'Helm', startsAt: Date.UTC(2026, 11, 17, 18), lengthMinutes: 120, zone: 'America/Toronto' }
  meetup = await store().meetups.add({ ...given, scheduledBy: 'x', roomId: roomId('cloudnative') }, now)
  const talk = await store().talks.add(
    {
      ...{ title: 'Charts', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed' },
      presenter: { id: test.idOf('akua'), username: 'akua' },
    },
    now,
  )
  await store().talks.change(talk.id, { state: 'confirmed', meetupId: meetup.id }, { at: now, who: 'x', step: 'confirm' })
  for (const [username, language] of [['akua', 'en'] as const, ['felix', 'fr'] as const])
    await store().people.setPreferences(test.idOf(username), { language })
  const who = { personId: test.idOf('felix'), username: 'felix', wish: 'remote' } as const
  await store().attendance.enter(meetup.id, who, { kind: 'typed' }, now)
  const langs = ['en', 'fr'] as const
  const order = { meetupId: meetup.id, startsAt: meetup.startsAt, rooms: [{ roomId: roomId('cloudnative'), langs }] }
  await store().announcements.order(order, now)
  const posted = test.sandbox.say(testBotName, 'cloudnative', '### Helm')
  await store().announcements.change({ ...order, roomId: roomId('cloudnative'), langs }, { messageId: posted._id })
  await test.confirm('olga', `!meetup cancel meetup #${meetup.id} reason:The building is closed`)
  await test.toldDirectly('felix', 'La rencontre est annulée')
})

describe('a meetup that was cancelled and is scheduled again within a day', () => {
  it('is shown as a move, and moves with its number, answers, talks and announcement', async () => {
    time.advance(hourMs)
    const preview = await say('!meetup schedule 2026-12-18 13:00 "Helm" place:100 Sussex')
    const shown = await current()
    const done = await say('!meetup yes')
    await test.toldDirectly('felix', 'La rencontre est déplacée')
    await test.toldDirectly('akua', 'The meetup has moved')

    expect(preview).toContain(`### Move the cancelled meetup: Helm (\`#${meetup.id}\`)`)
    expect(preview).toContain('**Was on**: Thursday, December 17, 2026, 1:00 p.m. EST')
    expect(preview).toContain("I'll tell 2 people, once and privately.")
    expect(shown?.state).toBe('cancelled')
    expect(done).toContain(`The meetup \`#${meetup.id}\` is back on`)
    expect(await current()).toMatchObject({ state: 'planned', startsAt: Date.UTC(2026, 11, 18, 18), place: '100 Sussex' })
    expect(await current()).not.toHaveProperty('cancelReason')
    expect(await store().meetups.coming(now, 10)).toHaveLength(1)
    expect((await store().talks.agenda(meetup.id)).map(({ title, state }) => [title, state])).toEqual([['Charts', 'confirmed']])
    expect((await store().attendance.counts([meetup.id])).get(meetup.id)).toMatchObject({ remote: 1 })
    expect(await store().announcements.of(meetup.id)).toHaveLength(1)
    expect(heard('felix', 'La rencontre est déplacée')[0]).toContain('**Votre réponse** est conservée\u00a0: à distance')
    expect(heard('akua', 'The meetup has moved')[0]).toContain('**Your talk**: “Charts” moves with it.')
    expect(heard('felix', 'La rencontre est déplacée')).toHaveLength(1)
  })

  it('says it in French, in a direct message as well, and announces it where it was not', async () => {
    await test.ask('olga', '!meetup subscribe', 'general')
    const preview = await say('!rencontre planifier 2026-12-18 13 h « Helm » annoncer')
    const done = await say('!rencontre oui')

    expect(preview).toContain('### Déplacer la rencontre annulée\u00a0: Helm')
    expect(preview).toContain('S’il s’agit d’une autre rencontre, donnez-lui un autre titre.')
    expect(done).toContain('est de nouveau prévue')
    const announced = (await store().announcements.of(meetup.id)).map((one) => one.roomId)
    expect(announced.toSorted()).toEqual([roomId('cloudnative'), roomId('general')].toSorted())
  })

  it('stays cancelled after a no, and so does one that another person has planned again in the meantime', async () => {
    await say('!meetup schedule 2026-12-18 13:00 "Helm"')
    await say('!meetup no')
    expect((await current())?.state).toBe('cancelled')

    await say('!meetup schedule 2026-12-18 13:00 "Helm"')
    await store().meetups.change(meetup.id, { state: 'planned', startsAt: meetup.startsAt + hourMs }, time.now())
    expect(await say('!meetup yes')).toContain(`Somebody has planned \`#${meetup.id}\` again`)
    expect((await current())?.startsAt).toBe(meetup.startsAt + hourMs)
  })

  it.each([
    ['another title', '"Istio"', 0],
    ['more than a day', '"Helm"', 25 * hourMs],
  ])('is a new meetup with %s', async (_, title, ms) => {
    time.advance(ms)
    const reply = await say(`!meetup schedule 2026-12-18 13:00 ${title}`)

    expect(reply).toContain('The meetup is planned as')
    expect((await current())?.state).toBe('cancelled')
  })
})

describe('a date of a series that was cancelled or skipped and is scheduled again within a day', () => {
  async function series() {
    const { id } = await store().series.add(
      {
        ...{ name: 'Data', rule: { nth: 3, weekday: 4 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
        ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'en' },
      },
      now,
    )
    await store().series.bind(roomId('general'), id, 'general')
    return id
  }
  const sayThere = async (text: string) => (await test.ask('olga', text, 'general')).msg

  it.each([
    ['cancel meetup', '2027-01-21'],
    ['skip', undefined],
  ])('moves without a title (%s)', async (command, day) => {
    const seriesId = await series()
    const given = { title: 'Data', startsAt: Date.UTC(2027, 0, 21, 18), lengthMinutes: 60, zone: 'America/Toronto' }
    const one = await store().meetups.add({ ...given, scheduledBy: 'x', series: { id: seriesId, day: '2027-01-21' } }, now)
    const who = { personId: test.idOf('felix'), username: 'felix', wish: 'remote' } as const
    await store().attendance.enter(one.id, who, { kind: 'typed' }, now)
    await sayThere(`!meetup ${command} #${one.id} reason:Storm`)
    await sayThere('!meetup yes')

    const preview = await sayThere('!meetup schedule 2027-01-22 13:00')
    await sayThere('!meetup yes')

    expect(preview).toContain(`Move the cancelled meetup: Data (\`#${one.id}\`)`)
    const moved = await store().meetups.find(one.id)
    expect(moved).toMatchObject({ state: 'planned', startsAt: Date.UTC(2027, 0, 22, 18), series: { id: seriesId } })
    expect(moved?.series?.day).toBe(day)
    expect((await store().series.skipped(seriesId)).length).toBe(command === 'skip' ? 1 : 0)
  })
})
