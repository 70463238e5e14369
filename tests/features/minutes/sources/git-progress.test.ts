import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createProgressSplitter } from '../../../../src/features/minutes/sources/git/split-progress.ts'
import { createRepository, serveGit } from '../../../support/git-remote.ts'
import { minutesOf, useGit } from '../../../support/use-git.ts'

const at = useGit()
const march = 'content/minutes/2018-03-22.md'

function watch() {
  const shown: string[] = []
  return { shown, progress: { show: (text: string) => void shown.push(text), end: () => void shown.push('end') } }
}

describe('the first copy of a repository', () => {
  it('shows how far it is, and later ones do not', async () => {
    const { commit } = createRepository(join(at.base, 'served'), { [march]: minutesOf('Helm charts') })
    const server = at.keep(await serveGit(join(at.base, 'served')))
    const { shown, progress } = watch()
    const { archive } = at.open(`${server.url}/remote.git#main:content/minutes`, { progress })

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
    const first = [...shown]
    commit({ [march]: minutesOf('Istio meshes') })
    expect(await archive.refresh()).toMatchObject({ ok: true, read: 1 })

    expect(first).toContainEqual(expect.stringMatching(/^minutes: remote: Counting objects: 100% \(\d+\/\d+\)/))
    expect(first.at(-1)).toBe('end')
    expect(shown).toEqual(first)
  })

  it('that fails says why without its progress', async () => {
    createRepository(join(at.base, 'served'), { [march]: minutesOf('Helm charts') })
    const { shown, progress } = watch()

    const { archive } = at.open(`file://${join(at.base, 'served', 'remote.git')}#nowhere`, { progress })

    expect(await archive.refresh()).toMatchObject({ trouble: { kind: 'no-branch', detail: expect.stringMatching(/^fatal: /) } })
    expect(shown).toEqual(['end'])
  })
})

describe('what git writes', () => {
  it('is told apart however it is cut into pieces', () => {
    const written = [
      ['remote: Counting objects:  50% (1/2)\r', 'remote: Counting objects: 100% (2/2), done.   \n'],
      ['Receiving objects:   1% (1/99), 1.20 MiB | 2.00 MiB/s\r', 'remote: error: disk\n', 'fatal: early EOF\n'],
    ]
      .flat()
      .join('')
    for (const size of [1, 7, written.length]) {
      const shown: string[] = []
      const split = createProgressSplitter((text) => shown.push(text))
      let left = ''
      for (let from = 0; from < written.length; from += size) left += split(written.slice(from, from + size))

      expect(left, `in pieces of ${size}`).toBe('remote: error: disk\nfatal: early EOF\n')
      expect(shown, `in pieces of ${size}`).toEqual([
        'remote: Counting objects:  50% (1/2)',
        'remote: Counting objects: 100% (2/2), done.',
        'Receiving objects:   1% (1/99), 1.20 MiB | 2.00 MiB/s',
      ])
    }
  })
})
