import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRepository, git, serveGit, serveSilence } from '../support/git-remote.ts'
import { minutesOf, patienceMs, useGit } from '../support/use-git.ts'

const at = useGit()
const march = 'content/minutes/2018-03-22.md'
const april = 'content/minutes/2018-04-24.md'

function repository(files: Record<string, string | Uint8Array> = { [march]: minutesOf('Helm charts') }) {
  return createRepository(join(at.base, 'served'), files)
}

describe('a repository out of reach', () => {
  it('is served from the last good copy, whose age is known, also after a restart', async () => {
    const { bare } = repository()
    const server = await serveGit(join(at.base, 'served'))
    const source = `${server.url}/remote.git#main:content/minutes`
    await at.open(source).archive.refresh()
    const fetchedAt = at.clock.now()
    await server.close()
    at.clock.advance(3 * 86_400_000)

    const { archive } = at.open(source)

    expect(await archive.refresh()).toMatchObject({ ok: false, minutes: 1, trouble: { kind: 'unreachable' } })
    expect(await archive.freshness()).toMatchObject({ asOf: fetchedAt, trouble: { kind: 'unreachable' } })
    expect(await archive.ask('helm')).toHaveLength(1)
    expect(existsSync(bare)).toBe(true)
  })

  it('that hangs is given up when patience ends, and leaves no process behind', async () => {
    const silence = at.keep(await serveSilence())
    const { archive } = at.open(silence.url)

    const refreshing = archive.refresh()
    await silence.asked
    at.clock.advance(patienceMs)

    expect(await refreshing).toMatchObject({ ok: false, minutes: 0, trouble: { kind: 'too-slow' } })
  })

  it('that hangs does not keep a question waiting', async () => {
    const silence = at.keep(await serveSilence())
    const { archive } = at.open(silence.url)

    const asking = archive.all()
    await silence.asked
    at.clock.advance(4_000)

    expect(await asking).toEqual([])
  })

  it.each([
    ['no-repository', 'nowhere.git', ''],
    ['no-branch', 'remote.git', '#nowhere'],
    ['no-path', 'remote.git', '#main:nowhere/at/all'],
  ])('because of %s says so, over file and over http', async (kind, name, fragment) => {
    repository()
    const server = at.keep(await serveGit(join(at.base, 'served')))

    const overFile = await at.open(`file://${at.base}/served/${name}${fragment}`).archive.refresh()
    const overHttp = await at.open(`${server.url}/${name}${fragment}`).archive.refresh()

    expect(overFile).toMatchObject({ ok: false, trouble: { kind } })
    expect(overHttp).toMatchObject({ ok: false, trouble: { kind } })
  })

  it('because git is not installed says so', async () => {
    const { bare } = repository()

    const { archive } = at.open(`file://${bare}`, { environment: { PATH: '/nowhere' } })

    expect(await archive.refresh()).toMatchObject({ ok: false, trouble: { kind: 'no-git' } })
  })

  it('because there is no place for the copy says so', async () => {
    const { bare } = repository()
    writeFileSync(join(at.base, 'taken'), '')

    const { archive } = at.open(`file://${bare}`, { copyFolder: join(at.base, 'taken') })

    expect(await archive.refresh()).toMatchObject({ ok: false, trouble: { kind: 'copy-unwritable' } })
  })
})

describe('a broken copy', () => {
  const breaks: readonly (readonly [string, (copy: string) => void])[] = [
    ['without HEAD', (copy) => rmSync(join(copy, 'HEAD'))],
    ['without its objects', (copy) => rmSync(join(copy, 'objects'), { recursive: true })],
    ['with a lost file', (copy) => rmSync(findLoose(copy, minutesOf('Helm charts')))],
    ['with broken settings', (copy) => writeFileSync(join(copy, 'config'), '[nonsense\n')],
    ['with a lock that a killed git has left', (copy) => writeFileSync(join(copy, 'shallow.lock'), '')],
  ]
  it.each(breaks)('%s is made anew', async (_, damage) => {
    const { bare, commit } = repository()
    const source = `file://${bare}#main:content/minutes`
    await at.open(source).archive.refresh()
    const [name = ''] = readdirSync(at.copyFolder)
    damage(join(at.copyFolder, name))
    commit({ [april]: minutesOf('Istio meshes') })

    const { archive } = at.open(source)

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 2, problems: 0 })
    expect(readdirSync(at.copyFolder)).toEqual([name])
    expect(await archive.ask('helm')).toHaveLength(1)
  })
})

describe('a file that is damaged inside the copy', () => {
  it('is told, and read again from a copy that is made anew', async () => {
    const words = randomBytes(5_000).toString('base64')
    const { bare } = repository({ [march]: minutesOf(`Helm ${words}`), [april]: minutesOf('Istio meshes') })
    const source = `file://${bare}#main:content/minutes`
    await at.open(source).archive.refresh()
    const [name = ''] = readdirSync(at.copyFolder)
    const loose = findLoose(join(at.copyFolder, name), minutesOf(`Helm ${words}`))
    chmodSync(loose, 0o644)
    truncateSync(loose, 2_000)

    const { archive } = at.open(source)

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 2, problems: 0 })
    expect(at.warnings).toMatchObject([{ fields: { file: '2018-03-22.md', reason: 'unreadable' } }])
    expect(await archive.refresh()).toMatchObject({ ok: true, read: 0 })
  })
})

function findLoose(copy: string, text: string): string {
  writeFileSync(join(at.base, 'sought'), text)
  const blob = git(at.base, 'hash-object', join(at.base, 'sought'))
  const loose = join(copy, 'objects', blob.slice(0, 2), blob.slice(2))
  if (!existsSync(loose)) throw new Error('the copy is packed')
  return loose
}
