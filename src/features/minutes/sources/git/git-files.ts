import type { MinutesProblem } from '../../archive.ts'
import { findUnreadKind, type UnreadKind } from '../../passed-over.ts'
import { isMinutesName, type ListedFile, type Listing } from '../list-files.ts'
import { type MinutesFiles, SourceTrouble } from '../source.ts'
import { createBlobReader } from './blob-reader.ts'
import type { GitCopy } from './git-copy.ts'
import type { Git } from './run-git.ts'

/** The files of minutes in the copy of a repository. Files are identified by their blob, so the same content is read once. */
export function createGitFiles(git: Git, copy: GitCopy, place: { readonly name: string; readonly path: string }): MinutesFiles {
  return {
    name: place.name,
    async list(): Promise<Listing> {
      const tip = await copy.tip()
      if ('kind' in tip) throw new SourceTrouble(tip)
      const files: ListedFile[] = []
      const problems: MinutesProblem[] = []
      const unread: UnreadKind[] = []
      for (const { name, blob, size, kind } of tip.entries) {
        if (name.split('/').some((part) => part.startsWith('.'))) continue
        const other = kind === 'submodule' ? kind : findUnreadKind(name)
        if (other !== undefined) unread.push(other)
        if (other !== undefined || !isMinutesName(name)) continue
        if (kind === 'file') files.push({ name, path: blob, size, stamp: copy.doubts === 0 ? blob : `${blob} ${copy.doubts}` })
        else problems.push({ file: name, reason: 'unreadable', detail: 'not a file' })
      }
      files.sort((a, b) => (a.name < b.name ? -1 : 1))
      const blobs = createBlobReader(git, copy.folder)
      return {
        ...{ root: place.path, files, problems, unread, close: blobs.close },
        readBytes: ({ path }) =>
          blobs.read(path).catch((error: unknown) => {
            copy.distrust()
            throw error
          }),
      }
    },
    remote: { update: copy.update, asOf: copy.asOf, stop: git.stop },
  }
}
