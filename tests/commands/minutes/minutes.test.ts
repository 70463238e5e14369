import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../../commands/minutes/minutes.ts'
import type { Lang } from '../../../src/shared/i18n/lang.ts'
import { type MinutesDesk, openMinutesDesk } from '../../support/minutes-desk.ts'

let desk: MinutesDesk
let folder: string
beforeAll(async () => {
  desk = await openMinutesDesk()
  folder = await mkdtemp(join(tmpdir(), 'rendezvous-command-'))
})
afterAll(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

async function ask(words: string, lang: Lang = 'en', source = 'sandbox/minutes'): Promise<string> {
  return (await minutes.run(desk.needs(source), { words }, desk.caller(lang))).text
}

describe('words that many meetups mention', () => {
  it('are answered with the best hundred, and how many there are', async () => {
    const many = await mkdtemp(join(folder, 'many-'))
    for (let index = 0; index < 103; index += 1) {
      const day = new Date(Date.UTC(2018, 0, 1 + index)).toISOString().slice(0, 10)
      await writeFile(join(many, `${day}.md`), `# Notes\n\n* Helm chart ${index}\n`)
    }

    const [english, french] = [await ask('helm', 'en', many), await ask('helm', 'fr', many)]

    expect(english).toContain('_The best 100 of the 103 meetups that mention it. More words give fewer._')
    expect(english).toContain('Page 1 of 20')
    expect(french).toContain('_Les 100 meilleures réponses, sur 103 rencontres qui en parlent.')
    expect(await ask('helm chart 42', 'en', many)).not.toContain('The best 100')
  })
})

describe('minutes of a day with words', () => {
  it('quotes what was said on that day, letter for letter, with the page', async () => {
    const text = await ask('2018-03-22 openstack')

    expect(text).toContain('“openstack” in the minutes')
    expect(text).toContain('March 22, 2018')
    expect(text).toContain('https://example.ca/2018-03-22/')
    expect(text).toMatch(/`[^`]*OpenStack[^`]*`/)
  })

  it('takes the day after the words and in French', async () => {
    expect(await ask('openstack 2018-03-22')).toBe(await ask('2018-03-22 openstack'))
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
    expect(await ask('2018-06-26 procurement')).toMatch(/^No record: “procurement” isn't in the minutes of that meetup\./)
    expect(await ask('2018-03-22 procurement')).toContain('`* Worried about procurement works in government`')
  })

  it('names the nearest meetups when nothing was written down on that day', async () => {
    expect(await ask('2018-05-01 containers')).toMatch(/^No record for that date\..*March 22, 2018.*June 26, 2018/)
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
