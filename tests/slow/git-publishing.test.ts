import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { git, serveGit, serveSilence } from '../support/git-remote.ts'
import { createSiteRepository, minutesOf, patienceMs, publication, useGit } from '../support/use-git.ts'

const at = useGit()
const { text } = publication
const branch = 'rendezvous/2026-12-17'

const repository = () => createSiteRepository(at.base)

describe('publishing minutes', () => {
  it('pushes one commit on a branch of its own, and touches nothing else', async () => {
    const { bare } = repository()
    const main = git(bare, 'rev-parse', 'main')
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)

    const published = await publisher.publish(publication)

    expect(published).toEqual({ kind: 'pushed', branch, commit: git(bare, 'rev-parse', branch) })
    expect(git(bare, 'diff', '--name-status', 'main', branch)).toBe('A\tcontent/minutes/2026-12-17.md')
    expect(`${git(bare, 'show', `${branch}:content/minutes/2026-12-17.md`)}\n`).toBe(text)
    expect(git(bare, 'log', '-1', '--format=%an <%ae>|%P|%ct|%B', branch)).toBe(
      `Réunion Bot <bot@example.ca>|${main}|${Math.floor(at.clock.now() / 1000)}|Minutes: « décembre » 2026\n\nMeetup #12`,
    )
    expect(git(bare, 'rev-parse', 'main')).toBe(main)
  })

  it('twice changes nothing, also after a restart and after main has moved on', async () => {
    const { bare, commit } = repository()
    const source = `file://${bare}#main:content/minutes`
    const first = await at.open(source).publisher.publish(publication)
    at.clock.advance(60_000)
    commit({ 'README.md': '# Another site\n' })

    const second = await at.open(source).publisher.publish({ ...publication, text: text.replaceAll('\n', '\r\n') })

    expect(second).toEqual(first)
    expect(git(bare, 'rev-list', '--count', `main..${branch}`)).toBe('1')
  })

  it('by two copies of the bot at the same time makes one commit', async () => {
    const { bare } = repository()
    const source = `file://${bare}#main:content/minutes`
    const one = at.open(source)
    const other = at.open(source, { copyFolder: join(at.base, 'other') })

    const [mine, theirs] = await Promise.all([
      one.publisher.publish({ ...publication, title: 'One' }),
      other.publisher.publish({ ...publication, title: 'Other' }),
    ])

    expect(mine).toEqual({ kind: 'pushed', branch, commit: git(bare, 'rev-parse', branch) })
    expect(theirs).toEqual(mine)
  })

  it('is read back from main once somebody has merged it', async () => {
    const { bare, work } = repository()
    const { archive, publisher } = at.open(`file://${bare}#main:content/minutes`)
    await publisher.publish(publication)
    git(work, 'pull', '--quiet', 'origin', branch)
    git(work, 'push', '--quiet', 'origin', 'HEAD:main')

    await archive.refresh()

    expect((await archive.ask('knative'))[0]?.minutes.date).toEqual({ year: 2026, month: 12, day: 17 })
    expect(await publisher.publish(publication)).toEqual({ kind: 'exists', file: '2026-12-17.md' })
  })

  it('never overwrites a file that appeared on the remote meanwhile', async () => {
    const { bare, commit } = repository()
    const { archive, publisher } = at.open(`file://${bare}#main:content/minutes`)
    await archive.refresh()
    commit({ 'content/minutes/2026-12-17.md': minutesOf('Written by hand') })

    expect(await publisher.publish(publication)).toEqual({ kind: 'exists', file: '2026-12-17.md' })
    expect(git(bare, 'branch', '--list', 'rendezvous/*')).toBe('')
  })

  it('never overwrites what stands on its branch', async () => {
    const { bare } = repository()
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)
    await publisher.publish(publication)
    const before = git(bare, 'rev-parse', branch)

    expect(await publisher.publish({ ...publication, text: minutesOf('Other words') })).toEqual({
      kind: 'exists',
      file: '2026-12-17.md',
      branch,
    })
    expect(git(bare, 'rev-parse', branch)).toBe(before)
  })

  it('leaves a branch of that name alone that holds something else', async () => {
    const { bare } = repository()
    git(bare, 'branch', branch, 'main')
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)

    expect(await publisher.publish(publication)).toEqual({ kind: 'refused', why: { kind: 'branch-taken', detail: branch } })
    expect(git(bare, 'rev-parse', branch)).toBe(git(bare, 'rev-parse', 'main'))
  })

  it('tells where the server offers to merge it, if that is on the server itself', async () => {
    const { bare } = repository()
    const hook = join(bare, 'hooks/post-receive')
    mkdirSync(join(bare, 'hooks'), { recursive: true })
    writeFileSync(
      hook,
      '#!/bin/sh\necho "Visit:  https://evil.example/x"\necho "  https://127.0.0.1/ada/site/pull/new/2026-12-17"\n',
    )
    chmodSync(hook, 0o755)
    const server = at.keep(await serveGit(join(at.base, 'served')))
    const { publisher } = at.open(`${server.url}/remote.git#main:content/minutes`)

    expect(await publisher.publish(publication)).toMatchObject({
      kind: 'pushed',
      link: 'https://127.0.0.1/ada/site/pull/new/2026-12-17',
    })
  })

  it('goes over https with a token', async () => {
    const { bare } = repository()
    const server = at.keep(await serveGit(join(at.base, 'served'), { login: 'x-access-token:s3cret' }))
    const { publisher } = at.open(`${server.url}/remote.git#main:content/minutes`, { token: 's3cret' })

    expect(await publisher.publish(publication)).toMatchObject({ kind: 'pushed' })
    expect(git(bare, 'branch', '--list', branch)).toContain(branch)
  })
})

describe('publishing into a repository out of reach', () => {
  it('is refused with the reason when it is gone, and works again when it is back', async () => {
    repository()
    const server = await serveGit(join(at.base, 'served'))
    const { archive, publisher } = at.open(`${server.url}/remote.git#main:content/minutes`)
    await archive.refresh()
    await server.close()

    expect(await publisher.publish(publication)).toMatchObject({ kind: 'refused', why: { kind: 'unreachable' } })
  })

  it('ends with patience when it hangs', async () => {
    const silence = at.keep(await serveSilence())
    const { publisher } = at.open(silence.url)

    const publishing = publisher.publish(publication)
    await silence.asked
    at.clock.advance(patienceMs)

    expect(await publishing).toMatchObject({ kind: 'refused', why: { kind: 'too-slow' } })
  })
})

describe('a hostile file name', () => {
  it.each([
    '../2026.md',
    '/etc/x.md',
    '.git/config.md',
    'a/../b.md',
    '-x.md',
    'x\ny.md',
    'x.sh',
    'a//b.md',
    'x..md',
    'é~1:x.md',
    '',
  ])('%j is refused before anything is fetched', async (file) => {
    const { bare } = repository()
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)

    expect(await publisher.publish({ ...publication, file })).toMatchObject({ kind: 'refused', why: { kind: 'bad-file-name' } })
    expect(() => readdirSync(at.copyFolder)).toThrow('ENOENT')
  })
})
