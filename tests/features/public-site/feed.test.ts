import { describe, expect, it } from 'vitest'
import type { NewMeetup } from '../../../src/features/meetups/model.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { privateRoom, seedWithRooms, testBotName } from '../../support/seed.ts'
import { useTestBot } from '../../support/use-test-bot.ts'
import { readXml, type XmlElement } from '../../support/xml.ts'

const dayMs = 86_400_000
const base = 'https://meetups.example.ca'

describe('the feeds', () => {
  const { clock, time } = createMovingClock()
  const { test } = useTestBot({
    ...{ clock, ticker: createHandTicker(), server: { publicUrl: base } },
    sandbox: { seed: seedWithRooms(privateRoom('red-team', [testBotName])) },
  })

  async function get(path: string, headers: Record<string, string> = {}) {
    time.advance(11_000)
    const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`, { headers })
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
  const roomId = (name: string) => test.sandbox.rooms.find((room) => room.name === name)?._id ?? ''
  async function announce(title: string, more: Partial<NewMeetup> = {}) {
    const startsAt = clock.now() + 5 * dayMs
    const given = { title, startsAt, lengthMinutes: 60, zone: 'America/Toronto', scheduledBy: 'x', ...more }
    const meetup = await test.bot.store.meetups.add(given, clock.now())
    const rooms = [{ roomId: roomId(more.roomId === undefined ? 'cloudnative' : 'red-team'), langs: ['en', 'fr'] as const }]
    await test.bot.store.announcements.order({ meetupId: meetup.id, startsAt, rooms }, clock.now())
    return meetup
  }
  const entriesOf = async (path: string) => checkAtom((await get(path)).text)
  const titles = async (path: string) =>
    (await entriesOf(path)).map(({ title }) => title).filter((one) => !/^Minutes|^Compte/.test(one))

  it('have what was announced, what changed about it, and published minutes, valid by RFC 4287 in both languages', async () => {
    const mesh = await announce('Mesh & <script>]]>', { joinUrl: 'https://meet.example.ca/way-in', place: '90 Elgin' })
    const helm = await announce('Helm')
    const startsAt = mesh.startsAt + 7 * dayMs
    await test.bot.store.meetups.change(mesh.id, { startsAt }, clock.now() + 1_000)
    await test.bot.store.meetups.change(helm.id, { state: 'cancelled', cancelReason: 'Rhys is ill' }, clock.now() + 2_000)

    const [en, fr] = [await entriesOf('/en/feed.atom'), await entriesOf('/fr/feed.atom')]

    expect(
      en
        .slice(0, 4)
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual([
      'CANCELLED: Helm',
      'Meetup: Helm',
      'Meetup: Mesh & <script>]]>',
      expect.stringMatching(/^Moved to .*: Mesh & <script>\]\]>$/),
    ])
    expect(en.find(({ title }) => title.startsWith('Meetup: Mesh'))?.content).toContain('Mesh &amp; &lt;script&gt;]]&gt;<br>')
    expect(fr.map(({ title }) => title)).toContain('Rencontre\u00a0: Helm')
    expect(en.find(({ link }) => link.startsWith('https://example.ca/meetups'))?.title).toMatch(/^Minutes of /)
    const { text } = await get('/en/feed.atom')
    expect(text).not.toMatch(/way-in|Rhys is ill/)
    expect(new Set([...en, ...fr].map(({ id }) => id)).size).toBe(en.length + fr.length)
  })

  it('keep the ids of entries, and give a new one to each change', async () => {
    const mesh = await announce('Mesh')
    const before = (await entriesOf('/en/feed.atom')).map(({ id }) => id)
    await test.bot.store.meetups.change(mesh.id, { startsAt: mesh.startsAt + dayMs }, clock.now())
    const moved = (await entriesOf('/en/feed.atom')).map(({ id }) => id)
    await test.bot.store.meetups.change(mesh.id, { startsAt: mesh.startsAt + 2 * dayMs }, clock.now())
    const again = (await entriesOf('/en/feed.atom')).map(({ id }) => id)

    expect(before.filter((id) => !moved.includes(id))).toEqual([])
    expect(moved.filter((id) => !before.includes(id))).toHaveLength(1)
    expect(again.filter((id) => !moved.includes(id))).toHaveLength(1)
  })

  it('say nothing of private meetups and series, or of what nobody announced', async () => {
    await announce('Secret', { roomId: roomId('red-team') })
    await test.bot.store.meetups.add(
      { ...{ title: 'Draft', startsAt: clock.now() + dayMs, lengthMinutes: 60, zone: 'America/Toronto' }, scheduledBy: 'x' },
      clock.now(),
    )

    expect(await titles('/en/feed.atom')).toEqual([])
    expect((await get('/en/series/99/feed.atom')).status).toBe(404)
    expect((await get('/feed.atom')).status).toBe(404)
  })

  it('exist for each public series, and are linked from its page', async () => {
    const { series } = test.bot.store
    const data = await series.add(
      {
        ...{ name: 'Data', rule: { nth: 2, weekday: 2 }, time: { hour: 13, minute: 0 }, zone: 'America/Toronto' },
        ...{ lengthMinutes: 60, planningMinutes: 0, firstLang: 'en' },
      },
      1,
    )
    await series.bind(roomId('cloudnative'), data.id, 'cloudnative')
    await announce('Lakes', { series: { id: data.id } })
    await announce('Helm')

    expect(await titles(`/fr/series/${data.id}/feed.atom`)).toEqual(['Rencontre\u00a0: Lakes'])
    expect((await get(`/fr/series/${data.id}`)).text).toContain(
      `<link rel="alternate" type="application/atom+xml" title="Fil de nouvelles pour Slack, Teams ou le courriel (Atom)" href="${base}/fr/series/${data.id}/feed.atom">`,
    )
  })

  it('are sent once to a reader that says which state it has, and again after a change', async () => {
    const mesh = await announce('Mesh')
    const first = await get('/en/feed.atom')
    const etag = first.headers.get('etag') ?? ''

    const unchanged = await get('/en/feed.atom', { 'if-none-match': etag })
    await test.bot.store.meetups.change(mesh.id, { title: 'Meshes' }, clock.now())
    const changed = await get('/en/feed.atom', { 'if-none-match': etag })

    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
    expect(Date.parse(first.headers.get('last-modified') ?? '')).toBe(Math.floor(mesh.changedAt / 1_000) * 1_000)
    expect([unchanged.status, unchanged.text, changed.status]).toEqual([304, '', 200])
  })
})

/** Checks a feed by RFC 4287 and returns its entries. @throws Error with the rule that is broken. */
function checkAtom(text: string) {
  const feed = readXml(text)
  if (feed.name !== 'feed' || feed.attributes['xmlns'] !== 'http://www.w3.org/2005/Atom') throw new Error('§4.1.1: no feed')
  checkCommon(feed)
  if (feed.children.filter(({ name }) => name === 'author').length === 0) throw new Error('§4.1.1: no author')
  if (!feed.children.some(({ name, attributes }) => name === 'link' && attributes['rel'] === 'self')) throw new Error('no self')
  const entries = feed.children.filter(({ name }) => name === 'entry')
  const ids = entries.map((entry) => only(entry, 'id').text)
  if (new Set(ids).size !== ids.length) throw new Error('§4.1.1: an id is there twice')
  return entries.map((entry) => {
    checkCommon(entry)
    const [link] = entry.children.filter(({ name, attributes }) => name === 'link' && attributes['rel'] === 'alternate')
    if (link === undefined) throw new Error('§4.1.2: no alternate link')
    new URL(link.attributes['href'] ?? '')
    const content = only(entry, 'content')
    if (content.attributes['type'] !== 'html' || content.children.length > 0) throw new Error('§4.1.3.3: content')
    return {
      ...{ id: only(entry, 'id').text, title: only(entry, 'title').text, content: content.text },
      link: link.attributes['href'] ?? '',
    }
  })
}

function checkCommon(element: XmlElement): void {
  if (!/^(?:tag:[\w.-]+,\d{4}(?:-\d\d){0,2}:|https?:\/\/)[^\s<>"{}|\\^`]+$/.test(only(element, 'id').text))
    throw new Error('§4.2.6: id')
  if (only(element, 'title').text === '') throw new Error('§4.2.14: title')
  const { text } = only(element, 'updated')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) || Number.isNaN(Date.parse(text))) throw new Error('§3.3: date')
  const alternates = element.children.filter(({ name, attributes }) => name === 'link' && attributes['rel'] === 'alternate')
  const kinds = alternates.map(({ attributes: { type, hreflang } }) => `${type} ${hreflang}`)
  if (new Set(kinds).size !== kinds.length) throw new Error('§4.1.1: two alternate links of one kind')
}

function only(element: XmlElement, name: string): XmlElement {
  const [first, ...others] = element.children.filter((one) => one.name === name)
  if (first === undefined || others.length > 0) throw new Error(`§4.1: not exactly one ${name}`)
  return first
}
