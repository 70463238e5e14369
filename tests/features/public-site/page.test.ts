import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewMeetup } from '../../../src/features/meetups/model.ts'
import { startTestBot, type TestBot } from '../../support/bot.ts'
import { readCalendar } from '../../support/icalendar.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'

const dayMs = 86_400_000
const zone = 'America/Toronto'

describe('the public pages', () => {
  const { clock, time } = createMovingClock()
  let test: TestBot

  beforeEach(async () => {
    test = await startTestBot({ clock, ticker: createHandTicker() })
  })
  afterEach(() => test.close())

  async function get(path: string, language = 'en-CA'): Promise<{ status: number; text: string; headers: Headers }> {
    // What was read for one visitor is reused for five seconds.
    time.advance(6_000)
    const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`, { headers: { 'accept-language': language } })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }

  function plan(days: number, more: Partial<NewMeetup> = {}) {
    const now = clock.now()
    const startsAt = Math.floor(now / dayMs) * dayMs + days * dayMs + 18 * 3_600_000
    const meetup = { title: 'Helm charts', startsAt, lengthMinutes: 120, zone, scheduledBy: test.idOf('olga'), ...more }
    return test.bot.store.meetups.add(meetup, now)
  }

  async function placeTalk(meetupId: number, title: string): Promise<void> {
    const { talks } = test.bot.store
    const presenter = { id: test.idOf('rhys'), username: 'rhys' }
    const talk = { title, presenter, lengthMinutes: 20, lang: 'fr', from: 'room', state: 'proposed' } as const
    const { id } = await talks.add(talk, clock.now())
    await talks.change(id, { state: 'confirmed', meetupId }, { at: clock.now(), who: '', step: 'place' })
  }

  function announce(meetupId: number, startsAt: number) {
    const roomId = test.sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
    return test.bot.store.announcements.order({ meetupId, startsAt, rooms: [{ roomId, langs: ['en', 'fr'] }] }, clock.now())
  }

  it('are in the language of their path, and without one in that of the browser, with a link to the other', async () => {
    await plan(5)

    const [en, fr, negotiated] = [await get('/en', 'fr'), await get('/fr', 'en'), await get('/', 'de, fr-CA;q=0.8, en;q=0.5')]

    expect(en.text).toMatch(
      /<html lang="en">[\s\S]*<a href="\/fr" lang="fr" hreflang="fr">Français<\/a>[\s\S]*Upcoming meetups/,
    )
    expect(fr.text).toMatch(
      /<html lang="fr">[\s\S]*<a href="\/en" lang="en" hreflang="en">English<\/a>[\s\S]*Rencontres à venir/,
    )
    expect(negotiated.text).toBe(fr.text)
    expect([en.headers.get('vary'), negotiated.headers.get('vary')]).toEqual([null, 'accept-language'])
  })

  it('give title, day, time, zone and place of an upcoming meetup, and say when one is cancelled', async () => {
    await plan(5, { place: '90 Elgin, Ottawa' })
    const off = await plan(6, { title: 'Observability' })
    await test.bot.store.meetups.change(off.id, { state: 'cancelled', cancelReason: 'Rhys is ill' }, clock.now())

    const { text } = await get('/en')

    expect(text).toMatch(
      /Helm charts<\/h3>\s*<p class="soft">Next<\/p>[\s\S]*, \d:00 p\.m\. to \d:00 p\.m\. E[SD]T<\/time>[\s\S]*Where: 90 Elgin, Ottawa/,
    )
    expect(text).toMatch(/Observability<\/h3>\s*<p class="state">Cancelled<\/p>/)
  })

  it('say why a date of a series is skipped, and from when to when a meetup is', async () => {
    const { series, meetups } = test.bot.store
    const monthly = await series.add(
      {
        ...{ name: 'Data', rule: { nth: 2, weekday: 2 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
        ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'en' },
      },
      1,
    )
    const rid = test.sandbox.rooms.find(({ name }) => name === 'cloudnative')?._id ?? ''
    await series.bind(rid, monthly.id, 'cloudnative')
    const off = await plan(6, { title: 'Data', series: { id: monthly.id, day: '2026-12-08' } })
    await meetups.change(off.id, { state: 'cancelled', cancelReason: 'Rhys is ill' }, 1)
    await series.skip(monthly.id, { day: '2026-12-08', reason: 'the room is being painted' })

    const { text } = await get(`/fr/series/${monthly.id}`)

    expect(text).toContain('<p>Raison\u00a0: the room is being painted</p>')
    expect(text).not.toContain('Rhys is ill')
    expect(text).toMatch(/, de \d+\u00a0h à \d+\u00a0h \(H[NA]E\)<\/time>/)
  })

  it('name no person and give no way into a meeting: no presenter, join link, place on the web, or reason in members’ words', async () => {
    const meetup = await plan(5, { joinUrl: 'https://meet.example.ca/secret-room', place: 'https://teams.example.ca/secret' })
    await placeTalk(meetup.id, 'What a mesh costs')
    await announce(meetup.id, meetup.startsAt)
    const off = await plan(6, { title: 'Observability' })
    await test.bot.store.meetups.change(off.id, { state: 'cancelled', cancelReason: 'Rhys is ill' }, clock.now())

    const pages = await Promise.all(['/en', '/fr', '/calendar.ics'].map((path) => get(path)))

    expect(pages.map(({ text }) => text.replace(/\r\n /g, '').includes('What a mesh costs'))).toEqual([true, true, true])
    for (const { text } of pages) expect(text.replace(/\r\n /g, '')).not.toMatch(/rhys|olga|secret|\bill\b|cloudnative/i)
  })

  it('keep what a talk is about to the workspace until its meetup is announced', async () => {
    const meetup = await plan(5)
    await placeTalk(meetup.id, 'What a mesh costs')

    const before = await get('/fr')
    await announce(meetup.id, meetup.startsAt)
    const after = await get('/fr')

    expect(before.text).not.toContain('What a mesh costs')
    expect(after.text).toContain('<cite lang="fr">What a mesh costs</cite> (20\u00a0min, en français)')
  })

  it('show people’s words as words', async () => {
    await plan(5, { title: '<script>alert(1)</script> & "co"', place: "</p><img src=x onerror='alert(1)'>" })

    const { text } = await get('/en')

    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;')
    expect(text).not.toMatch(/<script|<img/)
  })

  it('link to the minutes of past meetups on the site, also of those before the bot was there', async () => {
    const { text } = await get('/fr')

    expect(text).toMatch(
      /<h3>Jeudi 22 mars 2018<\/h3><p class="when"><a href="https:\/\/example\.ca\/meetups\/[^"]+" aria-label="Compte rendu du jeudi 22 mars 2018">Compte rendu<\/a>/,
    )
  })

  it('have one for each series, but for a series that only private rooms know', async () => {
    const { store } = test.bot
    const series = {
      ...{ rule: { nth: 3, weekday: 4 } as const, time: { hour: 13, minute: 0 }, zone, firstLang: 'fr' as const },
      ...{ lengthMinutes: 120, planningMinutes: 60 },
    }
    const open = await store.series.add({ ...series, name: 'Cloud Native @ GoC' }, clock.now())
    const closed = await store.series.add({ ...series, name: 'Red team' }, clock.now())
    await store.series.bind('GENERAL', open.id, 'general')
    await store.series.bind('private-room', closed.id)
    await plan(5, { series: { id: open.id } })
    await plan(6, { title: 'Phishing', series: { id: closed.id } })

    const [all, one] = [await get('/en'), await get(`/en/series/${open.id}`)]
    const hidden = [await get(`/en/series/${closed.id}`), await get(`/series/${closed.id}/calendar.ics`)]

    expect(one.text).toMatch(/<h1>Cloud Native @\u2060 GoC<\/h1>|<h1>Cloud Native @ GoC<\/h1>/)
    expect(one.text).toContain(`<a href="/fr/series/${open.id}"`)
    expect(hidden.map(({ status }) => status)).toEqual([404, 404])
    expect(all.text).not.toMatch(/Red team|Phishing/)
  })

  it('give a calendar in which a meetup keeps its name, counts its changes and stays when it is cancelled', async () => {
    const { store } = test.bot
    const meetup = await plan(5, { place: '90 Elgin, Ottawa' })
    const first = await get('/calendar.ics')
    await store.meetups.change(meetup.id, { startsAt: meetup.startsAt + dayMs }, clock.now())
    const moved = await get('/calendar.ics')
    await store.meetups.change(meetup.id, { state: 'cancelled' }, clock.now())
    const cancelled = await get('/calendar.ics')

    const events = [first, moved, cancelled].map(({ text }) => readCalendar(text).at(-1))

    expect(new Set(events.map((event) => event?.['UID'])).size).toBe(1)
    expect(events.map((event) => event?.['SEQUENCE'])).toEqual(['0', '1', '2'])
    expect(events.map((event) => event?.['STATUS'])).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED'])
    expect(events.map((event) => event?.['DTSTART'])).toEqual(
      [0, dayMs, dayMs].map((later) => new Date(meetup.startsAt + later).toISOString().replace(/[-:]|\.000/g, '')),
    )
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  })

  it('have the same tag until something changes, however much later, and a calendar tells when that was', async () => {
    await plan(5)
    const before = [await get('/en'), await get('/calendar.ics')].map(({ headers }) => headers.get('etag'))
    const later = [await get('/en'), await get('/calendar.ics')].map(({ headers }) => headers.get('etag'))
    await plan(7)
    const after = [await get('/en'), await get('/calendar.ics')].map(({ headers }) => headers.get('etag'))

    expect(later).toEqual(before)
    expect(after.filter((tag) => before.includes(tag))).toEqual([])
  })

  it('link to each other under the address by which people reach them, with its sub-path', async () => {
    await test.close()
    test = await startTestBot({
      clock,
      ticker: createHandTicker(),
      server: { publicUrl: 'https://meetups.example.ca/rendezvous/' },
    })
    await plan(5)

    const [page, calendar] = [await get('/fr'), await get('/calendar.ics')]

    const links = [...page.text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')
    const own = links.filter((href) => href.includes('calendar.ics') || /\/(en|fr)$/.test(href))
    expect(own.length).toBeGreaterThan(3)
    expect(own.filter((href) => !href.startsWith('https://meetups.example.ca/rendezvous/'))).toEqual([])
    expect(calendar.text).toContain('URL:https://meetups.example.ca/rendezvous/\r\n')
  })
})
