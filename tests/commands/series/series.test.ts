import { describe, expect, it } from 'vitest'
import type { Series } from '../../../src/features/series/model.ts'
import { testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const now = Date.UTC(2026, 10, 22, 17)

const { test, time } = useTestBot({ startsAt: now })

const store = () => test.bot.store
const coming = async (seriesId?: number) =>
  (await store().meetups.coming(time.now(), 20, seriesId)).map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 16))
const organize = (text: string) => test.confirm('olga', `!meetup ${text}`)
const say = async (text: string, room?: string, username = 'olga') => (await test.ask(username, `!meetup ${text}`, room)).msg

async function addSeries(
  words = '"Cloud Native" every 3rd thursday 13:00 place:90 Elgin, Ottawa capacity:20',
): Promise<Series> {
  const before = (await store().series.all()).length
  await organize(`series add ${words}`)
  const added = (await store().series.all())[before]
  if (added === undefined) throw new Error('no series was added')
  return added
}

describe('a series', () => {
  it('is shown with its rule and first dates before it is created, and its next three dates are planned immediately', async () => {
    const preview = await say('series add "Cloud Native" every 3rd thursday 13:00 place:90 Elgin, Ottawa remote:50')
    const before = await coming()
    const done = await say('yes')
    const listed = await say('series', undefined, 'akua')

    expect(preview).toContain('**Rule**: every third Thursday of the month, 1:00 p.m. (America/Toronto)')
    expect(preview).toContain('- Thursday, December 17, 2026, 1:00 p.m. EST, in 25 days')
    expect(before).toEqual([])
    expect(done).toContain("I've created the series Cloud Native")
    expect(await coming()).toEqual(['2026-12-17T18:00', '2027-01-21T18:00', '2027-02-18T18:00'])
    expect(listed).toMatch(/December 17, 2026, 1:00 p\.m\. EST, in 25 days · planned · `#\d+`/)
    expect(listed).toMatch(/March 18, 2027, 1:00 p\.m\. EDT, .* · proposed\n/)
    expect(listed).toContain('**Remote seats**: 50')
  })

  it('est créée et montrée en français', async () => {
    const preview = await test.ask('olga', '!rencontre série ajouter « Données » chaque 2e mardi 13 h 30 fuseau:Halifax')
    await test.ask('olga', '!rencontre oui')
    const listed = await test.ask('felix', '!rencontre série')

    expect(preview.msg).toContain('**Règle**\u00a0: chaque 2e mardi du mois à 13\u00a0h\u00a030 (America/Halifax)')
    expect(listed.msg).toContain('le mardi 8 décembre 2026 à 13\u00a0h\u00a030 (HNA), dans 16 jours · prévue')
    expect(listed.msg).toContain('**Langue affichée en premier**\u00a0: français')
  })

  it('names the months that lack such a weekday, and dates on holidays with the nearest free days', async () => {
    const fifth = await say('series add "Fifth" every fifth friday 12:00')
    await say('no')
    const fridays = await say('series add "New year" first friday of the month 12:00')

    expect(fifth).toContain('There is no fifth Friday in')
    expect(fifth).toContain('November 2026')
    expect(fridays).toContain(
      "**Check the date**: Friday, January 1, 2027 is a day off (New Year's Day (federal, Ontario, Quebec)). Nearest working days: Thursday, December 31, 2026 or Monday, January 4, 2027.",
    )
  })

  it.each([
    ['series add "X" every third thursday', 'At what time?'],
    ['series add "X" every second thursday 13:00', 'every other thursday'],
    ['series add "X" now and then', 'I need a rule here'],
    ['series edit #999 place:Here', 'There is no series `#999`'],
    ['series bind #nowhere', 'There is no room “nowhere”'],
  ])('says what to type instead of %s', async (typed, told) => {
    expect(await say(typed)).toContain(told)
  })

  it('takes in a meetup that was planned by hand for one of its dates, unchanged', async () => {
    await say('schedule 2026-12-17 13:00 "Helm" place:Gatineau')

    const preview = await say('series add "Cloud Native" every 3rd thursday 13:00 place:90 Elgin')
    await say('yes')

    const [first, ...others] = await store().meetups.coming(now, 10)
    expect(preview).toContain('is already planned for that time and becomes part of the series')
    expect(first).toMatchObject({ title: 'Helm', place: 'Gatineau', series: { day: '2026-12-17' } })
    expect(others).toHaveLength(2)
  })

  it('is what its own channel is about; other series only appear there by number', async () => {
    const cloud = await addSeries()
    const data = await addSeries('"Open Data" every second tuesday of the month 10:00')
    const [dataMeetup] = await store().meetups.coming(now, 1, data.id)

    const bound = await say(`series bind #${cloud.id}`)
    const next = await say('next', undefined, 'akua')
    const list = await say('list', undefined, 'akua')
    const elsewhere = await say('list', test.sandbox.direct('akua', testBotName), 'akua')
    const otherDay = await say('show 2026-12-08', undefined, 'akua')
    const byNumber = await say(`show #${dataMeetup?.id}`, undefined, 'akua')
    const scheduled = await say('schedule 2026-12-03 09:00 "Extra"')
    const named = await say('show 2026-12-03')
    const again = await say('schedule 2026-12-17 09:00')

    expect(bound).toContain('This channel now belongs to Cloud Native')
    expect(next).toContain('### Cloud Native')
    expect(next).toContain('December 17, 2026')
    expect(list).not.toContain('Open Data')
    expect(elsewhere).toMatch(/Open Data.*\n.*Cloud Native/)
    expect(otherDay).toContain('There is no meetup on Tuesday, December 8, 2026')
    expect(byNumber).toContain('### Open Data')
    expect(named).toContain('### Extra\n**Series**: Cloud Native')
    expect(scheduled).toContain('**Where**: 90 Elgin, Ottawa (20 seats)')
    expect(again).toContain('Cloud Native already meets on that day')
    expect(await coming(cloud.id)).toContain('2026-12-03T14:00')
  })

  it('shows its talks only in its own channel, with planning first and times', async () => {
    const data = await addSeries('"Open Data" every second tuesday of the month 10:00 planning:30 length:90')
    const cloud = await addSeries()
    await say(`series bind #general #${data.id}`)
    test.sandbox.say('akua', 'general', '!meetup present "Open maps" on:8 december')
    await test.toldDirectly('akua', 'Open maps')
    const [talk] = await store().talks.backlog()
    test.sandbox.say('olga', 'general', `!meetup accept #${talk?.id}`)
    await test.toldDirectly('akua', 'on the agenda')
    await say(`series bind #${cloud.id}`)

    const inData = await say('talks', 'general', 'rhys')
    const inCloud = await say('talks', undefined, 'rhys')

    expect(talk).toMatchObject({ seriesId: data.id })
    expect(inData).toContain(
      '**Agenda**: 20 min of talks, time for 40 more\n- 10:00 a.m. · planning · 30\u00a0min\n- 10:30 a.m. · “Open maps”',
    )
    expect(inCloud).not.toContain('Open maps')
  })

  it('is bound to a named channel and unbound again, with undo, and lists its channels', async () => {
    const { id } = await addSeries()

    await say('series bind #general')
    const listed = await say('series')
    await say('series unbind #general')
    const unbound = await say('series')
    await say('undo')

    expect(listed).toMatch(/\*\*Channels\*\*: \u2060*#\u2060general\n/)
    expect(unbound).not.toContain('**Channels**')
    expect(await store().series.rooms(id)).toMatchObject([{ name: 'general' }])
  })

  it('changes its upcoming meetups except what was changed by hand, after a preview', async () => {
    const { id } = await addSeries()
    const [first] = await store().meetups.coming(now, 1)
    await say(`edit meetup #${first?.id} place:Gatineau title:Helm`)

    const preview = await say(`series edit #${id} place:Library join:https://a.example.ca capacity:none`)
    await say('yes')

    const places = (await store().meetups.coming(now, 10)).map(({ place, joinUrl, capacity }) => [place, joinUrl, capacity])
    expect(preview).toContain('**Changed with it**')
    expect(places).toEqual([
      ['Gatineau', 'https://a.example.ca', undefined],
      ['Library', 'https://a.example.ca', undefined],
      ['Library', 'https://a.example.ca', undefined],
    ])
  })

  it('moves its meetups to the dates of a new rule, notifies attendees once, and leaves one moved by hand', async () => {
    const { id } = await addSeries()
    const [first, second] = await store().meetups.coming(now, 2)
    test.sandbox.say('akua', 'cloudnative', `!meetup going #${first?.id}`)
    await test.toldDirectly('akua', "You're coming")
    await organize(`move #${second?.id} 2027-01-26 10:00`)

    const preview = await say(`series edit #${id} every fourth thursday 14:00`)
    await say('yes')
    const told = await test.toldDirectly('akua', 'The meetup has moved')

    expect(preview).toMatch(/December 17, 2026, 1:00 p\.m\. EST moves to Thursday, December 24, 2026, 2:00 p\.m\. EST/)
    expect(await coming()).toEqual(['2026-11-26T19:00', '2026-12-24T19:00', '2027-01-26T15:00', '2027-02-25T19:00'])
    expect(told).toContain('**Was on**: Thursday, December 17, 2026')
    expect((await store().attendance.of(first?.id ?? 0)).map(({ mode: place }) => place)).toEqual(['room'])
  })

  it('needs no number where it is the only one', async () => {
    const { id } = await addSeries()

    await organize('series edit second tuesday of the month 9:30 place:none')

    expect(await store().series.find(id)).toMatchObject({ rule: { nth: 2, weekday: 2 }, time: { hour: 9, minute: 30 } })
    expect(await store().series.find(id)).not.toHaveProperty('place')
    expect((await coming())[0]).toBe('2026-12-08T14:30')
  })

  it('shows what has become of each date', async () => {
    await addSeries()
    const [first, second] = await store().meetups.coming(now, 2)
    await organize(`move #${first?.id} 2026-12-10`)
    await organize(`skip #${second?.id} reason:Storm`)
    await organize('skip 2027-04-15 reason:Easter')

    const listed = await say('series')

    expect(listed).toMatch(/December 10, 2026, .* · moved from Thursday, December 17, 2026 · `#/)
    expect(listed).toMatch(/January 21, 2027, .* · skipped: Storm/)
    expect(listed).toMatch(/March 18, 2027, .* · planned/)
    expect(listed).toMatch(/April 15, 2027, .* · skipped: Easter/)
  })
})
