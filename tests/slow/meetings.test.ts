import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMinutes } from '../../src/features/minutes/index.ts'
import { bilingualMeetings, englishMeeting, frenchMeeting } from '../scenarios/meetings.ts'
import { playScript } from '../scenarios/play-script.ts'
import { startStory } from '../scenarios/story.ts'
import { createRepository, git, type TestRepository } from '../support/git-remote.ts'
import { siteFiles } from '../support/hugo-site.ts'
import { createSqliteFile } from '../support/stores.ts'
import { createTemporaryFolder } from '../support/temporary-folder.ts'

/** `TRANSCRIPTS=write npm run test:slow -- tests/slow/meetings.test.ts` rewrites the documentation. */
const isWriting = process.env['TRANSCRIPTS'] === 'write'
const hasHugo = spawnSync('hugo', ['version']).status === 0
const siteUrl = 'https://example.ca'

interface Meeting {
  readonly lang: 'en' | 'fr'
  readonly file: string
  /** Played while the server refuses to be pushed to. */
  readonly refused?: string
  readonly script: string
  /** What the pages show, each once, and where they link to. */
  readonly pages: readonly Shown[]
}

interface Shown {
  readonly lang: 'en' | 'fr'
  readonly title: string
  readonly lines: readonly string[]
  readonly links: readonly string[]
}

const meetings: Readonly<Record<string, Meeting>> = {
  english: {
    ...{ lang: 'en', file: 'docs/transcripts/meeting.en.md', script: englishMeeting },
    pages: [
      {
        ...{ lang: 'en', title: 'Minutes for 2026-09-17' },
        lines: [
          ...['Welcome: 12 in the room, 9 online ❤️', 'departments share their modules, and "plan" runs -- every night'],
          ...[
            'who reviews a module? Answer: three people, <b>never</b> its author {{< youtube x >}}',
            'Plans are kept for 30 days',
          ],
          ...['clone the repository', 'terraform init --upgrade', 'read plan.txt', 'source = "./network"', 'Costs & quotas'],
          ...["2 × last year's; naïve café, 👩‍💻 and می‌خواهم stay", 'goes to Treasury Board', 'We ask for more in October'],
          ...['Decision: Quotas are raised in October', 'alice: write to the cloud team about quotas (due 2026-10-01)'],
          'karl: ask who pays for *backups*',
        ],
        links: ['https://example.ca/modules?tab=readme&lang=en', 'https://slides.example.ca/terraform'],
      },
    ],
  },
  french: {
    ...{ lang: 'fr', file: 'docs/transcripts/meeting.fr.md', script: frenchMeeting },
    pages: [
      {
        ...{ lang: 'fr', title: 'Compte rendu du 2026-09-17' },
        lines: [
          ...['L’hébergement : où en est-on ?', '« Trois ministères partagent leurs grappes »; l’été, 10 % de plus'],
          ...['demander un accès', 'attendre -- deux jours au plus', 'Décision : On garde le troisième jeudi', '90 jours'],
          ...['ne vont *jamais* dans le dépôt; voir #12 et <script>alert(1)</script>', 'Le guide de sécurité (2e édition)'],
          'mei : préparer un atelier sur les secrets (échéance : 2026-10-08)',
        ],
        links: [`https://e.example/guide_d'accès?x=[2]`, 'https://exemple.ca/sécurité'],
      },
    ],
  },
  bilingual: {
    ...{ lang: 'en', file: 'docs/transcripts/meetings.bilingual.md' },
    ...{ refused: bilingualMeetings.refused, script: bilingualMeetings.accepted },
    pages: [
      {
        ...{ lang: 'fr', title: 'Compte rendu du 2026-09-17 (2)' },
        lines: ['the cluster is up -- `kubectl get nodes` shows 5', 'Bonne nouvelle : la grappe répond', 'le 15 octobre'],
        links: [],
      },
      {
        ...{ lang: 'en', title: 'Minutes for 2026-09-17' },
        lines: [
          'Linkerd was easier to run',
          'Linkerd a été plus simple à exploiter',
          'install it · l’installer (due 2026-10-15)',
        ],
        links: [],
      },
    ],
  },
}

