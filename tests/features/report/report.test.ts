import { beforeAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../../src/features/report/csv.ts'
import { describeReport } from '../../../src/features/report/messages.ts'
import { countDepartments, type Report } from '../../../src/features/report/model.ts'
import { openRawBeside } from '../../support/filled.ts'
import { createHandTicker } from '../../support/manual-scheduler.ts'
import { createMovingClock } from '../../support/moving-clock.ts'
import { testBotName } from '../../support/seed.ts'
import { databaseKinds } from '../../support/stores.ts'
import { useTestBot } from '../../support/use-test-bot.ts'

const dayMs = 86_400_000
const publicUrl = 'https://meetups.example.ca'
const zone = 'America/Toronto'

const many = (name: string | undefined, count: number) => Array.from({ length: count }, () => name)

describe('people by department', () => {
  const counted = (...groups: readonly (readonly (string | undefined)[])[]) =>
    countDepartments(groups.flat()).map(({ department, people }) => [
      typeof department === 'string' ? department : department.name,
      people,
    ])

  it('are named from three people on, the largest department first', () => {
    expect(counted(many('TBS', 3), many('SSC', 5), many(undefined, 4))).toEqual([
      ['SSC', 5],
      ['unsaid', 4],
      ['TBS', 3],
    ])
  })

  it('are counted together where a department is smaller, so that nobody is singled out', () => {
    expect(counted(many('SSC', 5), many('TBS', 2), many('CRA', 1))).toEqual([
      ['SSC', 5],
      ['others', 3],
    ])
  })

  it('take the next larger department in where the small ones together are still fewer than three', () => {
    expect(counted(many('SSC', 5), many('CDS', 4), many('TBS', 1))).toEqual([
      ['SSC', 5],
      ['others', 5],
    ])
    expect(counted(many('SSC', 1), many(undefined, 1))).toEqual([['others', 2]])
    expect(counted()).toEqual([])
  })
})

const sample: Report = {
  ...{ year: 2026, cancelled: 1, coming: 2, people: 41, waitingTalks: 3, topics: { count: 4, votes: 1 } },
  held: Array.from({ length: 12 }, (_, month) => ({
    ...{ startsAt: Date.UTC(2026, month, 17, 18), zone, room: 10 + month, remote: 100, title: '=HYPERLINK("x"), "quoted"' },
  })),
  departments: countDepartments([...many('Crown-Indigenous Relations', 20), ...many('SSC', 21)]),
  talks: { given: 3, inEnglish: 1, inFrench: 1, bilingual: 1 },
  minutes: { files: 11, openActions: 6 },
}

describe('a report as text', () => {
  it.each(['en', 'fr'] as const)('has bars that fit a screen of 390 pixels, and no line that needs scrolling: %s', (lang) => {
    const text = describeReport(sample, lang)

    const blocks = [...text.matchAll(/```\n([^`]*)\n```/g)].flatMap(([, rows = '']) => rows.split('\n'))
    expect(blocks).toHaveLength(14)
    expect(Math.max(...blocks.map((row) => [...row].length))).toBeLessThanOrEqual(30)
    expect(blocks.at(11)).toMatch(lang === 'en' ? /^Dec 17 +█{12} 121$/ : /^17 déc\. +█{12} 121$/)
  })

  it('says nothing of attendance in a year without a meetup', () => {
    const text = describeReport({ ...sample, held: [], people: 0, departments: [] }, 'en')

    expect(text).toContain('No meetups were held that year.')
    expect(text).not.toMatch(/different people|said they would come/)
  })

  it('agrees in number in French', () => {
    expect(describeReport({ ...sample, held: sample.held.slice(0, 1) }, 'fr')).toContain('1 tenue, 1 annulée, 2 à venir')
  })
})

describe('a report as CSV', () => {
  it('quotes what must be quoted, and lets no title run as a formula', () => {
    const [head, first] = writeCsv(sample, 'en').split('\r\n')

    expect(head).toBe('\uFEFFMeetup,Meetups,In the room,Remotely,Total')
    expect(first).toBe('2026-01-17,"\'=HYPERLINK(""x""), ""quoted""",10,100,110')
  })
})

for (const kind of databaseKinds) {
  describe.skipIf(!kind.isHere)(`the report command on ${kind.name}`, () => {
    const { clock, time } = createMovingClock()
    const { test, database } = useTestBot({
      ...{ isShared: true, kind, clock, ticker: createHandTicker(), server: { publicUrl } },
    })

    beforeAll(async () => {
      const { meetups, attendance, people } = test.bot.store
      const given = { lengthMinutes: 60, zone, scheduledBy: 'x' }
      const now = clock.now()
      const first = await meetups.add({ ...given, title: 'Mesh & <b>', startsAt: now + dayMs }, now)
      for (const [index, name] of ['ada', 'bea', 'cy', 'dot', 'eve'].entries()) {
        const wish = index === 0 ? 'remote' : 'room'
        await attendance.enter(first.id, { personId: `${name}-id`, username: name, wish }, { kind: 'typed' }, now)
        await people.setPreferences(`${name}-id`, { department: index < 4 ? 'SSC' : 'TBS' })
      }
      await meetups.add({ ...given, startsAt: now + 20 * dayMs }, now)
      time.advance(2 * dayMs)
    })

    const direct = (username: string) => test.sandbox.direct(username, testBotName)
    const ask = async (text: string) => (await test.ask('olga', text, direct('olga'))).msg
    const pathIn = (told: string) => /https:\/\/meetups\.example\.ca(\/report\/\S+)/.exec(told)?.[1] ?? 'none'
    const get = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${test.bot.healthPort}${path}`)
      return { status: answer.status, text: await answer.text(), headers: answer.headers }
    }

    it('counts what was held, who said they would come and how, without naming anybody', async () => {
      const told = await ask('report')

      expect(told).toContain('### 2026 in numbers')
      expect(told).toContain('1 held, 0 cancelled, 1 to come')
      expect(told).toMatch(/Others +█+ 5/)
      expect(told).not.toMatch(/\b(?:TBS|SSC|ada|bea|cy|dot|eve)\b/)
    })

    it('links a page in both languages and its numbers as CSV, which nothing keeps and nobody lists', async () => {
      const path = pathIn(await ask('report 2026'))

      const [en, fr, csv] = [await get(path), await get(path.replace(/en$/, 'fr')), await get(`${path}.csv`)]

      expect(en.text).toMatch(/<html lang="en">[\s\S]*Mesh &amp; &lt;b&gt;[\s\S]*<td class="n">4<\/td><td class="n">1<\/td>/)
      expect(en.text).toContain('<rect class="b" x="80.0" width="20.0" height="10"/>')
      expect(fr.text).toMatch(/<html lang="fr">[\s\S]*L’année 2026 en chiffres/)
      expect(en.text).not.toContain('<script')
      expect(csv.headers.get('content-type')).toContain('text/csv')
      expect(csv.text).toContain(',Mesh & <b>,4,1,5\r\n')
      for (const { headers } of [en, fr, csv]) expect(headers.get('cache-control')).toBe('private, no-store')
    })

    it('is not opened by anything that the database contains', async () => {
      const key = /\/report\/([\w-]{43})/.exec(pathIn(await ask('report')))?.[1] ?? 'none'
      const raw = await openRawBeside(database.url)

      await expect.poll(async () => JSON.stringify(await raw.rows()).includes(key)).toBe(false)

      expect(key).toHaveLength(43)
      await raw.close()
    })

    it('refuses years that it knows nothing of, and is given neither in a room nor to members', async () => {
      expect(await ask('report 2031')).toContain('from 2000 to 2026')
      expect((await test.ask('olga', '!meetup report')).msg).toContain('only give it in a direct message')
      expect((await test.ask('akua', 'report', direct('akua'))).msg).not.toContain('in numbers')
    })

    it('ends after seven days, and when whoever asked is no organizer any more', async () => {
      const early = pathIn(await ask('report'))
      time.advance(6 * dayMs)
      const late = pathIn(await ask('bilan'))
      expect([(await get(early)).status, (await get(late)).status]).toEqual([200, 200])

      time.advance(dayMs + 1_000)
      expect([(await get(early)).status, (await get(late)).status]).toEqual([404, 200])

      await ask('report')
      const raw = await openRawBeside(database.url)
      const addresses = (await raw.rows())['private_address'] ?? []
      await raw.close()
      expect(addresses.map(({ until_at: until }) => Number(until) > clock.now())).toEqual([true, true])

      await test.bot.store.roles.give({ personId: test.idOf('akua'), username: 'akua', role: 'organizer', since: 1 })
      await test.bot.store.roles.take(test.idOf('olga'), 'organizer', test.idOf('olga'))
      expect((await get(late)).status).toBe(404)
    })
  })
}
