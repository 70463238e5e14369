import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolderPublisher } from '../../../../src/features/minutes/sources/index.ts'
import { createRepository, git } from '../../../support/git-remote.ts'
import { minutesOf, useGit } from '../../../support/use-git.ts'

const at = useGit()
const file = '2026-12-17.md'
const text = minutesOf('Knative')
const branch = 'rendezvous/2026-12-17'
const amendment = { file, title: 'Links for 2026-12-17', edit: (words: string) => `${words}* [Slides](https://a.ca/1)\n` }

function repository(files: Readonly<Record<string, string>> = {}) {
  return createRepository(join(at.base, 'served'), { 'content/minutes/2018-03-22.md': minutesOf('Helm'), ...files })
}

describe('a change of minutes', () => {
  it('that are merged is proposed on a branch of its own, and the same again is the same', async () => {
    const { bare } = repository({ [`content/minutes/${file}`]: text })
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)
    const main = git(bare, 'rev-parse', 'main')

    const first = await publisher.amend(amendment)
    const second = await publisher.amend(amendment)

    if (first.kind !== 'pushed') throw new Error(first.kind)
    expect(second).toEqual(first)
    expect(first.branch).toMatch(/^rendezvous\/2026-12-17-[0-9a-f]{8}$/)
    expect(git(bare, 'diff', '--name-status', 'main', first.branch)).toBe(`M\tcontent/minutes/${file}`)
    expect(`${git(bare, 'show', `${first.branch}:content/minutes/${file}`)}\n`).toBe(amendment.edit(text))
    expect(git(bare, 'rev-parse', 'main')).toBe(main)
  })

  it('that are still proposed grows the branch that proposes them', async () => {
    const { bare } = repository()
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)
    await publisher.publish({ file, text, title: 'Minutes' })
    const proposed = git(bare, 'rev-parse', branch)

    const amended = await publisher.amend(amendment)

    expect(amended).toEqual({ kind: 'pushed', branch, commit: git(bare, 'rev-parse', branch) })
    expect(git(bare, 'rev-parse', `${branch}^`)).toBe(proposed)
    expect(git(bare, 'diff', '--name-status', 'main', branch)).toBe(`A\tcontent/minutes/${file}`)
  })

  it('is none where nothing differs or the file is nowhere', async () => {
    const { bare } = repository({ [`content/minutes/${file}`]: text })
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)

    expect(await publisher.amend({ ...amendment, edit: (words) => words })).toEqual({ kind: 'unchanged' })
    expect(await publisher.amend({ ...amendment, file: '2026-01-01.md' })).toEqual({ kind: 'absent' })
    expect(git(bare, 'branch', '--list', 'rendezvous/*')).toBe('')
  })

  it('waits while the repository is out of reach', async () => {
    const { publisher } = at.open(`file://${join(at.base, 'nowhere')}#main`)

    expect(await publisher.amend(amendment)).toMatchObject({ kind: 'refused' })
  })

  it.each([text, text.trimEnd(), `${'One\n'.repeat(20)}Two\n${'Three\n'.repeat(20)}`])(
    'in a folder is a patch that git applies: %#',
    async (words) => {
      const folder = join(at.base, 'site')
      mkdirSync(folder)
      writeFileSync(join(folder, file), words)
      git(folder, 'init', '--quiet')
      git(folder, 'add', file)
      git(folder, '-c', 'user.name=X', '-c', 'user.email=x@example.ca', 'commit', '--quiet', '-m', 'Before')
      const edit = (before: string) => `${before.replace('Two\n', 'Two\n* More\n').trimEnd()}\n* [Slides](https://a.ca/1)\n`
      const author = { name: 'Bot', email: 'bot@example.ca' }

      const made = await createFolderPublisher({ folder, author, clock: at.clock }).amend({ ...amendment, edit })

      if (made.kind !== 'patch') throw new Error(made.kind)
      execFileSync('git', ['-c', 'user.name=X', '-c', 'user.email=x@example.ca', 'am', '--quiet'], {
        cwd: folder,
        input: made.text,
      })
      expect(readFileSync(join(folder, file), 'utf8')).toBe(edit(words))
    },
  )
})
