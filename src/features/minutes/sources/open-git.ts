import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Progress } from '../../../shared/progress.ts'
import type { MinutesPublisher } from '../publisher.ts'
import { gitEnvironment, type Remote, secretsOf } from './git/environment.ts'
import { createGitCopy } from './git/git-copy.ts'
import { createGitFiles } from './git/git-files.ts'
import { createGitPublisher } from './git/git-publisher.ts'
import { createGit } from './git/run-git.ts'
import { createMinutesArchive, type MinutesFolder, type MinutesSnapshotOptions } from './minutes-folder.ts'
import type { Author } from './write-patch.ts'

export interface GitMinutesOptions extends MinutesSnapshotOptions {
  readonly remote: Remote
  /** Undefined for the repository's default branch. */
  readonly branch: string | undefined
  /** The folder of minutes, relative to the root of the repository; empty for the root. */
  readonly path: string
  /** Where copies of repositories are stored. */
  readonly copyFolder: string
  /** How long one run of git may take. */
  readonly patienceMs: number
  readonly author: Author
  /** The bot's own environment: PATH, proxies and the like are passed on to git. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where somebody can see how far the first copy is. */
  readonly progress?: Progress | undefined
}

/** Serves the minutes of a Git repository, and proposes new ones to it. Fetches nothing before the first call. */
export function openGitMinutes(options: GitMinutesOptions): {
  readonly archive: MinutesFolder
  readonly publisher: MinutesPublisher
} {
  const { remote, branch, path, copyFolder, patienceMs, author, environment, progress, ...archive } = options
  const { url } = remote
  const { clock } = archive
  const git = createGit({
    ...{ patienceMs, clock, secrets: secretsOf(remote) },
    env: gitEnvironment(remote, resolve(copyFolder), environment),
  })
  // One folder per source: another branch or repository gets another copy.
  const name = createHash('sha256')
    .update(JSON.stringify([url, branch]))
    .digest('hex')
    .slice(0, 16)
  const copy = createGitCopy({
    ...{ git, url, branch, path, clock, progress },
    folder: join(resolve(copyFolder), `${name}.git`),
  })
  const place = { name: `${url}${branch || path ? '#' : ''}${branch ?? ''}${path === '' ? '' : `:${path}`}`, path }
  return {
    archive: createMinutesArchive({ ...archive, files: createGitFiles(git, copy, place) }),
    publisher: createGitPublisher({ copy, url, path, author, clock }),
  }
}
