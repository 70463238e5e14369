import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../shared/clock.ts'
import type { MinutesPublisher } from '../publisher.ts'
import { createPublisher, type Draft } from './publication.ts'
import { type Author, writePatch } from './write-patch.ts'

interface FolderPublisherOptions {
  /** The folder of minutes; undefined when there is none. */
  readonly folder: string | undefined
  readonly author: Author
  readonly clock: Pick<Clock, 'now'>
}

/** For minutes without a repository to push to: somebody applies the patch by hand. Paths start at the folder of minutes. */
export function createFolderPublisher({ folder, author, clock }: FolderPublisherOptions): MinutesPublisher {
  const toPatch = ({ file, slug, message }: Draft, text: string, before?: string) => ({
    ...{ kind: 'patch' as const, name: `${slug}.patch` },
    text: writePatch({ path: file, before, text, message, author, at: clock.now() }),
  })
  return createPublisher({
    async publish(draft) {
      const { file, text } = draft
      const isTaken = folder !== undefined && (await isThere(join(folder, file)))
      return isTaken ? { kind: 'exists', file } : toPatch(draft, text)
    },
    async amend(draft, edit) {
      const before = folder === undefined ? undefined : await readThere(join(folder, draft.file))
      if (before === undefined) return { kind: 'absent' }
      const text = edit(before)
      return text === before ? { kind: 'unchanged' } : toPatch(draft, text, before)
    },
  })
}

/** A dangling link counts as well: writing through it would create a file elsewhere. */
function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Links aren't followed: they may lead out of the folder. */
async function readThere(path: string): Promise<string | undefined> {
  try {
    return (await lstat(path)).isFile() ? await readFile(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
