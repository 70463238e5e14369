import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

/** Nothing of the person's own Git settings gets in. */
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
      echo "Published: ${address}/meetups/\${name%.md}/"
    done
    git update-ref refs/heads/main "$new"
  fi
done
`
}

/** Only letters, digits, dots and dashes, so that a path can't leave the folder or be taken for an option. */
const address = /^meetups\/(?<name>[a-z\d][a-z\d.-]*)\/?$/i

function readPage(bare: string, path: string): string | undefined {
  if (path === '' || path === 'meetups' || path === 'meetups/') {
    const names = runGit(bare, 'ls-tree', '--name-only', 'main', `${folder}/`)?.split('\n') ?? []
    const pages = names.flatMap((name) => /(?<![^/])([^/]+)\.md$/.exec(name)?.[1] ?? []).toReversed()
    return layOut(
      'Minutes',
      `<ul>${pages.map((name) => `<li><a href="/site/meetups/${name}/">${name}</a></li>`).join('')}</ul>`,
    )
  }
  const name = address.exec(path)?.groups?.['name']
  const text = name && runGit(bare, 'show', `main:${folder}/${name}.md`)
  return text ? layOut(/^title\s*=\s*"(.*)"$/m.exec(text)?.[1] ?? name ?? '', showMarkdown(text)) : undefined
}

/** Hugo isn't needed for the demo: headings and lists are shown as such, everything else as it was written. */
function showMarkdown(text: string): string {
  const [, front = '', body = text] = /^\+\+\+\n([\s\S]*?)\n\+\+\+\n([\s\S]*)$/.exec(text) ?? []
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  const shown = lines
    .map(showLine)
    .join('\n')
    .replace(/(?:<li>.*<\/li>\n?)+/g, (items) => `<ul>${items}</ul>`)
  return `${shown}<details><summary>The beginning of the file</summary><pre>${escapeHtml(front)}</pre></details>`
}

function showLine(line: string): string {
  const [, marks = '', heading] = /^(#{1,4}) (.*)$/.exec(line) ?? []
  if (heading !== undefined) return `<h${Math.max(2, marks.length)}>${inline(heading)}</h${Math.max(2, marks.length)}>`
  const item = /^\s*[*-] (.*)$/.exec(line)?.[1]
  return item === undefined ? `<p>${inline(line.replace(/^> /, ''))}</p>` : `<li>${inline(item)}</li>`
}

function inline(words: string): string {
  return escapeHtml(words)
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^[\]]*)\]\((https?:[^\s)]*)\)/g, '<a href="$2">$1</a>')
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function layOut(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><link rel="stylesheet" href="/styles/site.css"></head><body><main><p class="note">The site of the demo. <a href="/site/">All minutes</a></p><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}
