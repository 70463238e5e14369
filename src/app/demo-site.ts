import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { escapeHtml, layOutPage, showMarkdown } from './demo-page.ts'

/** A small web site in a Git repository of its own, to which the bot of the demo proposes its minutes. */
export interface DemoSite {
  /** For `minutes.source`. */
  readonly source: string
  /** Where the copy of the repository may be kept; removed with the site. */
  readonly cache: string
  /** The page of an address below `/site/`, as HTML; undefined when there is none. */
  page(path: string): string | undefined
  close(): void
}

/** Where Hugo keeps the pages of the meetups. */
const folder = 'content/meetups'

/** Ignores the user's own Git settings. */
const env = {
  ...{ PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' },
  ...{ GIT_AUTHOR_NAME: 'Demo', GIT_AUTHOR_EMAIL: 'demo@example.ca' },
  ...{ GIT_COMMITTER_NAME: 'Demo', GIT_COMMITTER_EMAIL: 'demo@example.ca' },
}

/**
 * Creates the repository in a temporary folder, with the given minutes. What is pushed to it is merged at once, as somebody who
 * reviews it would do; the server's reply to a push names the page, as GitHub and GitLab do.
 *
 * @param address Where pages are served, such as `http://localhost:3000/site`.
 * @returns undefined on a machine without Git.
 */
export function createDemoSite(address: string, minutes: Readonly<Record<string, string>>): DemoSite | undefined {
  if (runGit('.', '--version') === undefined) return undefined
  const base = mkdtempSync(join(tmpdir(), 'rendezvous-demo-'))
  const bare = join(base, 'site.git')
  const work = join(base, 'work')
  for (const [path, to] of [
    [bare, ['--bare']],
    [work, []],
  ] as const)
    runGit(base, 'init', '--quiet', '--initial-branch=main', ...to, path)
  mkdirSync(join(work, folder), { recursive: true })
  cpSync(join(import.meta.dirname, '../../sandbox/minutes'), join(work, folder), { recursive: true })
  writeFileSync(join(work, 'hugo.toml'), `baseURL = "${address}/"\ntitle = "Cloud Native @ GoC"\n`)
  for (const [name, text] of Object.entries(minutes)) writeFileSync(join(work, folder, name), text)
  runGit(work, 'add', '--all')
  runGit(work, 'commit', '--quiet', '--message', 'The site')
  runGit(work, 'push', '--quiet', bare, 'HEAD:main')
  writeFileSync(join(bare, 'hooks/post-receive'), mergeHook(address), { mode: 0o755 })
  return {
    source: `file://${bare}#main:${folder}`,
    cache: join(base, 'copy'),
    page: (path) => readPage(bare, path),
    close: () => rmSync(base, { recursive: true, force: true }),
  }
}

function runGit(where: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', where, ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/** Moves main forward to each branch that is pushed, if that loses nothing. */
function mergeHook(address: string): string {
  return `#!/bin/sh
while read -r old new ref; do
  if [ "$ref" != refs/heads/main ] && git merge-base --is-ancestor main "$new"; then
    for file in $(git diff --name-only main "$new" -- ${folder}); do
      name=\${file##*/}
      name=\${name%.md}
      case "$name" in
        *.fr) echo "Published: ${address}/fr/meetups/\${name%.fr}/" ;;
        *) echo "Published: ${address}/meetups/$name/" ;;
      esac
    done
    git update-ref refs/heads/main "$new"
  fi
done
`
}

/** Only letters, digits, dots and dashes, so that a path can't leave the folder or be taken for an option. */
const address = /^(?:(?<lang>fr)\/)?meetups\/(?<name>[a-z\d][a-z\d.-]*)\/?$/i

function readPage(bare: string, path: string): string | undefined {
  if (path === '' || path === 'meetups' || path === 'meetups/') return listPages(bare)
  const { lang = 'en', name } = address.exec(path)?.groups ?? {}
  const text = name && runGit(bare, 'show', `main:${folder}/${name}${lang === 'fr' ? '.fr' : ''}.md`)
  if (name === undefined || !text) return undefined
  const [, front = '', body = text] = /^\+\+\+\n([\s\S]*?)\n\+\+\+\n([\s\S]*)$/.exec(text) ?? []
  const title = /^title\s*=\s*"(.*)"$/m.exec(front)?.[1] ?? name
  const begin = lang === 'fr' ? 'Le début du fichier' : 'The beginning of the file'
  const details = `<details><summary>${begin}</summary><pre>${escapeHtml(front)}</pre></details>`
  return layOutPage(title, `${showMarkdown(body)}${details}`, lang)
}

function listPages(bare: string): string {
  const names = runGit(bare, 'ls-tree', '--name-only', 'main', `${folder}/`)?.split('\n') ?? []
  const pages = names.flatMap((name) => /(?<![^/])([^/]+)\.md$/.exec(name)?.[1] ?? []).toReversed()
  const items = pages.map((page) => {
    const name = page.replace(/\.fr$/, '')
    return `<li><a href="/site/${name === page ? '' : 'fr/'}meetups/${name}/">${escapeHtml(page)}</a></li>`
  })
  return layOutPage('Minutes', `<ul>${items.join('')}</ul>`)
}
