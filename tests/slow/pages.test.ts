import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewMeetup } from '../../src/features/meetups/model.ts'
import { hashKey } from '../../src/features/private-addresses/key.ts'
import type { TestBot } from '../support/bot.ts'
import { chromiumArguments, chromiumPath } from '../support/chromium.ts'
import { createHandTicker } from '../support/manual-scheduler.ts'
import { testClock } from '../support/test-clock.ts'
import { useTestBot } from '../support/use-test-bot.ts'

/** The folder in which `.ci/pages` has unpacked axe-core and ical.js. */
const judges = process.env['PAGE_JUDGES']
if (judges === undefined) process.stderr.write('\n*** THE PUBLIC PAGE IS NOT JUDGED in this run: .ci/pages does that. ***\n')

const pictures = process.env['RENDEZVOUS_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'rendezvous-pictures-'))
const zone = 'America/Toronto'
const dayMs = 86_400_000
const reportKey = 'k'.repeat(43)

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

describe.skipIf(judges === undefined)('the public page in a real browser', () => {
  const { test } = useTestBot({ isShared: true, ticker: createHandTicker() })
  let browser: Browser
  let axe: string

  beforeAll(async () => {
    axe = readFileSync(join(judges ?? '', 'axe-core/axe.min.js'), 'utf8')
    await fill(test)
    const year = new Date(testClock.now()).getUTCFullYear()
    await test.bot.store.privateAddresses.add(hashKey(reportKey), {
      ...{ personId: test.idOf('olga'), kind: 'report', year, madeAt: 1, until: testClock.now() + 7 * dayMs },
    })
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
  })
  afterAll(() => browser.close())

  async function open(path: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 860 }, colorScheme })
    await page.goto(`http://127.0.0.1:${test.bot.healthPort}${path}`)
    return page
  }

  it.each(
    (['/en', '/fr', '/en/series/1', '/fr/series/1', `/report/${reportKey}/en`, `/report/${reportKey}/fr`] as const).flatMap(
      (path) =>
        ([1280, 390] as const).flatMap((width) => (['light', 'dark'] as const).map((scheme) => [path, width, scheme] as const)),
    ),
  )('breaks no rule of WCAG 2.1 AA that axe knows: %s, %i pixels, %s', async (path, width, scheme) => {
    const page = await open(path, width, scheme)

    await page.evaluate(axe)
    const { violations, passes } = (await page.evaluate(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })",
    )) as { readonly violations: readonly Violation[]; readonly passes: readonly Violation[] }

    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(passes.map(({ id }) => id)).toContain('color-contrast')
    await page.close()
  })

  it.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)(
    'breaks none on the page of the sandbox either, with a thread open: %i pixels, %s',
    async (width, colorScheme) => {
      const question = test.sandbox.say('akua', 'cloudnative', '!meetup next')
      await test.sandbox.waitForMessage(({ tmid }) => tmid === question._id)
      const page = await browser.newPage({ viewport: { width, height: 860 }, colorScheme, bypassCSP: true })
      await page.goto(`${test.sandbox.url}/#/channel/cloudnative/thread/${question._id}?as=felix&lang=fr`)
      await page.getByTestId('thread-panel').getByTestId('message').nth(1).waitFor()

      await page.evaluate(axe)
      const { violations } = (await page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })",
      )) as { readonly violations: readonly Violation[] }

      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      await page.close()
    },
  )

  it.each(['/en', '/fr', `/report/${reportKey}/en`, `/report/${reportKey}/fr`])(
    'fits a width of 320 pixels without scrolling sideways, and asks no other server: %s',
    async (path) => {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
      const asked: string[] = []
      const errors: string[] = []
      page.on('request', (request) => void asked.push(request.url()))
      page.on('console', (message) => void errors.push(message.text()))
      const address = `http://127.0.0.1:${test.bot.healthPort}${path}`

      await page.goto(address)

      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
      expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([address])
      expect(errors).toEqual([])
      await page.close()
    },
  )

  it.each(['en', 'fr'])('leaves room for words beside the numbers of a report on a phone: %s', async (lang) => {
    const page = await open(`/report/${reportKey}/${lang}`, 390)

    const widths = (await page.evaluate(
      "[...document.querySelectorAll('th[scope=row]')].map((cell) => cell.clientWidth)",
    )) as readonly number[]

    const headers = (await page.evaluate(
      "[...document.querySelectorAll('th.n')].map((cell) => cell.clientWidth - Math.max(...cell.textContent.split(' ').map((word) => { const probe = document.createElement('b'); probe.style.position = 'absolute'; probe.style.font = getComputedStyle(cell).font; probe.textContent = word; document.body.append(probe); return probe.offsetWidth })))",
    )) as readonly number[]

    // No word of a header is broken.
    expect(Math.min(...headers)).toBeGreaterThan(8)
    expect(widths.length).toBeGreaterThan(5)
    expect(Math.min(...widths)).toBeGreaterThan(150)
    await page.close()
  })

  it('leads a keyboard past the head with its first key, and on to the other language with two', async () => {
    const page = await open('/en', 1280)
    await page.keyboard.press('Tab')
    const first = await page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('Enter')
    const place = await page.evaluate('document.activeElement.id')
    await page.goto(`http://127.0.0.1:${test.bot.healthPort}/en`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Rencontres à venir' }).waitFor()

    expect([first, place]).toEqual(['Skip to content', 'main'])
    await page.close()
  })

  it('has its picture taken, and so has the report', { timeout: 240_000 }, async () => {
    const taken = [
      ...(['en', 'fr'] as const).flatMap((lang) => [[lang, 1280, 'light'] as const, [lang, 390, 'light'] as const]),
      ['fr', 390, 'dark'] as const,
    ]
    for (const [lang, width, scheme] of taken) {
      for (const [name, path] of [['page', `/${lang}`] as const, ['report', `/report/${reportKey}/${lang}`] as const]) {
        const page = await open(path, width, scheme)
        const suffix = scheme === 'dark' ? '-dark' : ''
        await page.screenshot({ path: join(pictures, `${name}-${lang}-${width}${suffix}.png`), fullPage: true })
        await page.close()
      }
    }

    expect(readFileSync(join(pictures, 'page-en-1280.png')).length).toBeGreaterThan(10_000)
    expect(readFileSync(join(pictures, 'report-fr-390-dark.png')).length).toBeGreaterThan(10_000)
  })

  it('has a calendar in which ical.js reads what was planned, whole and of one series', async () => {
    const { default: ICAL } = await import(join(judges ?? '', 'ical.js/dist/ical.js'))
    const read = async (path: string) => {
      const text = await (await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`)).text()
      const calendar = new ICAL.Component(ICAL.parse(text))
      return calendar.getAllSubcomponents('vevent').map((component: unknown) => {
        const event = new ICAL.Event(component)
        const { component: inner } = event
        return {
          ...{
            uid: event.uid,
            sequence: event.sequence,
            location: event.location,
            status: inner.getFirstPropertyValue('status'),
          },
          ...{ startsAt: event.startDate.toJSDate().getTime(), endsAt: event.endDate.toJSDate().getTime() },
          ...{ summary: event.summary, description: event.description },
        }
      })
    }
    const { store } = test.bot
    const planned = await store.meetups.between(Date.now() - 400 * dayMs, Date.now() + 400 * dayMs)

    const [all, one] = [await read('/calendar.ics'), await read('/series/1/calendar.ics')]

    expect(all.map(({ summary, description, ...rest }: { summary: string; description: string }) => rest)).toEqual(
      planned.map(({ id, startsAt, lengthMinutes, revision = 0, place = null, state }) => ({
        ...{ uid: `meetup-${id}@rendezvous.invalid`, sequence: revision, location: place, startsAt },
        ...{ endsAt: startsAt + lengthMinutes * 60_000, status: state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED' },
      })),
    )
    const titles = all.map(({ summary }: { summary: string }) => summary)
    expect(titles).toContain('L’avenir : Kubernetes, Helm; et après?')
    expect(titles.some((title: string) => title.startsWith('CANCELLED: '))).toBe(true)
    expect(all.some(({ description }: { description: string }) => description.includes('What a mesh costs'))).toBe(true)
    expect(one.length).toBeLessThan(all.length)
  })
})

/** A community with two series in public rooms, a talk in each language, a long title, and a meetup that is cancelled. */
async function fill({ bot: { store }, sandbox, idOf }: TestBot): Promise<void> {
  const now = Date.now()
  const at = (days: number) => Math.floor(now / dayMs) * dayMs + days * dayMs + 18 * 3_600_000
  const common = {
    rule: { nth: 3, weekday: 4 },
    time: { hour: 13, minute: 0 },
    zone,
    lengthMinutes: 120,
    planningMinutes: 60,
  } as const
  const first = await store.series.add({ ...common, name: 'Cloud Native @ GoC', firstLang: 'en' }, now)
  const second = await store.series.add({ ...common, name: 'Données ouvertes', firstLang: 'fr' }, now)
  const roomOf = (wanted: string) => sandbox.rooms.find(({ name }) => name === wanted)?._id ?? ''
  await store.series.bind(roomOf('cloudnative'), first.id, 'cloudnative')
  await store.series.bind(roomOf('general'), second.id, 'general')
  const plan = (days: number, title: string, more: Partial<NewMeetup> = {}) =>
    store.meetups.add({ title, startsAt: at(days), lengthMinutes: 120, zone, scheduledBy: idOf('olga'), ...more }, now)
  const past = [
    await plan(-40, 'Kubernetes basics', { series: { id: first.id } }),
    await plan(-75, 'Observability with Prometheus, OpenTelemetry and everything else', { series: { id: first.id } }),
  ]
  for (const [index, { id, startsAt }] of past.entries()) {
    for (let count = 0; count < 14 + 5 * index; count += 1) {
      const who = { personId: `p${count}`, username: `person.${count}`, wish: count % 3 === 0 ? 'remote' : 'room' } as const
      await store.attendance.enter(id, who, { kind: 'typed' }, startsAt - dayMs)
    }
    const talk = { title: 'Probes', lengthMinutes: 30, lang: 'fr', from: 'room', state: 'proposed' } as const
    const given = await store.talks.add({ ...talk, presenter: { id: idOf('rhys'), username: 'rhys' } }, now)
    await store.talks.change(given.id, { state: 'confirmed', meetupId: id }, { at: now, who: '', step: 'place' })
  }
  const departments = [
    'Services partagés Canada',
    'Statistics Canada',
    'Crown-Indigenous Relations and Northern Affairs Canada',
  ]
  for (let count = 0; count < 17; count += 1)
    await store.people.setPreferences(`p${count}`, { department: departments[Math.floor(count / 6)] ?? '' })
  const next = await plan(9, 'Service mesh at the Open Government Portal', {
    place: '90 Elgin, Ottawa',
    series: { id: first.id },
  })
  await plan(23, 'L’avenir : Kubernetes, Helm; et après?', { place: '10, rue Wellington, Gatineau', series: { id: second.id } })
  const off = await plan(37, 'Observability with Prometheus, OpenTelemetry and everything that nobody ever looks at', {
    series: { id: first.id },
  })
  await store.meetups.change(off.id, { state: 'cancelled', cancelReason: 'a holiday' }, now)
  const rooms = [{ roomId: roomOf('cloudnative'), langs: ['en', 'fr'] }] as const
  await store.announcements.order({ meetupId: next.id, startsAt: next.startsAt, rooms }, now)
  for (const [title, lang] of [
    ['What a mesh costs', 'en'],
    ['Les maillages de services, un an après', 'fr'],
  ] as const) {
    const presenter = { id: idOf('rhys'), username: 'rhys' }
    const { id } = await store.talks.add({ title, presenter, lengthMinutes: 30, lang, from: 'room', state: 'proposed' }, now)
    await store.talks.change(id, { state: 'confirmed', meetupId: next.id }, { at: now, who: '', step: 'place' })
  }
}
