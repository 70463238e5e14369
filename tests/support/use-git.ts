import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { readMinutesSource } from '../../config/minutes-source.ts'
import type { MinutesPublication } from '../../src/features/minutes/publisher.ts'
import { openGitMinutes } from '../../src/features/minutes/sources/index.ts'
import type { Progress } from '../../src/shared/progress.ts'
import { createFakeClock, type FakeClock } from './fake-clock.ts'
import { createRepository, type GitServer } from './git-remote.ts'
import { createTemporaryFolder } from './temporary-folder.ts'

export interface OpenOptions {
  readonly token?: string
  readonly sshKeyFile?: string
  readonly knownHostsFile?: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly copyFolder?: string
  readonly progress?: Progress
}

export interface GitScene {
  /** A folder for this test only, which is removed after it. */
  readonly base: string
  readonly copyFolder: string
  readonly clock: FakeClock
  readonly warnings: readonly { readonly fields: object; readonly message: string }[]
  /** As `MINUTES_SOURCE` is written. */
  open(source: string, options?: OpenOptions): ReturnType<typeof openGitMinutes>
  /** Closed after the test. */
  keep<T extends Pick<GitServer, 'close'>>(server: T): T
}

export const patienceMs = 60_000

export function useGit(): GitScene {
  let base = ''
  let clock = createFakeClock()
  let warnings: { readonly fields: object; readonly message: string }[] = []
  let open: { close(): Promise<void> | void }[] = []
  const copyFolder = () => join(base, 'data', 'minutes')
  beforeEach(() => {
    base = createTemporaryFolder()
    clock = createFakeClock()
    warnings = []
    open = []
  })
  afterEach(async () => {
    for (const one of open) await one.close()
  })
  return {
    get base() {
      return base
    },
    get copyFolder() {
      return copyFolder()
    },
    get clock() {
      return clock
    },
    get warnings() {
      return warnings
    },
    open(source, { environment = process.env, copyFolder: place = copyFolder(), progress, ...secrets } = {}) {
      const read = readMinutesSource(source)
      if (read.kind !== 'git') throw new Error(`${source} is no Git source`)
      const { url, transport, branch, path } = read
      const opened = openGitMinutes({
        remote: { url, transport, ...secrets },
        ...{ branch, path, copyFolder: place, patienceMs, environment, clock, progress },
        author: { name: 'Réunion Bot', email: 'bot@example.ca' },
        log: { warn: (fields, message) => warnings.push({ fields, message }) },
        mend: ({ kind }) => `mend ${kind}`,
      })
      open.push({ close: opened.archive.stop })
      return opened
    },
    keep(server) {
      open.push(server)
      return server
    },
  }
}

export function minutesOf(words: string): string {
  return `## Talks\n\n* ${words}\n`
}

/** Minutes that the repository of the site doesn't have yet. */
export const publication: MinutesPublication = {
  file: '2026-12-17.md',
  text: minutesOf('Knative « événements », À suivre'),
  title: 'Minutes: « décembre » 2026',
  meetup: 12,
}

/** A site with the minutes of one meetup, in a repository below the folder. */
export function createSiteRepository(base: string) {
  return createRepository(join(base, 'served'), {
    'content/minutes/2018-03-22.md': minutesOf('Helm charts'),
    'README.md': '# Site\n',
  })
}
