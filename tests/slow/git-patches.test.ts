import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolderPublisher } from '../../src/features/minutes/sources/index.ts'
import { git, serveGit } from '../support/git-remote.ts'
import { createSiteRepository, publication, useGit } from '../support/use-git.ts'

const at = useGit()
const { text } = publication

const repository = () => createSiteRepository(at.base)

describe('where the bot may not push', () => {
  it('a patch is given that git accepts, which adds the same file', async () => {
    const { work } = repository()
    const server = at.keep(await serveGit(join(at.base, 'served'), { mayPush: false }))
    const { publisher } = at.open(`${server.url}/remote.git#main:content/minutes`)

    const published = await publisher.publish(publication)

    if (published.kind !== 'patch') throw new Error(published.kind)
    expect(published).toMatchObject({ name: '2026-12-17.patch', why: { kind: 'login-refused' } })
    apply(work, published.text)
    expect(`${git(work, 'show', 'HEAD:content/minutes/2026-12-17.md')}\n`).toBe(text)
    expect(git(work, 'log', '-1', '--format=%an <%ae>|%at|%B')).toBe(
      `Réunion Bot <bot@example.ca>|${Math.floor(at.clock.now() / 1000)}|Minutes: « décembre » 2026\n\nMeetup #12`,
    )
  })

  it('a patch is given when the server rejects the branch, with what it said', async () => {
    const { bare } = repository()
    const hook = join(bare, 'hooks/pre-receive')
    mkdirSync(join(bare, 'hooks'), { recursive: true })
    writeFileSync(hook, '#!/bin/sh\necho "only release managers push here" >&2\nexit 1\n')
    chmodSync(hook, 0o755)
    const { publisher } = at.open(`file://${bare}#main:content/minutes`)

    const published = await publisher.publish(publication)

    expect(published).toMatchObject({ kind: 'patch', why: { kind: 'push-rejected' } })
    expect(JSON.stringify(published)).toContain('only release managers push here')
  })

  it('a patch is given when git is not installed', async () => {
    const { bare, work } = repository()
    const { publisher } = at.open(`file://${bare}#main:content/minutes`, { environment: { PATH: '/nowhere' } })

    const published = await publisher.publish(publication)

    if (published.kind !== 'patch') throw new Error(published.kind)
    expect(published.why).toEqual({ kind: 'no-git' })
    apply(work, published.text)
    expect(`${git(work, 'show', 'HEAD:content/minutes/2026-12-17.md')}\n`).toBe(text)
  })

  it('a patch is given for a local folder, whose files are never overwritten', async () => {
    const { work } = repository()
    const author = { name: 'Rendezvous', email: 'bot@example.ca' }
    const publisher = createFolderPublisher({ folder: join(work, 'content/minutes'), author, clock: at.clock })

    const published = await publisher.publish(publication)

    if (published.kind !== 'patch') throw new Error(published.kind)
    apply(work, published.text, '--directory=content/minutes')
    expect(`${git(work, 'show', 'HEAD:content/minutes/2026-12-17.md')}\n`).toBe(text)
    expect(await publisher.publish(publication)).toEqual({ kind: 'exists', file: '2026-12-17.md' })
  })

  it.each([
    ['a long title in French', { title: `Compte rendu de la rencontre « ${'été à Québec '.repeat(12)}»` }],
    ['lines that look like mail', { text: 'From nobody Mon Sep 17 00:00:00 2001\n---\n-- \ndiff --git a/x b/x\n>From\n\n' }],
    ['an accented file name', { file: 'été 2026-12-17.md' }],
    ['an empty file', { text: '' }],
    ['a title of several lines', { title: 'Minutes\n\nFrom: Mallory <m@example.ca>' }],
  ])('the patch survives %s', async (_, change) => {
    const { work } = repository()
    const author = { name: 'Rendezvous', email: 'bot@example.ca' }
    const wanted = { ...publication, ...change }

    const published = await createFolderPublisher({ folder: undefined, author, clock: at.clock }).publish(wanted)

    if (published.kind !== 'patch') throw new Error(published.kind)
    apply(work, published.text)
    expect(`${git(work, '-c', 'core.quotePath=false', 'show', '--format=', '--name-only', 'HEAD')}`).toBe(wanted.file)
    expect(execFileSync('git', ['-C', work, 'show', `HEAD:${wanted.file}`]).toString()).toBe(
      wanted.text === '' ? '\n' : wanted.text,
    )
    expect(git(work, 'log', '-1', '--format=%s|%an')).toBe(`${wanted.title.replace(/\s+/g, ' ').trim()}|Rendezvous`)
  })
})

/** Like a person would: saves the patch and runs `git am`. */
function apply(work: string, patch: string, ...args: readonly string[]): void {
  const file = join(at.base, 'minutes.patch')
  writeFileSync(file, patch)
  git(work, 'am', '--quiet', ...args, file)
}
