import { describe, expect, it } from 'vitest'
import { atLocal, localOf } from '../../../src/shared/dates/local-time.ts'
import { startTestBot } from '../../support/bot.ts'
import { testBotName } from '../../support/seed.ts'
import { testClock } from '../../support/test-clock.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const day = 86_400_000

const { test, time, rooms } = useTestBot({ startsAt: testClock.now() })

const privately = (username: string, text: string) => rooms.answerTo(username, text, test.sandbox.direct(username, testBotName))
const french = (text: string) => text.replaceAll('\u00a0', ' ')

/** A meetup this many days from now, at 13:00 in Toronto. */
async function plan(days: number) {
  const { date } = localOf(time.now() + days * day, 'America/Toronto')
  const startsAt = atLocal(date, { hour: 13, minute: 0 }, 'America/Toronto').at
  const meetup = { title: 'Gathering', startsAt, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  return test.bot.store.meetups.add(meetup, time.now())
}

describe('quiet hours', () => {
  it('are set, shown and ended by a moderator, and move what is planned', async () => {
    await plan(10)
    await privately('olga', 'remind #cloudnative 17 h before "Evening"')

    const set = await test.ask('olga', '!meetup quiet 18:00-8:00 weekends')
    const [moved] = await test.bot.store.reminders.pendingInRooms()
    const shown = await test.ask('olga', '!rencontre silence')
    const back = await test.ask('olga', '!meetup undo')

    expect(set.msg).toContain('This room is quiet from 6:00 p.m. to 8:00 a.m., on weekends.')
    expect(set.msg).toContain('1 planned reminder moves because of this.')
    expect(moved?.dueAt).toBeLessThan(moved?.nominalAt ?? 0)
    expect(localOf(moved?.dueAt ?? 0, 'America/Toronto').time).toEqual({ hour: 17, minute: 59 })
    expect(french(shown.msg)).toContain('de 18 h à 8 h, la fin de semaine')
    expect(back.msg).toContain('This room has no quiet hours')
    const [again] = await test.bot.store.reminders.pendingInRooms()
    expect(again?.dueAt).toBe(again?.nominalAt)
  })

  it.each([
    ['!rencontre silence 18 h-8 h fins de semaine et jours fériés', 'de 18 h à 8 h, la fin de semaine, les jours fériés'],
    ['!meetup quiet 6 pm to 8 am', 'from 6:00 p.m. to 8:00 a.m.'],
    ['!meetup quiet off', 'This room has no quiet hours'],
    ['!meetup quiet 25:00-8:00', "isn't quiet hours"],
    ['!meetup quiet sometimes', "isn't quiet hours"],
  ])('are read from %j', async (text, expected) => {
    expect(french((await test.ask('olga', text)).msg)).toContain(expected)
  })

  it('are added to, told in full and in the zone of the room', async () => {
    await test.ask('olga', '!rencontre silence 18 h à 8 h')

    const more = await test.ask('olga', '!rencontre silence fins de semaine')

    expect(french(more.msg)).toContain('de 18 h à 8 h, la fin de semaine')
    expect(french(more.msg)).toContain('Son fuseau est America/Toronto.')
  })

  it('of a room that a series is bound to are hours of that series’ zone', async () => {
    const { store } = test.bot
    const rule = { rule: { nth: 3, weekday: 4 } as const, time: { hour: 13, minute: 0 }, zone: 'America/Vancouver' }
    const lengths = { lengthMinutes: 120, planningMinutes: 0, firstLang: 'en' as const }
    const { id } = await store.series.add({ name: 'West', ...rule, ...lengths }, time.now())
    await test.ask('olga', `!meetup series bind #${id}`)

    const { msg } = await test.ask('olga', '!meetup quiet 18:00-8:00')

    expect(msg).toContain('Its time zone is America/Vancouver.')
  })

  it('are those of the community where a room has said nothing', async () => {
    const other = await startTestBot({ community: { quiet: { hours: '18:00-08:00', weekends: true } } })

    const { msg } = await other.ask('olga', '!meetup quiet')

    expect(msg).toContain('This room is quiet from 6:00 p.m. to 8:00 a.m., on weekends.')
    await other.close()
  })

  it('are refused to members', async () => {
    expect((await test.ask('akua', '!meetup quiet 18:00-8:00')).msg).toContain('Only an owner or a moderator')
  })
})
