import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../../shared/clock.ts'
import { isLoopback } from '../../../../shared/loopback.ts'
import type { MinutesTrouble } from '../../archive.ts'
import { SourceTrouble } from '../source.ts'
import type { Author } from '../write-patch.ts'
import { findTrouble } from './find-trouble.ts'
import type { GitCopy } from './git-copy.ts'

export interface GitProposerOptions {
  readonly copy: GitCopy
  readonly url: string
  readonly author: Author
  readonly clock: Pick<Clock, 'now'>
}

/** One file with its new text, as a commit. */
export interface Proposal {
  /** Relative to the root of the repository. */
  readonly path: string
  readonly blob: string
  readonly message: string
}

export type Pushed = { readonly commit: string; readonly link?: string } | { readonly trouble: MinutesTrouble }

/** Creates commits and branches without a working tree, so nothing on disk changes. */
export interface GitProposer {
  /** Stores a text in the copy and returns its id. @throws SourceTrouble */
  keep(text: string): Promise<string>
  /** The text of a file; undefined when it doesn't exist. */
  read(commit: string, path: string): Promise<string | undefined>
  /** The head commit of a remote branch, fetched into the copy; undefined when there is no such branch. @throws SourceTrouble */
  headOf(branch: string): Promise<string | undefined>
  /** @throws SourceTrouble */
  commit(proposal: Proposal, parent: string): Promise<string>
  /** Pushes only if the remote branch is at the expected commit; '' means that it must not exist. */
  push(commit: string, branch: string, expected: string): Promise<Pushed>
}

export function createGitProposer({ copy, url, author, clock }: GitProposerOptions): GitProposer {
  async function ask(args: readonly string[], within?: Parameters<GitCopy['run']>[1]): Promise<string> {
    const run = await copy.run(args, within)
    if (run.ended !== 'well') throw new SourceTrouble(findTrouble(run))
    return run.stdout.toString().trim()
  }

  const fetching = ['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--', url]

  return {
    keep: (text) => ask(['hash-object', '-w', '--stdin'], { input: text }),
    async read(commit, path) {
      const found = await copy.run(['cat-file', 'blob', `${commit}:${path}`])
      return found.ended === 'well' ? found.stdout.toString() : undefined
    },
    async headOf(branch) {
      const line = await ask(['ls-remote', '--refs', '--', url, `refs/heads/${branch}`])
      const [commit = ''] = line.split(/\s/, 1)
      if (commit === '') return undefined
      // Not every server serves a commit by its id.
      await ask([...fetching, commit]).catch(() => ask([...fetching, `refs/heads/${branch}`]))
      return commit
    },
    async commit({ path, blob, message }, parent) {
      const index = join(copy.folder, `index-${randomUUID()}`)
      const at = `${Math.floor(clock.now() / 1000)} +0000`
      const env = {
        GIT_INDEX_FILE: index,
        ...{ GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email, GIT_AUTHOR_DATE: at },
        ...{ GIT_COMMITTER_NAME: author.name, GIT_COMMITTER_EMAIL: author.email, GIT_COMMITTER_DATE: at },
      }
      try {
        await ask(['read-tree', parent], { env })
        await ask(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], { env })
        const tree = await ask(['write-tree'], { env })
        return await ask(['commit-tree', tree, '-p', parent, '-F', '-'], { env, input: message })
      } finally {
        await rm(index, { force: true })
      }
    },
    async push(commit, branch, expected) {
      const lease = `--force-with-lease=refs/heads/${branch}:${expected}`
      const push = await copy.run(['push', '--porcelain', lease, '--', url, `${commit}:refs/heads/${branch}`])
      if (push.ended === 'well') return { commit, ...findLink(push.stderr, url) }
      const isRejected = /\[(?:remote )?rejected\]|pre-receive hook declined|protected branch/.test(
        `${push.stdout}${push.stderr}`,
      )
      const trouble = isRejected
        ? { kind: 'push-rejected' as const, detail: push.stderr.trim().slice(-500) }
        : findPushTrouble(push)
      return { trouble }
    },
  }
}

/** Hosts that let everybody read say "not found" or "denied" only when somebody writes. */
function findPushTrouble(push: Parameters<typeof findTrouble>[0]): MinutesTrouble {
  const trouble = findTrouble(push)
  const isDenied = trouble.kind === 'no-repository' || /denied|read[- ]only|not allowed|not enabled/i.test(push.stderr)
  return isDenied && trouble.kind !== 'disk-full' ? { ...trouble, kind: 'push-rejected' } : trouble
}

/**
 * GitHub, GitLab, Gitea and Bitbucket respond to a new branch with an address for proposing it. A repository on this machine may
 * name a page on this machine.
 */
function findLink(said: string, url: string): { readonly link?: string } {
  const host = URL.canParse(url) ? new URL(url).hostname : /@([^:@]+):/.exec(url)?.[1]
  const links =
    said.match(/^remote:.*?(https?:\/\/[^\s<>"'`()[\]]+)/gm)?.map((line) => line.slice(line.search(/https?:/))) ?? []
  const link = links.find((one) => {
    const { protocol, hostname } = URL.parse(one) ?? {}
    return protocol === 'https:' ? hostname === host : host === '' && hostname !== undefined && isLoopback(hostname)
  })
  return link === undefined ? {} : { link }
}
