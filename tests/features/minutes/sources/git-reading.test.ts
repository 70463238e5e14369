import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRepository, git } from '../../../support/git-remote.ts'
import { minutesOf, useGit } from '../../../support/use-git.ts'

const at = useGit()
const march = 'content/minutes/2018-03-22.md'
const april = 'content/minutes/2018-04-24.md'

function repository(files: Record<string, string | Uint8Array> = { [march]: minutesOf('Helm charts') }) {
  return createRepository(join(at.base, 'served'), files)
}

describe('minutes in a repository', () => {
  it('are read from the folder that is named, and link to their pages', async () => {
    const { bare } = repository({ [march]: minutesOf('Helm charts'), 'README.md': '# Not minutes of 2018-01-01\n' })
    const { archive } = at.open(`file://${bare}#main:content/minutes`)

    const result = await archive.refresh()

    expect(result).toMatchObject({ ok: true, minutes: 1, read: 1, problems: 0 })
    expect((await archive.ask('helm'))[0]?.quotes[0]?.text).toContain('Helm charts')
    expect(await archive.freshness()).toEqual({ asOf: at.clock.now(), trouble: undefined })
  })

  it('in submodules and in other formats are counted by kind, and told once', async () => {
    const { bare, work, commit } = repository({
      [march]: minutesOf('Helm charts'),
      'content/minutes/2018-04-24.docx': 'PK',
      'content/minutes/2018-05-22.docx': 'PK',
      'content/minutes/2018-06-26.rst': 'Minutes\n=======\n',
      'content/minutes/logo.png': 'PNG',
      [april]: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
    })
    const elsewhere = createRepository(join(at.base, 'elsewhere'), { '2019-01-24.md': minutesOf('Istio meshes') })
    git(work, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', elsewhere.bare, 'content/minutes/older')
    commit({ 'content/minutes/2018-07-24.pdf': '%PDF' })
    const { archive } = at.open(`file://${bare}#main:content/minutes`)

    const result = await archive.refresh()
    await archive.refresh()

    const passedOver = { document: 2, 'other-markup': 1, pdf: 1, 'lfs-pointer': 1, submodule: 1 }
    expect(result).toMatchObject({ minutes: 1, problems: 0, passedOver })
    expect(at.warnings).toEqual([
      {
        fields: { source: `file://${bare}#main:content/minutes`, ...passedOver },
        message: expect.stringContaining('not read'),
      },
    ])
  })

  it('come from the branch that is named', async () => {
    const { bare, work, commit } = repository()
    git(work, 'push', '--quiet', 'origin', 'HEAD:refs/heads/draft/next')
    commit({ [march]: minutesOf('Istio meshes') })

    const { archive } = at.open(`file://${bare}#draft/next:content/minutes`)

    expect(await archive.ask('helm')).toHaveLength(1)
    expect(await archive.ask('istio')).toEqual([])
  })

  it('are read again only where they changed', async () => {
    const { bare, commit } = repository({ [march]: minutesOf('Helm charts'), [april]: minutesOf('Istio meshes') })
    const { archive } = at.open(`file://${bare}#:content/minutes`)
    await archive.refresh()

    commit({ [april]: minutesOf('Linkerd meshes'), 'static/logo.svg': '<svg/>' })

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 2, read: 1 })
    expect(await archive.refresh()).toMatchObject({ read: 0 })
    expect(await archive.ask('linkerd')).toHaveLength(1)
  })

  it('follow a branch that was rewritten', async () => {
    const { bare, work, commit } = repository()
    const { archive } = at.open(`file://${bare}#main:content/minutes`)
    await archive.refresh()
    git(work, 'checkout', '--quiet', '--orphan', 'other')

    commit({ [march]: null, [april]: minutesOf('Istio meshes') }, '--force')

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
    expect(await archive.ask('istio')).toHaveLength(1)
    expect(await archive.ask('helm')).toEqual([])
  })

  it('never lead out of the repository through a link', async () => {
    const { bare, work } = repository()
    git(work, 'config', 'core.symlinks', 'true')
    writeFileSync(join(at.base, 'secret.md'), minutesOf('Secret plans'))
    git(
      work,
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${git(work, 'hash-object', '-w', '--', march)},content/minutes/2018-05-01.md`,
    )
    git(work, 'commit', '--quiet', '-m', 'link')
    git(work, 'push', '--quiet', 'origin', 'HEAD:main')

    const { archive } = at.open(`file://${bare}#main:content/minutes`)

    expect(await archive.all()).toHaveLength(1)
    expect(await archive.problems()).toMatchObject([{ file: '2018-05-01.md', reason: 'unreadable' }])
  })
})
