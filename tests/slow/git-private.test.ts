import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createRepository, serveGit } from '../support/git-remote.ts'
import { minutesOf, useGit } from '../support/use-git.ts'

const at = useGit()
const march = 'content/minutes/2018-03-22.md'

function repository(files: Record<string, string | Uint8Array> = { [march]: minutesOf('Helm charts') }) {
  return createRepository(join(at.base, 'served'), files)
}

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

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
