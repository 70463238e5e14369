import { describe, expect, it } from 'vitest'
import { useTestBot } from '../../support/use-test-bot.ts'

const now = Date.UTC(2026, 10, 22, 17)
const hour = 3_600_000
const start = Date.UTC(2026, 11, 17, 18)
const changed = 'Something has changed since I showed you this'

const { test } = useTestBot({ startsAt: now })

const meetups = () => test.bot.store.meetups
const say = async (text: string) => (await test.ask('olga', `!meetup ${text}`)).msg
const plan = () => {
  const meetup = { title: 'Helm', startsAt: start, lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
  return meetups().add(meetup, now)
}

describe('what changes between a preview and its yes', () => {
  it('is shown before a meetup moves from another date than it was on', async () => {
    const { id } = await plan()
    await say(`move #${id} to 2026-12-10`)
    await meetups().change(id, { startsAt: start + hour }, now)

    const again = await say('yes')
    const before = await meetups().find(id)
    const done = await say('yes')

    expect(again).toContain(changed)
    expect(again).toContain('### Move the meetup: Helm')
    expect(again).toContain('**Currently**: Thursday, December 17, 2026, 2:00 p.m. EST')
    expect(before?.startsAt).toBe(start + hour)
    expect(done).toContain('has moved')
    expect((await meetups().find(id))?.startsAt).toBe(Date.UTC(2026, 11, 10, 18))
  })

  it('is refused where another meetup has taken the date', async () => {
    const { id } = await plan()
    await say(`move #${id} to 2026-12-10 13:00`)
    await say('schedule 2026-12-10 13:00 "Other"')

    expect(await say('yes')).toContain('Other on Thursday, December 10')
    expect((await meetups().find(id))?.startsAt).toBe(start)
  })

  it('is shown before a meetup is cancelled on another date', async () => {
    const { id } = await plan()
    await say(`cancel meetup #${id} reason:Storm`)
    await meetups().change(id, { startsAt: start + hour }, now)

    const again = await say('yes')
    const before = await meetups().find(id)
    await say('yes')

    expect(again).toContain(changed)
    expect(again).toContain('**When**: Thursday, December 17, 2026, 2:00 p.m. EST')
    expect(before?.state).toBe('planned')
    expect(await meetups().find(id)).toMatchObject({ state: 'cancelled', cancelReason: 'Storm' })
  })

  it('is shown before a day is skipped whose meetup has moved', async () => {
    await test.confirm('olga', '!meetup series add "Cloud Native" every 3rd thursday 13:00')
    const [{ id } = { id: 0 }] = await meetups().coming(now, 1)
    await say('skip 17 december reason:Holidays')
    await meetups().change(id, { startsAt: start + hour }, now)

    const again = await say('yes')
    const before = await meetups().find(id)
    await say('yes')

    expect(again).toContain(changed)
    expect(again).toContain('### Skip a date of Cloud Native: Thursday, December 17, 2026, 2:00 p.m. EST')
    expect(before?.state).toBe('planned')
    expect((await meetups().find(id))?.state).toBe('cancelled')
  })

  it('is shown before a series takes in a meetup that nobody saw in its preview', async () => {
    await say('series add "Cloud Native" every 3rd thursday 13:00')
    const { id } = await plan()

    const again = await say('yes')
    const before = await test.bot.store.series.all()
    await say('yes')

    expect(again).toContain(changed)
    expect(again).toContain(`Helm on Thursday, December 17, 2026, 1:00 p.m. EST (\`#${id}\`)`)
    expect(before).toEqual([])
    expect((await meetups().find(id))?.series).toMatchObject({ day: '2026-12-17' })
  })

  it('is shown before a series changes that somebody else has changed', async () => {
    await test.confirm('olga', '!meetup series add "Cloud Native" every 3rd thursday 13:00 place:Old')
    const [series = { id: 0 }] = await test.bot.store.series.all()
    await say(`series edit #${series.id} place:Hall`)
    await test.bot.store.series.change(series.id, { name: 'Clouds' })

    const again = await say('yes')
    const before = await test.bot.store.series.find(series.id)
    const done = await say('yes')

    expect(again).toContain(changed)
    expect(again).toContain('### Change the series: Clouds')
    expect(before?.place).toBe('Old')
    expect(done).toContain('Clouds')
    expect((await test.bot.store.series.find(series.id))?.place).toBe('Hall')
    expect((await meetups().coming(now, 1))[0]?.place).toBe('Hall')
  })

  it('is told in French to who says yes in French', async () => {
    const { id } = await plan()
    await say(`cancel meetup #${id} reason:Storm`)
    await meetups().change(id, { startsAt: start + hour }, now)

    const { msg } = await test.ask('olga', '!rencontre oui')

    expect(msg).toContain('La situation a changé depuis')
    expect(msg).toContain('### Annuler la rencontre')
  })
})
