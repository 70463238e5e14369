import { sep } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  createMinutesIndex,
  type Glossary,
  type MinutesIndex,
  type MinutesSite,
  startIndex,
} from '../../domain/minutes/index.ts'
import type { MinutesProblem } from '../../ports/minutes.ts'
import { readGlossary } from './glossary-file.ts'
import { describeError, listFiles } from './list-files.ts'
import { type ReadFile, readFiles } from './read-files.ts'

export interface Place {
  readonly folder: string
  readonly siteUrl?: string | undefined
  readonly glossaryFile?: string | undefined
}

/** One look at the folder: what was read, and what it is served from. */
export interface Shelf {
  /** False when the folder could not be read, and the rest is from an earlier look. */
  readonly ok: boolean
  /** Files read at this look. */
  readonly read: number
  readonly files: ReadonlyMap<string, ReadFile>
  readonly glossary: Glossary
  readonly index: MinutesIndex
  readonly problems: readonly MinutesProblem[]
}

export const emptyShelf: Shelf = {
  ok: true,
  read: 0,
  files: new Map(),
  glossary: new Map(),
  index: createMinutesIndex([]),
  problems: [],
}

/** Indexing these takes some milliseconds, for which a command that arrives meanwhile waits. */
const indexedBetweenTurns = 20

/** Looks at the folder and keeps of the earlier shelf what has not changed. Never rejects. */
export async function fillShelf({ folder, siteUrl, glossaryFile }: Place, before: Shelf): Promise<Shelf> {
  const listing = await listFiles(folder).catch(describeError)
  if (typeof listing === 'string') {
    const problem = { file: folder, reason: 'folder-unreadable', detail: listing } as const
    const others = before.problems.filter(({ reason }) => reason !== problem.reason)
    return { ...before, ok: false, read: 0, problems: [problem, ...others] }
  }
  const { files, changed } = await readFiles(listing.files, before.files, describeSite(listing.root, siteUrl))
  const { glossary, problem } = await loadGlossary(glossaryFile, before.glossary)
  const isSame = changed === 0 && files.size === before.files.size && glossary === before.glossary
  const fileProblems = [...listing.problems, ...[...files.values()].flatMap((file) => file.problem ?? [])]
  return {
    ok: true,
    read: changed,
    files,
    glossary,
    index: isSame ? before.index : await buildIndex(files, glossary),
    problems: [...(problem ? [problem] : []), ...fileProblems.sort((a, b) => (a.file < b.file ? -1 : 1))],
  }
}

/** Drafts are left out: the site does not show them, and the bot must not say what nobody has published. */
async function buildIndex(files: ReadonlyMap<string, ReadFile>, glossary: Glossary): Promise<MinutesIndex> {
  const builder = startIndex(glossary)
  let added = 0
  for (const { parsed } of files.values()) {
    if (!parsed?.ok || parsed.minutes.draft) continue
    builder.add(parsed.minutes)
    if (++added % indexedBetweenTurns === 0) await nextTurn()
  }
  return builder.build()
}

/** The addresses of pages need their path inside `content`, which may begin above the folder of minutes. */
function describeSite(root: string, url: string | undefined): MinutesSite | undefined {
  if (url === undefined) return undefined
  const parts = root.split(sep)
  const content = parts.lastIndexOf('content')
  return { url, folder: content === -1 ? '' : parts.slice(content + 1).join('/') }
}

/** The glossary that was read last is kept, the same object when no word has changed or the file cannot be read. */
async function loadGlossary(
  file: string | undefined,
  before: Glossary,
): Promise<{ readonly glossary: Glossary; readonly problem?: MinutesProblem }> {
  if (file === undefined) return { glossary: before }
  try {
    const glossary = await readGlossary(file)
    const isSame = JSON.stringify([...glossary]) === JSON.stringify([...before])
    return { glossary: isSame ? before : glossary }
  } catch (error) {
    const detail = describeError(error).split('\n', 1)[0] ?? ''
    return { glossary: before, problem: { file, reason: 'glossary-unreadable', detail } }
  }
}
