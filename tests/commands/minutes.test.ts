import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../commands/minutes.ts'
import { Config } from '../../config/schema.ts'
import { createCalendarWriter } from '../../src/adapters/calendar.ts'
import { createMinutesFolder } from '../../src/adapters/minutes/index.ts'
import { openStore } from '../../src/adapters/store/index.ts'
import type { Lang } from '../../src/domain/lang.ts'
import { readPlan } from '../../src/domain/plan.ts'
import type { Caller } from '../../src/kit/command.ts'
import type { Services } from '../../src/kit/services.ts'
import type { Store } from '../../src/ports/store.ts'
import { aCondition } from '../support/condition.ts'
import { createFakeClock } from '../support/fake-clock.ts'
import { noPublisher } from '../support/no-publisher.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const silent = { warn() {} }

let store: Store
let folder: string
beforeAll(async () => {
  store = await openStore({ url: 'sqlite::memory:' })
  folder = await mkdtemp(join(tmpdir(), 'rendezvous-command-'))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

function needsOf(source: string): Services {
  const archive = createMinutesFolder({
    folder: source,
    siteUrl: 'https://example.ca',
    glossaryFile: join(root, 'config/minutes-glossary.yaml'),
    log: silent,
    clock: createFakeClock(),
  })
  return {
    ...store,
    minutes: archive,
    publisher: noPublisher,
    calendar: createCalendarWriter('chat.example.ca'),
    clock: createFakeClock(),
    community: {
      ...{ postsPerMinute: 3, pendingReminders: 20, quiet: { weekends: false, holidays: false } },
      plan: readPlan(Config.parse({}).community.plan),
      zone: 'America/Toronto',
      language: 'en' as const,
      conduct: { en: '', fr: '' },
      retentionDays: 30,
      version: '0.0.0',
    },
    condition: aCondition,
    workspace: { facts: { maxMessageLength: 5000 }, botName: 'rendezvous' },
    commands: [minutes],
  }
}

function callerIn(lang: Lang): Caller {
  return { id: 'u1', username: 'alice', lang, zone: 'America/Toronto', room: { id: 'r1', kind: 'channel' } }
}

async function ask(words: string, lang: Lang = 'en', source = join(root, 'sandbox/minutes')): Promise<string> {
  return (await minutes.run(needsOf(source), { words }, callerIn(lang))).text
}

describe('minutes of a day with words', () => {
  it('quotes what was said on that day, letter for letter, with the page', async () => {
    const text = await ask('2018-03-22 containers')

    expect(text).toContain('“containers” in the minutes')
    expect(text).toContain('March 22, 2018')
    expect(text).toContain('https://example.ca/2018-03-22/')
    expect(text).toMatch(/`[^`]*ontainer[^`]*`/)
  })

  it('takes the day after the words and in French', async () => {
    expect(await ask('containers 2018-03-22')).toBe(await ask('2018-03-22 containers'))
    expect(await ask('conteneurs 22 mars 2018', 'fr')).toContain('22 mars 2018')
  })

  it('quotes no other meetup', async () => {
    const everywhere = await ask('kubernetes')
    const march = await ask('2018-03-22 kubernetes')

    expect(everywhere).toContain('October 12, 2018')
    expect(march).toContain('March 22, 2018')
    expect(march).not.toContain('October 12, 2018')
  })

  it('says that there is no record when the words were said on another day', async () => {
    expect(await ask('2018-06-26 procurement')).toMatch(/^No record: “procurement” stands in none of the minutes of 1 meetup\./)
    expect(await ask('2018-03-22 procurement')).toContain('`* Worried about procurement works in government`')
  })

  it('names the nearest meetups when nothing was written down on that day', async () => {
    expect(await ask('2018-05-01 containers')).toMatch(/^No record of that date\..*March 22, 2018.*June 26, 2018/)
  })
})

describe('the language of the source', () => {
  it('is told to a French reader of English minutes, found through the glossary or not', async () => {
    expect(await ask('approvisionnement', 'fr')).toContain('_Ce compte rendu est en anglais._')
    expect(await ask('terraform', 'fr')).toContain('_Ce compte rendu est en anglais._')
  })

  it('is told to an English reader who asked in French', async () => {
    expect(await ask('approvisionnement')).toContain('_These minutes are in English._')
  })

  it('is not told to those who read and asked in it', async () => {
    expect(await ask('procurement')).not.toContain('These minutes are in')
    expect(await ask('2018-03-22')).not.toContain('These minutes are in')
  })
})

describe('a long line', () => {
  it('is quoted around what was asked, with dots outside the code', async () => {
    const before = 'Many words about something else came first. '.repeat(40)
    const after = ' Many other words followed it until the end.'.repeat(40)
    await writeFile(join(folder, '2018-04-24.md'), `## Talks\n\n${before}Zarf charts need helm.${after}\n`)

    const text = await ask('zarf', 'en', folder)

    const [, quoted = ''] = /^… `(.*)` …$/m.exec(text) ?? []
    expect(quoted).toContain('Zarf charts need helm.')
    expect(quoted.length).toBeLessThanOrEqual(300)
    expect(`${before}Zarf charts need helm.${after}`).toContain(quoted)
  })
})

describe('the latest minutes', () => {
  it('are described with their sections, minute-taker and page', async () => {
    const text = await ask('')

    expect(text).toContain('October 12, 2018')
    expect(text).toContain('**Taken by**: Zachary Seguin')
    expect(text).toContain('**Sections**: ')
    expect(text).toContain('https://example.ca/2018-10-12/')
  })
})
