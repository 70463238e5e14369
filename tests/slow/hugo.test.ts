import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Publication } from '../../src/features/live-minutes/publications.ts'
import { parseMinutes } from '../../src/features/minutes/index.ts'
import { openMinutesScene } from '../support/minutes-scene.ts'

const hasHugo = spawnSync('hugo', ['version']).status === 0
const site = { url: 'https://example.ca', folder: 'meetups' }

/** Takes minutes in a room, ends them, and returns the file on its way to the site. */
async function take(lang: 'en' | 'fr', marks: readonly string[]): Promise<Publication> {
  const scene = await openMinutesScene()
  try {
    await scene.mark('olga', `!meetup start lang:${lang}`)
    for (const text of marks) await scene.mark('olga', text)
    await scene.test.ask('olga', '!meetup end')
    await scene.mark('olga', '!meetup yes')
    const due = await scene.test.bot.store.publications.claim(scene.time.now(), scene.time.now() + 1)
    if (due === undefined) throw new Error('Nothing is due.')
    return due
  } finally {
    await scene.test.close()
  }
}

const meetings = {
  english: [
    '!note He said "yes", then "no" -- and 1/2 of it...',
    '!topic Planning Items',
    '!decision We meet on the third Thursday',
    '!note Steps:\n- kubectl get pods\n- helm --debug upgrade\n```sh\nhelm upgrade --install app ./chart\n```',
    '!link https://helm.sh/docs/?a=1&b=2 The docs of Helm',
    '!action @rhys book the room due:2031-01-08',
  ],
  french: [
    '!note « clients »; l’été : 10 % de plus',
    '!sujet Déploiements à venir',
    '!décision On garde le jeudi',
    '!note https://e.example/c*d?x=[2] est à lire, 👩‍💻 می‌خواهم',
    '!action @rhys réserver la salle échéance:2031-01-08',
  ],
  hostile: [
    '!note {{< youtube x >}} {{% notice %}} <script>alert(1)</script>',
    '!note ```\n{{< evil >}}\n<script>alert(2)</script>\n```',
    '!topic <img src=x onerror=alert(3)> {{< x >}}',
    '!note [click](javascript:alert(4)) **not bold** +++',
    '!note - a\n+++\n---\n# not a heading',
  ],
} as const

describe.skipIf(!hasHugo)('minutes taken in chat, built by Hugo', () => {
  let folder: string
  const files = new Map<string, Publication>()
  const pageOf = (name: string) => {
    const file = files.get(name)
    const parsed = parseMinutes(
      { name: `${name}${file?.file.endsWith('.fr.md') ? '.fr' : ''}.md`, text: file?.text ?? '' },
      site,
    )
    if (!parsed.ok) throw new Error(parsed.reason)
    // The address that replies and `end` give must be where the page is.
    const path = new URL(parsed.minutes.url ?? '').pathname
    return readFileSync(join(folder, 'public', decodeURI(path), 'index.html'), 'utf8')
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hugo-'))
    mkdirSync(join(folder, 'content/meetups'), { recursive: true })
    mkdirSync(join(folder, 'layouts/_default'), { recursive: true })
    writeFileSync(
      join(folder, 'config.toml'),
      'baseURL = "https://example.ca/"\ndefaultContentLanguage = "en"\n[languages.en]\ntitle = "en"\n[languages.fr]\ntitle = "fr"\n',
    )
    writeFileSync(
      join(folder, 'layouts/_default/single.html'),
      '<html lang="{{ .Language }}"><title>{{ .Title }}</title><time>{{ .Date.Format "2006-01-02" }}</time><main>{{ .Content }}</main></html>',
    )
    writeFileSync(join(folder, 'layouts/_default/list.html'), '{{ range .Pages }}{{ .Permalink }} {{ end }}')
    for (const [name, marks] of Object.entries(meetings)) {
      const due = await take(name === 'french' ? 'fr' : 'en', marks)
      // All were taken on one day of the test's clock, so each is put under a name of its own.
      files.set(`${name}-2031`, due)
      const ending = due.file.endsWith('.fr.md') ? '.fr.md' : '.md'
      writeFileSync(join(folder, 'content/meetups', `${name}-2031${ending}`), due.text)
    }
    execFileSync('hugo', ['--source', folder, '--quiet', '--buildFuture'], { stdio: 'pipe' })
  }, 240_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('have their title, date and language, and say in English what was typed', () => {
    const page = pageOf('english-2031')

    expect(page).toMatch(/<html lang="en"><title>Minutes for (\d{4}-\d\d-\d\d)<\/title><time>\1<\/time>/)
    expect(page).toContain('-- and')
    expect(page).toContain('of it...')
    expect(page).toMatch(/<li>Steps:\s*<ul>\s*<li>kubectl get pods<\/li>\s*<li>helm --debug upgrade/)
    expect(page).toContain('helm upgrade --install app ./chart')
    expect(page).toContain('<code class="language-sh"')
    expect(page).toContain('<a href="https://helm.sh/docs/?a=1&amp;b=2">The docs of Helm</a>')
    expect(page).toContain('<strong>rhys</strong>: book the room (due 2031-01-08)')
  })

  it('say in French what was typed', () => {
    const page = pageOf('french-2031')

    expect(page).toMatch(/<html lang="fr"><title>Compte rendu du \d{4}-\d\d-\d\d<\/title>/)
    expect(page).toContain('« clients »; l’été : 10 % de plus')
    expect(page).toContain('<h2 id="déploiements-à-venir">Déploiements à venir</h2>')
    expect(page).toContain('<a href="https://e.example/c*d?x=%5B2%5D">https://e.example/c*d?x=[2]</a> est à lire, 👩‍💻 می‌خواهم')
    expect(page).toMatch(/<strong>rhys<\/strong>.: réserver la salle \(échéance.: 2031-01-08\)/)
  })

  it('have no script, shortcode, heading or link out of people’s words', () => {
    const page = pageOf('hostile-2031')

    expect(page).not.toMatch(/<script|<img|javascript:alert\(4\)"|<iframe|<h1/)
    expect(page).toContain('{{&lt; youtube x &gt;}} {{% notice %}} &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('{{&lt; evil &gt;}}')
    expect(page).toContain('**not bold**')
    expect(page).toContain('# not a heading')
  })

  it('are at the addresses that Hugo gives to names with accents and signs', () => {
    const names = ["2024-01-01-Réunion d'avril (n°2)", 'A  b -- c', '100% sûr, oui?', 'l’été «x»', 'a - b', 'x_y~z@w']
    for (const name of names)
      writeFileSync(join(folder, 'content/meetups', `${name}.md`), '---\ntitle: t\ndate: 2018-01-01\n---\nWords\n')
    execFileSync('hugo', ['--source', folder, '--quiet', '--buildFuture'], { stdio: 'pipe' })

    for (const name of names) {
      const parsed = parseMinutes({ name: `${name}.md`, text: '---\ntitle: t\ndate: 2018-01-01\n---\nWords\n' }, site)
      const path = parsed.ok ? decodeURI(new URL(parsed.minutes.url ?? '').pathname) : ''
      expect(readFileSync(join(folder, 'public', path, 'index.html'), 'utf8'), name).toContain('Words')
    }
  })
})
