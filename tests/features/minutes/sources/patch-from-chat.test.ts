import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFolderPublisher } from '../../../../src/features/minutes/sources/index.ts'
import { showInBlocks } from '../../../../src/shared/text/blocks.ts'
import { createTemporaryFolder } from '../../../support/temporary-folder.ts'

const clock = { now: () => Date.UTC(2026, 11, 17, 20) }
const author = { name: 'Rendez-vous à Ottawa', email: 'rendezvous@example.ca' }

describe('a patch that is copied out of chat', () => {
  let site: string

  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: site, encoding: 'utf8' })

  beforeEach(() => {
    site = createTemporaryFolder()
    git('init', '--quiet')
    git('config', 'user.name', 'Somebody')
    git('config', 'user.email', 'somebody@example.ca')
    git('commit', '--quiet', '--allow-empty', '-m', 'The site')
    mkdirSync(join(site, 'content', 'meetups'), { recursive: true })
  })

  const publisher = () => createFolderPublisher({ folder: join(site, 'content', 'meetups'), author, clock })

  it.each([
    'Plain words\n',
    '+++\ndraft = false\n+++\n\n* @all `rm -rf` #general = 100 %\n',
    '* Présentation « Helm », ordre du jour 🎉\n* trailing blank \n\n-- \nFrom here\n',
    `${'A very long line of words that goes on and on. '.repeat(60)}\n`,
  ])('is the very same text once git has applied it: %j', async (text) => {
    const made = await publisher().publish({ file: '2026-12-17.md', text, title: 'Compte rendu du 2026-12-17 : à lire' })
    if (made.kind !== 'patch') throw new Error(`There is no patch but: ${made.kind}`)
    // As somebody copies it from several messages.
    const copied = showInBlocks(made.text, 300)
      .map((block) => `${block.split('\n').slice(1, -1).join('\n')}\n`)
      .join('')
    writeFileSync(join(site, made.name), copied)

    git('am', '--quiet', '--directory=content/meetups', made.name)

    expect(readFileSync(join(site, 'content', 'meetups', '2026-12-17.md'), 'utf8')).toBe(text)
    expect(git('log', '-1', '--format=%an <%ae>|%s').trim()).toBe(
      `${author.name} <${author.email}>|Compte rendu du 2026-12-17 : à lire`,
    )
    expect(copied).not.toMatch(/[@`]all|`rm/)
  })
})