/** Plays a meeting, merges what the bot has proposed, and builds the site. Pages are sorted by the name of their file. */
async function hold({
  lang,
  refused,
  script,
}: Meeting): Promise<{ readonly transcript: string; readonly pages: readonly string[] }> {
  const base = createTemporaryFolder()
  const repository = createRepository(base, siteFiles)
  const database = createSqliteFile()
  const minutes = { source: `file://${repository.bare}#main:content/meetups`, copyFolder: join(base, 'copy'), siteUrl }
  const story = await startStory({ databaseUrl: database.url, lang, begins: '2026-09-16 11:00', minutes })
  try {
    if (refused !== undefined) {
      const allow = refusePushes(repository)
      await playScript(story, refused)
      allow()
    }
    await playScript(story, script)
    const files = mergeProposals(repository)
    const added = files.map(({ name, text }) => `## ${name}\n\n\`\`\`\`markdown\n${text}\`\`\`\`\n`)
    return {
      // A commit has the time at which git made its parent.
      transcript: [story.transcript(), ...added].join('\n').replaceAll(/`[0-9a-f]{12}`/g, '`…`'),
      pages: build(repository.work, files),
    }
  } finally {
    await story.close()
    await database.remove()
  }
}

/** Returns what ends it. */
function refusePushes({ bare }: TestRepository): () => void {
  const hook = join(bare, 'hooks/pre-receive')
  mkdirSync(join(bare, 'hooks'), { recursive: true })
  writeFileSync(hook, '#!/bin/sh\necho "This account may not push here." >&2\nexit 1\n')
  chmodSync(hook, 0o755)
  return () => rmSync(hook)
}

interface MinutesFile {
  readonly name: string
  readonly text: string
}

function mergeProposals({ bare, work }: TestRepository): readonly MinutesFile[] {
  const branches = git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/rendezvous').split('\n')
  for (const branch of branches) git(work, 'pull', '--quiet', '--no-rebase', '--no-edit', 'origin', branch)
  const names = git(work, 'diff', '--name-only', 'origin/main', 'HEAD').split('\n').toSorted()
  return names.map((path) => ({
    name: path.replace('content/meetups/', ''),
    text: readFileSync(join(work, path), 'utf8'),
  }))
}

function build(work: string, files: readonly MinutesFile[]): readonly string[] {
  execFileSync('hugo', ['--source', work, '--quiet', '--buildFuture'], { stdio: 'pipe' })
  return files.map(({ name, text }) => {
    const parsed = parseMinutes({ name, text }, { url: siteUrl, folder: 'meetups' })
    if (!parsed.ok) throw new Error(parsed.reason)
    const path = decodeURI(new URL(parsed.minutes.url ?? '').pathname)
    return readFileSync(join(work, 'public', path, 'index.html'), 'utf8')
  })
}

/** Hugo's typographer curls quotation marks. */
const entities: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', '#34': '"', '#39': "'" },
  ...{ ldquo: '"', rdquo: '"', rsquo: "'" },
}

function decodeEntities(html: string): string {
  return html.replaceAll(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity).replaceAll('\u00a0', ' ')
}

/** What a reader of the page sees. */
function showText(html: string): string {
  return decodeEntities(html.slice(html.indexOf('<main>')).replaceAll(/<\/?[a-z][^>]*>/g, ''))
}

describe.skipIf(!hasHugo)('whole meetings, from the room to the page that Hugo builds', () => {
  it.each(Object.entries(meetings))('read as their transcript: %s', { timeout: 240_000 }, async (_, meeting) => {
    const { transcript, pages } = await hold(meeting)

    if (isWriting) writeFileSync(meeting.file, transcript)
    expect(transcript).toBe(readFileSync(meeting.file, 'utf8'))
    expect(pages).toHaveLength(meeting.pages.length)
    for (const [index, { lang, title, lines, links }] of meeting.pages.entries()) {
      const html = pages[index] ?? ''
      const text = showText(html)
      expect(html).toContain(`<html lang="${lang}"><meta charset="utf-8"><title>${title}</title>`)
      expect(html).toContain('<time>2026-09-17</time>')
      for (const line of lines) expect(text.split(line), line).toHaveLength(2)
      expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => decodeURI(decodeEntities(address)))).toEqual(links)
      expect(html).not.toMatch(/<(?:script|iframe|img|b)[ >]|HAHAHUGO/)
    }
  })
})
