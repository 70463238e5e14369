import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRepository, git, serveGit, serveSilence } from '../../support/git-remote.ts'
import { minutesOf, patienceMs, useGit } from './use-git.ts'

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

  it('are copied without history: 200 MB of it stay where they are', async () => {
    const { bare } = repository()
    for (let round = 0; round < 10; round++) importFile(bare, 'recording.bin', randomBytes(20_000_000))
    importFile(bare, 'recording.bin', Buffer.from('gone'))
    const server = at.keep(await serveGit(join(at.base, 'served')))
    const { archive } = at.open(`${server.url}/remote.git#main:content/minutes`)

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
    const first = server.sent()
    importFile(bare, march, Buffer.from(minutesOf('Linkerd meshes')))
    expect(await archive.refresh()).toMatchObject({ ok: true, read: 1 })

    expect(bytesOf(bare)).toBeGreaterThan(200_000_000)
    expect(first).toBeLessThan(10_000)
    expect(server.sent() - first).toBeLessThan(10_000)
  }, 120_000)
})

describe('a private repository', () => {
  it('is read with its token, which stands in no file and no log', async () => {
    repository()
    const server = at.keep(await serveGit(join(at.base, 'served'), { login: 'x-access-token:s3cret-t0ken' }))
    const { archive } = at.open(`${server.url}/remote.git#main:content/minutes`, { token: 's3cret-t0ken' })

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
    expect(everyFile(at.copyFolder).filter((file) => /s3cret|eC1hY2Nlc3M/.test(readFileSync(file, 'latin1')))).toEqual([])
  })

  it('takes a name and a password as well', async () => {
    repository()
    const server = at.keep(await serveGit(join(at.base, 'served'), { login: 'ada:s3cret' }))

    const { archive } = at.open(`${server.url}/remote.git#main:content/minutes`, { token: 'ada:s3cret' })

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
  })

  it.each([
    ['without a token', {}],
    ['with a wrong one', { token: 'wr0ng-t0ken' }],
  ])('is refused %s, which is said once and without it', async (_, options) => {
    repository()
    const server = at.keep(await serveGit(join(at.base, 'served'), { login: 'x-access-token:s3cret' }))
    const { archive } = at.open(`${server.url}/remote.git#main:content/minutes`, options)

    await archive.refresh()
    const result = await archive.refresh()

    expect(result).toMatchObject({ ok: false, trouble: { kind: 'login-refused' } })
    expect(at.warnings.filter(({ message }) => message.includes('refreshed'))).toMatchObject([
      { fields: { mend: 'mend login-refused' } },
    ])
    expect(JSON.stringify(at.warnings)).not.toMatch(/wr0ng|eC1hY2Nlc3M/)
  })

  it('never sends its token along a redirect', async () => {
    repository()
    const thief = at.keep(await serveGit(join(at.base, 'served')))
    const server = at.keep(await serveGit(join(at.base, 'served'), { redirectTo: thief.url }))

    const { archive } = at.open(`${server.url}/remote.git`, { token: 's3cret' })

    expect(await archive.refresh()).toMatchObject({ ok: false, trouble: { kind: 'moved' } })
    expect(thief.paths).toEqual([])
  })

  it('is reached over ssh with the key that is named, and nobody is asked anything', async () => {
    const { bare } = repository()
    const bin = join(at.base, 'bin')
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'ssh'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${at.base}/said'\nfor last; do :; done\nexec sh -c "$last"\n`,
    )
    chmodSync(join(bin, 'ssh'), 0o755)
    const environment = { ...process.env, PATH: `${bin}:${process.env['PATH']}` }

    const { archive } = at.open(`git@git.example.ca:${bare}#main:content/minutes`, { environment, sshKeyFile: "/run/o'key" })

    expect(await archive.refresh()).toMatchObject({ ok: true, minutes: 1 })
    const said = readFileSync(join(at.base, 'said'), 'utf8').split('\n')
    expect(said).toEqual(expect.arrayContaining(["/run/o'key", 'BatchMode=yes', 'IdentitiesOnly=yes', 'git@git.example.ca']))
    expect(said).toContain('StrictHostKeyChecking=accept-new')
  })
})

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

/** A commit on main that needs no files laid out on disk and no compression. */
function importFile(bare: string, name: string, content: Uint8Array): void {
  const head = `commit refs/heads/main\ncommitter Ada <ada@example.ca> 1546300800 +0000\ndata 5\nnoise\nfrom refs/heads/main^0\nM 644 inline ${name}\n`
  const input = Buffer.concat([Buffer.from(`${head}data ${content.length}\n`), content, Buffer.from('\n')])
  execFileSync('git', ['-C', bare, '-c', 'core.compression=0', 'fast-import', '--quiet', '--depth=0'], { input })
}

function bytesOf(folder: string): number {
  return everyFile(folder).reduce((sum, file) => sum + statSync(file).size, 0)
}

/** Where git keeps the content of a file. */
function findLoose(copy: string, text: string): string {
  writeFileSync(join(at.base, 'sought'), text)
  const blob = git(at.base, 'hash-object', join(at.base, 'sought'))
  const loose = join(copy, 'objects', blob.slice(0, 2), blob.slice(2))
  if (!existsSync(loose)) throw new Error('the copy is packed')
  return loose
}

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
