import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../../shared/clock.ts'
import type { EpochMs } from '../../../../shared/dates/time.ts'
import type { Progress } from '../../../../shared/progress.ts'
import type { MinutesTrouble } from '../../archive.ts'
import { findTrouble } from './find-trouble.ts'
import { readTree, type TreeEntry } from './read-tree.ts'
import type { Git, GitRun } from './run-git.ts'

export interface GitCopyOptions {
  readonly git: Git
  readonly url: string
  readonly branch: string | undefined
  /** The folder of minutes, relative to the root of the repository. */
  readonly path: string
  /** The folder of this copy, which nothing else uses. */
  readonly folder: string
  readonly clock: Pick<Clock, 'now'>
  /** Where the first fetch, which may take minutes, shows how far it is; undefined where nobody watches. */
  readonly progress?: Progress | undefined
}

/** The newest commit that was fetched, with the files of minutes in it. */
export interface Tip {
  readonly commit: string
  readonly entries: readonly TreeEntry[]
}

/** A copy of the latest commit of one branch, without history and without a working tree. */
export interface GitCopy {
  readonly folder: string
  /** Fetches what is new, and follows a branch that was rewritten. Recreates a broken copy. Never rejects. */
  update(): Promise<MinutesTrouble | undefined>
  /** The result of the last good fetch, which may be from an earlier run. */
  tip(): Promise<Tip | MinutesTrouble>
  asOf(): Promise<EpochMs | undefined>
  /** Says that a file couldn't be read, so the next update recreates the copy. */
  distrust(): void
  /** How often the copy was recreated: anything read from an earlier one must be read again. */
  readonly doubts: number
  /** Runs git in the copy. */
  run(args: readonly string[], within?: Parameters<Git['run']>[1]): Promise<GitRun>
  /** Runs work that changes the copy or depends on its location, one at a time. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
}

const newest = 'refs/rendezvous/minutes'

export function createGitCopy({ git, url, branch, path, folder, clock, progress }: GitCopyOptions): GitCopy {
  let tip: Tip | undefined
  let isSuspect = false
  let doubts = 0
  let last: Promise<unknown> = Promise.resolve()
  const source = branch === undefined ? 'HEAD' : `refs/heads/${branch}`

  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }

  /** Lists every tree with the size of every file, so that missing objects are noticed. */
  async function look(repository: string): Promise<Tip | MinutesTrouble> {
    const found = await git.run(['--git-dir', repository, 'rev-parse', '--verify', `${newest}^{commit}`])
    if (found.ended !== 'well') return findTrouble(found)
    const commit = found.stdout.toString().trim()
    if (commit === tip?.commit && repository === folder && !isSuspect) return tip
    const entries = await readTree((args) => git.run(['--git-dir', repository, ...args]), commit, path)
    return 'kind' in entries ? entries : { commit, entries }
  }

  async function fetchInto(repository: string, watched?: Progress): Promise<Tip | MinutesTrouble> {
    const volume = watched === undefined ? '--quiet' : '--progress'
    const args = [
      ...['--git-dir', repository, 'fetch', volume, '--depth=1', '--no-tags', '--no-recurse-submodules'],
      ...['--no-write-fetch-head', '--force', '--', url, `+${source}:${newest}`],
    ]
    const show = watched && ((text: string) => watched.show(`minutes: ${text}`))
    const fetched = await git.run(args, { show }).finally(() => watched?.end())
    return fetched.ended === 'well' ? look(repository) : findTrouble(fetched)
  }

  async function makeAnew(): Promise<Tip | MinutesTrouble> {
    const fresh = `${folder}.new-${process.pid}`
    try {
      await rm(fresh, { recursive: true, force: true })
      await mkdir(fresh, { recursive: true })
      const made = await git.run(['init', '--quiet', '--bare', fresh])
      const result = made.ended === 'well' ? await fetchInto(fresh, progress) : findTrouble(made)
      if ('kind' in result) return result
      await rm(folder, { recursive: true, force: true })
      await rename(fresh, folder)
      return result
    } catch (error) {
      return describeDisk(error)
    } finally {
      await rm(fresh, { recursive: true, force: true }).catch(() => {})
    }
  }

  async function update(): Promise<MinutesTrouble | undefined> {
    const hasCopy = (await asOf()) !== undefined && !isSuspect
    let result = hasCopy ? await fetchInto(folder) : await makeAnew()
    // Anything that isn't the remote's fault is the copy's: a broken file, or a lock left by a killed git.
    if (hasCopy && 'kind' in result && result.kind === 'unknown') result = await makeAnew()
    if ('kind' in result) return result
    tip = result
    isSuspect = false
    return writeFile(join(folder, 'fetched-at'), String(clock.now())).then(() => undefined, describeDisk)
  }

  async function asOf(): Promise<EpochMs | undefined> {
    const at = Number(await readFile(join(folder, 'fetched-at'), 'utf8').catch(() => ''))
    return at > 0 ? at : undefined
  }

  return {
    folder,
    asOf,
    exclusive,
    update: () => exclusive(update),
    async tip() {
      const result = tip ?? (await look(folder))
      if (!('kind' in result)) tip = result
      return result
    },
    get doubts() {
      return doubts
    },
    distrust() {
      isSuspect = true
      doubts++
    },
    run: (args, within) => git.run(['--git-dir', folder, ...args], within),
  }
}

function describeDisk(error: unknown): MinutesTrouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return { kind: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'copy-unwritable', detail: code }
}
