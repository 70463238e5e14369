import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../ports/clock.ts'
import type { MinutesTrouble } from '../../../ports/minutes.ts'
import type { MinutesPublisher, Published } from '../../../ports/minutes-publisher.ts'
import { type Draft, readPublication } from '../publication.ts'
import { type Author, writePatch } from '../write-patch.ts'
import { findTrouble } from './find-trouble.ts'
import type { GitCopy, Tip } from './git-copy.ts'

interface GitPublisherOptions {
  readonly copy: GitCopy
  readonly url: string
  /** Of the minutes, below the root of the repository. */
  readonly path: string
  readonly author: Author
  readonly clock: Pick<Clock, 'now'>
}

/** These do not pass by themselves, so that somebody must carry the patch; of all else the remedy is to try again. */
const lasting: readonly MinutesTrouble['kind'][] = ['login-refused', 'push-rejected', 'no-git']

/** A commit on a branch of its own, made without laying out any file, so that nothing on disk or on other branches changes. */
export function createGitPublisher({ copy, url, path, author, clock }: GitPublisherOptions): MinutesPublisher {
  async function publish(draft: Draft): Promise<Published> {
    const trouble = await copy.update()
    const tip = await copy.tip()
    if (!('kind' in tip) && tip.entries.some(({ name }) => name.toLowerCase() === draft.file.toLowerCase())) {
      return { kind: 'exists', file: draft.file }
    }
    if (trouble !== undefined) return giveUp(draft, trouble)
    if ('kind' in tip) return giveUp(draft, tip)
    return copy.exclusive(() => propose(draft, tip))
  }

  async function propose(draft: Draft, tip: Tip): Promise<Published> {
    const branch = `rendezvous/${draft.slug}`
    try {
      const blob = await ask(['hash-object', '-w', '--stdin'], { input: draft.text })
      const there = await findProposed(draft, branch, blob)
      if (there !== undefined) return there
      const commit = await writeCommit(draft, tip, blob)
      // Created and never moved: the lease expects that there is no such branch.
      const push = await copy.run([
        'push',
        '--porcelain',
        `--force-with-lease=refs/heads/${branch}:`,
        '--',
        url,
        `${commit}:refs/heads/${branch}`,
      ])
      if (push.ended === 'well') return { kind: 'pushed', branch, commit, ...findLink(push.stderr, url) }
      const isRejected = /\[(?:remote )?rejected\]|pre-receive hook declined|protected branch/.test(
        `${push.stdout}${push.stderr}`,
      )
      // Another copy of the bot may have made the branch meanwhile.
      const meanwhile = isRejected ? await findProposed(draft, branch, blob) : undefined
      if (meanwhile !== undefined) return meanwhile
      const why = isRejected
        ? { kind: 'push-rejected' as const, detail: push.stderr.trim().slice(-500) }
        : findPushTrouble(push)
      return giveUp(draft, why)
    } catch (error) {
      if (error instanceof Failed) return { kind: 'refused', why: error.trouble }
      throw error
    }
  }

  /** What an earlier call, or somebody else, has put on the branch. */
  async function findProposed({ file }: Draft, branch: string, blob: string): Promise<Published | undefined> {
    const line = await ask(['ls-remote', '--refs', '--', url, `refs/heads/${branch}`])
    const [commit = ''] = line.split(/\s/, 1)
    if (commit === '') return undefined
    await ask(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--', url, commit]).catch(() =>
      ask(['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--', url, `refs/heads/${branch}`]),
    )
    const found = await copy.run(['rev-parse', '--verify', '--quiet', `${commit}:${inRepository(file)}`])
    if (found.ended !== 'well') return { kind: 'refused', why: { kind: 'branch-taken', detail: branch } }
    return found.stdout.toString().trim() === blob ? { kind: 'pushed', branch, commit } : { kind: 'exists', file, branch }
  }

  async function writeCommit({ file, message }: Draft, tip: Tip, blob: string): Promise<string> {
    const index = join(copy.folder, `index-${randomUUID()}`)
    const at = `${Math.floor(clock.now() / 1000)} +0000`
    const env = {
      GIT_INDEX_FILE: index,
      ...{ GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email, GIT_AUTHOR_DATE: at },
      ...{ GIT_COMMITTER_NAME: author.name, GIT_COMMITTER_EMAIL: author.email, GIT_COMMITTER_DATE: at },
    }
    try {
      await ask(['read-tree', tip.commit], { env })
      await ask(['update-index', '--add', '--cacheinfo', `100644,${blob},${inRepository(file)}`], { env })
      const tree = await ask(['write-tree'], { env })
      return await ask(['commit-tree', tree, '-p', tip.commit, '-F', '-'], { env, input: message })
    } finally {
      await rm(index, { force: true })
    }
  }

  /** @throws Failed */
  async function ask(args: readonly string[], within?: Parameters<GitCopy['run']>[1]): Promise<string> {
    const run = await copy.run(args, within)
    if (run.ended !== 'well') throw new Failed(findTrouble(run))
    return run.stdout.toString().trim()
  }

  function giveUp({ file, slug, text, message }: Draft, why: MinutesTrouble): Published {
    if (!lasting.includes(why.kind)) return { kind: 'refused', why }
    const patch = writePatch({ path: inRepository(file), text, message, author, at: clock.now() })
    return { kind: 'patch', name: `${slug}.patch`, text: patch, why }
  }

  const inRepository = (file: string) => (path === '' ? file : `${path}/${file}`)

  return {
    async publish(publication) {
      const draft = readPublication(publication)
      return 'kind' in draft ? { kind: 'refused', why: draft } : publish(draft)
    },
  }
}

class Failed extends Error {
  readonly trouble: MinutesTrouble

  constructor(trouble: MinutesTrouble) {
    super(trouble.kind)
    this.trouble = trouble
  }
}

/** Hosts that let everybody read say "not found" or "denied" only to those who write. */
function findPushTrouble(push: Parameters<typeof findTrouble>[0]): MinutesTrouble {
  const trouble = findTrouble(push)
  const isDenied = trouble.kind === 'no-repository' || /denied|read[- ]only|not allowed|not enabled/i.test(push.stderr)
  return isDenied && trouble.kind !== 'disk-full' ? { ...trouble, kind: 'push-rejected' } : trouble
}

/** GitHub, GitLab, Gitea and Bitbucket answer a new branch with the address under which it can be proposed. */
function findLink(said: string, url: string): { readonly link?: string } {
  const host = URL.canParse(url) ? new URL(url).hostname : /@([^:]+):/.exec(url)?.[1]
  const links =
    said.match(/^remote:.*?(https:\/\/[^\s<>"'`()[\]]+)/gm)?.map((line) => line.slice(line.indexOf('https://'))) ?? []
  const link = links.find((one) => URL.canParse(one) && new URL(one).hostname === host)
  return link === undefined ? {} : { link }
}
