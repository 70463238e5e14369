import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { minutes } from '../../../commands/minutes/minutes.ts'
import { promised } from '../../../commands/minutes/promised.ts'
import type { Reply } from '../../../src/command/reply.ts'
import type { Lang } from '../../../src/shared/i18n/lang.ts'
import { type MinutesDesk, openMinutesDesk } from '../../support/minutes-desk.ts'

let desk: MinutesDesk
let folder: string
beforeAll(async () => {
  desk = await openMinutesDesk()
  folder = await mkdtemp(join(tmpdir(), 'rendezvous-sections-'))
  const items = Array.from({ length: 45 }, (_, index) => `* item ${index + 1} of the list`).join('\n')
  await writeFile(join(folder, '2018-04-24.md'), `## Actions\n\n${items}\n\n## Talk\n\n* Helm\n`)
  await writeFile(join(folder, '2018-04-24.fr.md'), '## Exposé\n\n* [Diapositives](https://example.ca/helm.pdf)\n')
})
afterAll(async () => {
  await desk.close()
  await rm(folder, { recursive: true, force: true })
})

const evaluation = 'eval/minutes'
const ask = (words: string, lang: Lang = 'en', source = evaluation, page?: number): Promise<Reply> =>
  minutes.run(desk.needs(source), { words, page }, desk.caller(lang))
const askPromised = (whose: string | undefined, lang: Lang = 'en', page?: number): Promise<Reply> =>
  promised.run(
    desk.needs(evaluation),
    { whose: whose === undefined ? undefined : { names: [whose], shown: whose, typed: whose }, page },
    desk.caller(lang),
  )

describe('a section of a day', () => {
  it('is shown whole below its heading, with the day and the page', async () => {
    const { text } = await ask('april 2018 actions')

    expect(text).toContain('**Tuesday, April 24, 2018** · Actions')
    expect(text).toContain('https://example.ca/2018-04-24/')
    expect(text).toContain('`* Sarah to publish her Terraform modules on the govcloud GitHub`')
    expect(text).toContain('`* Jean-François will present Istio in September`')
    expect(text).not.toContain('Autoscaler')
  })

  it.each(['avril 2018 suivis', 'avril 2018 actions'])('is found in the other language: %j', async (words) => {
    const { text } = await ask(words, 'fr')

    expect(text).toContain('`* Daniel to set up the Slack workspace`')
    expect(text).toContain('_Ce compte rendu est en anglais._')
  })

  it('that stands there twice is shown twice', async () => {
    const { text } = await ask('2019-05-16 presentation')

    expect(text).toContain('Tom Okafor on Helm charts')
    expect(text).toContain('Anjali Desai on feature flags.')
  })

  it('that is long goes over pages, each with a button and its typed equal, and loses no line', async () => {
    const seen: string[] = []
    for (let page = 1; page <= 10; page++) {
      const { text, buttons = [] } = await ask('2018-04-24 actions', 'en', folder, page)
      seen.push(...(text.match(/`\* item \d+ of the list`/g) ?? []))
      const [more] = buttons
      if (more === undefined) break
      expect(more).toEqual({ label: 'More', command: `!meetup minutes 2018-04-24 actions page:${page + 1}` })
      expect(text).toContain(`\`${more.command}\``)
    }

    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => `\`* item ${index + 1} of the list\``))
  })

  it('has a button in French for those who read French', async () => {
    const { buttons } = await ask('2018-04-24 suivis', 'fr', folder)

    expect(buttons).toEqual([{ label: 'Suite', command: '!rencontre compte-rendu 2018-04-24 suivis page:2' }])
  })

  it.each([
    ['list the departments', 'en'],
    ['liste des ministères', 'fr'],
  ] as const)('can be asked for as a list without a day: %j', async (words, lang) => {
    const { text } = await ask(words, lang)

    expect(text).toContain('`* Public works`')
    expect(text).toContain('`* ESDC [mobile app dev shop, purchasing public cloud for dev environments]`')
  })
})

describe('minutes of a day', () => {
  it('link the slides and the recording that they name', async () => {
    expect((await ask('2018-10-12')).text).toContain('**Slides**: [Aqua Slides](https://example.ca/docs/aqua.pdf)')
    expect((await ask('2022-09-22', 'fr')).text).toMatch(
      /\*\*Enregistrement\*\*\s: \[Platform teams\]\(https:\/\/example\.ca\/videos\/platform-teams\.mp4\)/,
    )
  })

  it('link the slides that another file of the same day names', async () => {
    const { text } = await ask('2018-04-24', 'en', folder)

    expect(text).toContain('**Slides**: [Diapositives](https://example.ca/helm.pdf)')
  })

  it('say what was told again later', async () => {
    expect((await ask('vendors not allowed')).text).toContain('_Also recapped on Tuesday, April 24, 2018._')
  })

  it('of a whole year go over pages', async () => {
    const { text, buttons } = await ask('2018')

    expect(text.match(/^### /gm)).toHaveLength(5)
    expect(buttons).toEqual([{ label: 'More', command: '!meetup minutes 2018 page:2' }])
  })
})

describe('promised', () => {
  it('lists open actions and wishes of all minutes, newest first, letter for letter', async () => {
    const { text } = await askPromised(undefined)

    const lines = text.split('\n').filter((line) => line.startsWith('- '))
    expect(lines[0]).toBe('- Thursday, April 16, 2026 · action · `* Mei-Lin to publish the delta tool`')
    expect(lines.length).toBe(12)
    expect(text).toContain('`!meetup promised page:2`')
  })

  it('leaves out what later minutes say is done', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((page) => askPromised(undefined, 'en', page)))
    const all = pages.map(({ text }) => text).join('\n')

    expect(all).toContain('Kofi to lend his demo repository')
    for (const done of ['Flux', 'mirror of Docker Hub', 'proxy settings', 'décodeur', 'OpenFaaS templates'])
      expect(all).not.toContain(done)
  })

  it('of one person lists the lines that name them', async () => {
    const { text, buttons } = await askPromised('Kofi', 'fr')

    expect(text).toMatch(/^### 2 suivis et souhaits en cours où figure Kofi/)
    expect(text).toContain('`* Kofi to book the cake`')
    expect(text).not.toContain('Mei-Lin to publish')
    expect(buttons).toBeUndefined()
  })

  it('says that there is no record of somebody whom nothing names', async () => {
    expect((await askPromised('Zoltan')).text).toMatch(/^No record of an open action or wish naming Zoltan\./)
  })
})
