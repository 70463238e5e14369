import type { Clock } from '../../../../shared/clock.ts'
import type { MinutesTrouble } from '../../archive.ts'
import type { Amended, MinutesAmendment, MinutesPublisher, Published } from '../../publisher.ts'
import { createPublisher, type Draft } from '../publication.ts'
import { SourceTrouble } from '../source.ts'
import { type Author, writePatch } from '../write-patch.ts'
import type { GitCopy, Tip } from './git-copy.ts'
import { createGitProposer } from './git-proposer.ts'

interface GitPublisherOptions {
  readonly copy: GitCopy
  readonly url: string
  /** The folder of minutes, relative to the root of the repository. */
  readonly path: string
  readonly author: Author
  readonly clock: Pick<Clock, 'now'>
}

/** These don't resolve themselves, so somebody has to apply the patch. For all others, trying again helps. */
const lasting: readonly MinutesTrouble['kind'][] = ['login-refused', 'push-rejected', 'no-git']

/** Where a file is, and its current text. */
interface Place {
  readonly file: string
  /** The base of a change. */
  readonly commit: string
  readonly text: string
  /** The branch that proposes it; undefined when it's already published. */
  readonly branch: string | undefined
}

/** Every change is a commit on a branch that the bot created; nothing on disk or on other branches changes. */
export function createGitPublisher({ copy, url, path, author, clock }: GitPublisherOptions): MinutesPublisher {
  const proposer = createGitProposer({ copy, url, author, clock })
  const inRepository = (file: string) => (path === '' ? file : `${path}/${file}`)

  async function publish(draft: Draft): Promise<Published> {
    const trouble = await copy.update()
    const tip = await copy.tip()
    if (findFile(tip, draft.file) !== undefined) return { kind: 'exists', file: draft.file }
    if (trouble !== undefined) return giveUp(draft, trouble)
    if ('kind' in tip) return giveUp(draft, tip)
    return copy.exclusive(() => orRefused(() => propose(draft, tip)))
  }

  async function propose(draft: Draft, tip: Tip): Promise<Published> {
    const branch = `rendezvous/${draft.slug}`
    const blob = await proposer.keep(draft.text)
    const fullPath = inRepository(draft.file)
    const there = await findProposed(proposer, draft, fullPath, branch)
    if (there !== undefined) return there
    const commit = await proposer.commit({ path: fullPath, blob, message: draft.message }, tip.commit)
    // Created but never moved: the lease expects that the branch doesn't exist.
    const pushed = await proposer.push(commit, branch, '')
    if (!('trouble' in pushed)) return { kind: 'pushed', branch, ...pushed }
    // Another copy of the bot may have created the branch in the meantime.
    const isTaken = pushed.trouble.kind === 'push-rejected'
    const meanwhile = isTaken ? await findProposed(proposer, draft, fullPath, branch) : undefined
    return meanwhile ?? giveUp(draft, pushed.trouble)
  }

  async function amend(draft: Draft, edit: MinutesAmendment['edit']): Promise<Amended> {
    const trouble = await copy.update()
    const tip = await copy.tip()
    if (trouble !== undefined) return { kind: 'refused', why: trouble }
    if ('kind' in tip) return { kind: 'refused', why: tip }
    return copy.exclusive(() =>
      orRefused(async () => {
        const place = await findPlace(draft, tip)
        if (place === undefined) return { kind: 'absent' }
        const text = edit(place.text)
        return text === place.text ? { kind: 'unchanged' } : proposeChange({ ...draft, text }, place)
      }),
    )
  }

  async function findPlace({ file, slug }: Draft, tip: Tip): Promise<Place | undefined> {
    const merged = findFile(tip, file)
    const branch = merged === undefined ? `rendezvous/${slug}` : undefined
    const commit = branch === undefined ? tip.commit : await proposer.headOf(branch)
    if (commit === undefined) return undefined
    const text = await proposer.read(commit, inRepository(merged ?? file))
    return text === undefined ? undefined : { file: merged ?? file, commit, text, branch }
  }

  /**
   * A file that is still proposed gets another commit on its branch. A published one gets a branch named after the new text, so
   * that repeating the same change uses the same branch and a later change gets its own.
   */
  async function proposeChange(draft: Draft, place: Place): Promise<Amended> {
    const blob = await proposer.keep(draft.text)
    const branch = place.branch ?? `rendezvous/${draft.slug}-${blob.slice(0, 8)}`
    const there = place.branch === undefined ? await proposer.headOf(branch) : undefined
    if (there !== undefined) return { kind: 'pushed', branch, commit: there }
    const change = { path: inRepository(place.file), blob, message: draft.message }
    const commit = await proposer.commit(change, place.commit)
    const pushed = await proposer.push(commit, branch, place.branch === undefined ? '' : place.commit)
    return 'trouble' in pushed ? giveUp(draft, pushed.trouble, place) : { kind: 'pushed', branch, ...pushed }
  }

  function giveUp({ file, slug, text, message }: Draft, why: MinutesTrouble, place?: Place) {
    if (!lasting.includes(why.kind)) return { kind: 'refused' as const, why }
    const parts = { text, message, author, at: clock.now() }
    const patch = writePatch({ ...parts, path: inRepository(place?.file ?? file), before: place?.text })
    return { kind: 'patch' as const, name: `${slug}.patch`, text: patch, why }
  }

  return createPublisher({ publish, amend })
}

/** What an earlier call, or somebody else, pushed to the branch. `path` is that of the file in the repository. */
async function findProposed(
  proposer: Pick<ReturnType<typeof createGitProposer>, 'headOf' | 'read'>,
  { file, text }: Draft,
  path: string,
  branch: string,
): Promise<Published | undefined> {
  const commit = await proposer.headOf(branch)
  if (commit === undefined) return undefined
  const found = await proposer.read(commit, path)
  if (found === undefined) return { kind: 'refused', why: { kind: 'branch-taken', detail: branch } }
  return found === text ? { kind: 'pushed', branch, commit } : { kind: 'exists', file, branch }
}

/** The file system that the site is built on may not be case-sensitive. */
function findFile(tip: Tip | MinutesTrouble, file: string): string | undefined {
  if ('kind' in tip) return undefined
  return tip.entries.find(({ name }) => name.toLowerCase() === file.toLowerCase())?.name
}

async function orRefused<T>(work: () => Promise<T>): Promise<T | { readonly kind: 'refused'; readonly why: MinutesTrouble }> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SourceTrouble) return { kind: 'refused', why: error.trouble }
    throw error
  }
}
