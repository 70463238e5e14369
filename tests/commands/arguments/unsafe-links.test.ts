import { beforeAll, describe, expect, it } from 'vitest'
import { listLinks } from '../../../src/features/minutes/index.ts'
import { aMinutes } from '../../features/minutes/build.ts'
import { openRawBeside } from '../../support/filled.ts'
import { openMinutesScene } from '../../support/minutes-scene.ts'
import { sqlite } from '../../support/stores.ts'
import { useShared } from '../../support/use-each.ts'
import { useDatabase } from '../../support/use-store.ts'

const database = useDatabase(sqlite, useShared)
const scene = useShared(() => openMinutesScene({ databaseUrl: database.url }))
const raw = useShared(() => openRawBeside(database.url))
let talkId: number

beforeAll(async () => {
  const presenter = { id: scene.test.idOf('akua'), username: 'akua' }
  const offered = { title: 'Helm', lengthMinutes: 20, lang: 'en', from: 'room', state: 'proposed', presenter } as const
  talkId = (await scene.test.bot.store.talks.add(offered, scene.time.now())).id
  await scene.mark('olga', '!meetup start')
  await scene.test.ask('olga', '!meetup series add "Circle" every 3rd thursday 13:00')
  await scene.test.ask('olga', '!meetup yes')
})

const unsafe = [
  'https://canada.ca@evil.example/',
  'https://canada.ca:pw@evil.example/',
  'https://canada.ca%40evil.example@evil.example/',
  'http://evil.example/',
  'HTTPS://u@evil.example/',
  'javascript:alert(1)//https://evil.example',
  'data:text/html,evil.example',
  'ftp://evil.example/',
  'file:///etc/evil.example',
  'https:\\\\canada.ca@evil.example',
]

const everywhere = [
  (link: string) => `schedule 2031-05-06 13:00 "T" join:${link}`,
  (link: string) => `schedule 2031-05-06 13:00 "T" place:Room 1, see ${link}`,
  (link: string) => `edit meetup #${scene.meetup.id} join:${link}`,
  (link: string) => `edit meetup #${scene.meetup.id} place:${link}`,
  (link: string) => `series add "S" every 1st monday 13:00 join:${link}`,
  (link: string) => `series add "S" every 1st monday 13:00 place:(${link})`,
  (link: string) => `series edit join:${link}`,
  (link: string) => `series edit place:See ${link}.`,
  (link: string) => `attach #${talkId} slides:${link}`,
  (link: string) => `attach #${talkId} recording:${link}`,
  (link: string) => `link ${link}`,
  (link: string) => `link link:${link} The site`,
  (link: string) => `planifier 2031-05-06 13 h « T » lien:${link}`,
  (link: string) => `modifier rencontre #${scene.meetup.id} lieu:${link}`,
  (link: string) => `joindre #${talkId} diapositives:${link}`,
  (link: string) => `lien ${link}`,
]

describe('a link that looks like another site, or opens something else', () => {
  it.each(unsafe)('%s is refused wherever a link is taken, and stored nowhere', async (link) => {
    for (const call of everywhere) {
      scene.test.sandbox.say('olga', 'cloudnative', `!meetup ${call(link)}`)
    }
    // One person's commands are replied to in order.
    await scene.test.ask('olga', '!meetup yes')

    const { meetup, series, talk, live_mark: marks } = await raw.rows()
    expect(JSON.stringify([meetup, series, talk, marks])).not.toContain('evil.example')
  })

  it('is taken without its user, so the calls are right otherwise', async () => {
    const links = everywhere.map((call, index) => ({ call, link: `https://good.example/${index}` }))
    for (const { call, link } of links) {
      scene.test.sandbox.say('olga', 'cloudnative', `!meetup ${call(link)}`)
      await scene.test.ask('olga', '!meetup conduct')
      await scene.test.ask('olga', '!meetup yes')
    }

    const { audit } = await raw.rows()
    const { meetup, series, talk, live_mark: marks } = await raw.rows()
    const stored = JSON.stringify([meetup, series, talk, marks])
    // Some replace what an earlier one has set.
    const kept = links.filter(({ link }) =>
      [`${link}"`, `${link} `, `${link}.`, `${link})`].some((form) => stored.includes(form)),
    )
    expect(kept.length).toBeGreaterThan(7)
    expect(audit?.length).toBeGreaterThan(10)
  })
})

describe('links in minutes that others have written', () => {
  it('are left out when they name a user, or open something else', () => {
    const text = `# Minutes\n\n${unsafe.map((link) => `* [here](${link}) and ${link}`).join('\n')}\n* [rel](//canada.ca@evil.example/) [fine](http://good.example/1) https://good.example/2\n`
    const urls = listLinks(aMinutes(text)).map(({ url }) => url)

    expect(urls.filter((url) => url?.includes('@'))).toEqual([])
    expect(urls).toEqual(expect.arrayContaining(['http://good.example/1', 'https://good.example/2']))
  })
})
