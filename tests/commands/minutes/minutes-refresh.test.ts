import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { minutes } from '../../../commands/minutes/minutes.ts'
import { minutesRefresh } from '../../../commands/minutes/minutes-refresh.ts'
import type { Caller } from '../../../src/command/caller.ts'
import type { MinutesArchive } from '../../../src/features/minutes/archive.ts'
import { noMinutes, openGitMinutes } from '../../../src/features/minutes/sources/index.ts'
import type { Services } from '../../../src/features/services.ts'
import type { Lang } from '../../../src/shared/i18n/lang.ts'
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts'
import { createRepository, serveGit, serveSilence } from '../../support/git-remote.ts'
import { createTemporaryFolder } from '../../support/temporary-folder.ts'

let base: string
let clock: FakeClock
const closing: (() => Promise<void> | void)[] = []
beforeEach(() => {
  base = createTemporaryFolder()
  clock = createFakeClock()
})
afterEach(async () => {
  // In reverse order: the server waits for the git that talks to it, and the archive stops that git.
  for (const close of closing.splice(0).reverse()) await close()
})

function open(url: string): MinutesArchive {
  const { archive } = openGitMinutes({
    remote: { url, transport: 'http' },
    ...{ branch: undefined, path: '', copyFolder: join(base, 'copies'), patienceMs: 60_000, clock },
    author: { name: 'Rendezvous', email: 'bot@example.ca' },
    environment: process.env,
    log: { warn() {} },
  })
  closing.push(archive.stop)
  return archive
}

function callerIn(lang: Lang): Caller {
  return { id: 'u1', username: 'olga', lang, zone: 'America/Toronto', room: { id: 'r1', kind: 'channel' } }
}

/** What the two commands need. */
function needsOf(archive: MinutesArchive): Services {
  const needs: Partial<Services> = { minutes: archive, clock }
  return needs as Services
}

const refresh = (archive: MinutesArchive, lang: Lang = 'en') => minutesRefresh.run(needsOf(archive), {}, callerIn(lang))
const latest = async (archive: MinutesArchive, lang: Lang = 'en') =>
  (await minutes.run(needsOf(archive), { words: '' }, callerIn(lang))).text

async function serve() {
  const repository = createRepository(base, { '2018-03-22.md': '## Talks\n\n* Helm charts\n' })
  const server = await serveGit(base)
  closing.push(server.close)
  return { ...repository, server, url: `${server.url}/remote.git` }
}

describe('minutes refresh', () => {
  it('fetches what is new, and says how much', async () => {
    const { url, commit } = await serve()
    const archive = open(url)

    expect((await refresh(archive)).text).toBe('The minutes are up to date: 1 meetup, 1 file read.')
    commit({ '2018-04-24.md': '## Talks\n\n* Istio\n', '2018-06-26.md': '## Talks\n\n* Knative\n' })
    expect((await refresh(archive, 'fr')).text).toBe('Les comptes rendus sont à jour\u00a0: 3 rencontres, 2 fichiers relus.')
    expect((await refresh(archive)).text).toContain('nothing new')
  })

  it('says how many files it passes over, and of which kind', async () => {
    const { url, commit } = await serve()
    const archive = open(url)
    commit({ 'slides.pdf': '%PDF', '2018-04-24.docx': 'PK', '2018-05-22.md': '---\ndraft: true\n---\n\n* Istio\n' })

    expect((await refresh(archive)).text).toContain(' Files passed over: 1 draft, 1 office document, 1 PDF.')
    expect((await refresh(archive, 'fr')).text).toContain(
      'Fichiers laissés de côté\u00a0: 1 ébauche, 1 document de bureautique, 1 PDF.',
    )
  })

  it('says what is wrong, how to mend it, and from when the answers are', async () => {
    const { url, server } = await serve()
    const archive = open(url)
    await refresh(archive)
    await server.close()

    const answer = await refresh(archive)

    expect(answer.outcome).toBe('refused')
    expect(answer.text).toMatch(/^The Git server is unreachable\. .*Replies use the copy of Sunday, November 22, 2026/)
  })

  it('does not wait longer than a question may take', async () => {
    const silence = await serveSilence()
    closing.push(silence.close)
    const archive = open(silence.url)

    const answering = refresh(archive)
    await silence.asked
    clock.advance(4_000)

    expect((await answering).text).toContain('still being fetched')
  })

  it('tells what to set where there are no minutes at all', async () => {
    expect((await refresh(noMinutes)).text).toContain('`MINUTES_SOURCE`')
    expect((await refresh(noMinutes, 'fr')).text).toContain('`MINUTES_SOURCE`')
  })
})

describe('an answer from the minutes', () => {
  it('tells its age when the repository has been out of reach for more than a day', async () => {
    const { url, server } = await serve()
    const archive = open(url)
    await refresh(archive)
    await server.close()
    clock.advance(86_400_000)
    await refresh(archive)
    const onTheDay = await latest(archive)
    clock.advance(1)

    expect(onTheDay).not.toContain('cannot be fetched')
    expect(await latest(archive)).toMatch(
      /\n\n_From the copy of Sunday, November 22, 2026: I can't fetch newer minutes right now\._$/,
    )
    expect(await latest(archive, 'fr')).toContain('_État des comptes rendus le dimanche 22 novembre 2026; impossible')
  })

  it('is that they are not read yet, while they never could be', async () => {
    const silence = await serveSilence()
    closing.push(silence.close)
    const archive = open(silence.url)

    const asking = latest(archive)
    await silence.asked
    clock.advance(4_000)

    expect(await asking).toBe("I'm still reading the minutes. I'll answer here as soon as I've finished.")
  })
})
