import { beforeEach, describe, expect, it } from 'vitest'
import type { Meetup } from '../../../src/features/meetups/model.ts'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

/** A Sunday, noon in Toronto. */
const now = Date.UTC(2026, 10, 22, 17)
const hour = 3_600_000

const { test, rooms, time } = useTestBot({ startsAt: now })
let meetup: Meetup

const store = () => test.bot.store
const ask = (username: string, text: string) => rooms.answerTo(username, text, test.sandbox.direct(username, testBotName))
const preferences = (username: string) => store().people.preferences(test.idOf(username))

beforeEach(async () => {
  const one = { title: 'Helm', lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  meetup = await store().meetups.add({ ...one, startsAt: Date.UTC(2026, 11, 17, 18) }, now)
  for (const username of ['akua', 'rhys']) {
    await store().people.setPreferences(test.idOf(username), { language: 'en' })
    const answer = { personId: test.idOf(username), username, wish: 'room' } as const
    await store().attendance.enter(meetup.id, answer, { kind: 'typed' }, now)
  }
})

describe('direct messages that nobody asked for', () => {
  it.each([
    ['mute', ['announcements', 'nags', 'digest']],
    ['mute nags', ['nags']],
    ['désactiver les relances', ['nags']],
    ['ne plus recevoir les annonces', ['announcements']],
    ['couper le bilan', ['digest']],
  ])('are switched off by %j, and on again', async (words, expected) => {
    await ask('akua', words)
    const muted = (await preferences('akua')).muted
    await ask('akua', words.startsWith('mute') ? 'unmute' : 'réactiver')

    expect(muted).toEqual(expected)
    expect((await preferences('akua')).muted).toBeUndefined()
  })

  it('come as before after undo', async () => {
    await ask('akua', 'mute nags')
    await ask('akua', 'mute digest')

    const undone = await ask('akua', 'undo')

    expect((await preferences('akua')).muted).toEqual(['nags'])
    expect(undone).toContain('Switched off by direct message: nags.')
  })

  it('tell how to switch them off, and do not come afterwards', async () => {
    await ask('akua', 'mute announcements')
    await test.confirm('olga', `!meetup move #${meetup.id} to 2026-12-10 14:00`)
    const rhys = await test.toldDirectly('rhys', 'The meetup has moved')

    expect(rhys).toContain('To stop these: `mute announcements`')
    expect(rooms.told('akua').join()).not.toContain('has moved')
  })
})

describe('quiet hours of a person', () => {
  it.each([
    ['quiet me 11:00-13:00', "I won't write to you from 11:00 a.m. to 1:00 p.m. (Toronto)"],
    ['silence pour moi 11 h à 13 h', 'Je ne vous écris pas de 11 h à 13 h (Toronto)'],
    ['ne pas me déranger 11 h à 13 h', 'Je ne vous écris pas de 11 h à 13 h (Toronto)'],
    ['quiet me off', 'You have no quiet hours.'],
  ])('are read from %j', async (words, expected) => {
    await store().people.setPreferences(test.idOf('akua'), { language: null })

    expect((await ask('akua', words)).replaceAll('\u00a0', ' ')).toContain(expected)
  })

  it('hold back news until they end, but neither replies nor own reminders', async () => {
    await ask('akua', 'quiet me 11:00-13:00')
    await ask('akua', 'remind me in 30 minutes "Tea"')
    await test.confirm('olga', `!meetup move #${meetup.id} to 2026-12-10 14:00`)
    await test.toldDirectly('rhys', 'The meetup has moved')
    time.advance(hour / 2)
    await test.toldDirectly('akua', 'Tea')
    await ask('akua', 'next')
    const during = rooms.told('akua').join()

    time.advance(hour / 2)
    await test.toldDirectly('akua', 'The meetup has moved')

    expect(during).not.toContain('has moved')
  })

  it('do not hold back what would be too late afterwards', async () => {
    await ask('akua', 'quiet me 11:00-13:00')
    const soon = await store().meetups.change(meetup.id, { startsAt: now + hour / 2 }, now)
    await test.confirm('olga', `!meetup cancel meetup #${soon?.id} reason:Flood`)

    expect(await test.toldDirectly('akua', 'The meetup is cancelled')).toContain('Flood')
  })

  it('are taken back by undo', async () => {
    await ask('akua', 'quiet me 18:00-8:00')

    expect(await ask('akua', 'undo')).toContain('You have no quiet hours.')
  })
})
