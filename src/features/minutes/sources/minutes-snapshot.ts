import { sep } from 'node:path'
import type { Clock, EpochMs } from '../../../shared/clock.ts'
import { mapConcurrently } from '../../../shared/concurrency.ts'
import { createTurns } from '../../../shared/turns.ts'
import type { MinutesProblem, MinutesTrouble } from '../archive.ts'
import { createMinutesIndex, type IndexBuilder, type MinutesIndex, type MinutesSite, startIndex } from '../index.ts'
import { addUp, type PassedOver } from '../passed-over.ts'
import { type LoadedGlossary, loadGlossary, noGlossary } from './glossary-file.ts'
import { describeError, filesAtOnce, type ListedFile, type Listing } from './list-files.ts'
import { openParser } from './parser.ts'
import { addPublished, haveDates, listPassedOver } from './published.ts'
import { type KnownFile, readFile } from './read-file.ts'
import { type MinutesFiles, SourceTrouble } from './source.ts'

export interface SourceFolder {
  readonly files: MinutesFiles
  readonly siteUrl?: string | undefined
  readonly permalinks?: string | undefined
  readonly glossaryFile?: string | undefined
  readonly clock: Pick<Clock, 'now'>
}

/** One refresh of the source: what was read, and what is served from it. */
export interface MinutesSnapshot {
  /** False when the source couldn't be read, and the rest is from an earlier refresh. */
  readonly ok: boolean
  /** How many files this refresh read. */
  readonly read: number
  /** By name. */
  readonly files: ReadonlyMap<string, KnownFile>
  readonly glossary: LoadedGlossary
  readonly index: MinutesIndex
  /** Where the pages are; undefined without a site. */
  readonly site: MinutesSite | undefined
  readonly problems: readonly MinutesProblem[]
  readonly passedOver: PassedOver
  /** Why the source couldn't be read. */
  readonly trouble: MinutesTrouble | undefined
}

export const emptySnapshot: MinutesSnapshot = {
  ok: true,
  read: 0,
  files: new Map(),
  glossary: noGlossary,
  index: createMinutesIndex([]),
  site: undefined,
  problems: [],
  passedOver: {},
  trouble: undefined,
}

/** Reads the source again, but only files that have changed. Never rejects. */
export async function loadSnapshot({ files, ...place }: SourceFolder, before: MinutesSnapshot): Promise<MinutesSnapshot> {
  const listing = await files.list().catch(describeTrouble)
  if ('kind' in listing) {
    const problem = { file: files.name, reason: 'folder-unreadable', detail: listing.detail ?? listing.kind } as const
    const others = before.problems.filter(({ reason }) => reason !== problem.reason)
    return { ...before, ok: false, read: 0, problems: [problem, ...others], trouble: listing }
  }
  try {
    return await fillFrom(listing, place, before)
  } finally {
    listing.close()
  }
}

function describeTrouble(error: unknown): MinutesTrouble {
  return error instanceof SourceTrouble ? error.trouble : { kind: 'folder-unreadable', detail: describeError(error) }
}

async function fillFrom(
  listing: Listing,
  { siteUrl, permalinks, glossaryFile, clock }: Omit<SourceFolder, 'files'>,
  before: MinutesSnapshot,
): Promise<MinutesSnapshot> {
  const glossary = await loadGlossary(glossaryFile, before.glossary)
  const now = clock.now()
  const isSame =
    glossary.words === before.glossary.words && isSameFiles(listing.files, before.files) && !haveDates(before.files)
  const site = describeSite(listing.root, siteUrl, permalinks)
  const filled = isSame
    ? { read: 0, files: before.files, index: before.index }
    : await readAndIndex(listing, before.files, { builder: startIndex(glossary.words), now }, site)
  const fileProblems = [...listing.problems]
  for (const { problem } of filled.files.values()) if (problem) fileProblems.push(problem)
  fileProblems.sort((a, b) => (a.file < b.file ? -1 : 1))
  const passedOver = addUp([...listPassedOver(filled.files, now), ...listing.unread])
  const problems = [...(glossary.problem ? [glossary.problem] : []), ...fileProblems]
  return { ok: true, ...filled, site, glossary, problems, passedOver, trouble: undefined }
}

function isSameFiles(files: readonly ListedFile[], before: ReadonlyMap<string, KnownFile>): boolean {
  return files.length === before.size && files.every(({ name, stamp }) => before.get(name)?.stamp === stamp)
}

/** Reads files that are new or have a different stamp, and indexes each while it's open. */
async function readAndIndex(
  listing: Listing,
  before: ReadonlyMap<string, KnownFile>,
  { builder, now }: { readonly builder: IndexBuilder; readonly now: EpochMs },
  site: MinutesSite | undefined,
): Promise<Pick<MinutesSnapshot, 'read' | 'files' | 'index'>> {
  let read = 0
  const turns = createTurns()
  const changed = listing.files.filter(({ name, stamp }) => before.get(name)?.stamp !== stamp)
  const parser = openParser(
    changed.map(({ size }) => size),
    turns,
  )
  const reading = mapConcurrently(listing.files, filesAtOnce, async (file): Promise<readonly [string, KnownFile]> => {
    const known = before.get(file.name)
    if (known?.stamp === file.stamp) {
      await turns.run(addPublished(builder, known, now))
      return [file.name, known]
    }
    const { outline, ...fresh } = await readFile(file, { readBytes: listing.readBytes, parse: parser.parse }, site)
    read++
    await turns.run(addPublished(builder, { ...fresh, outline }, now))
    return [file.name, fresh]
  })
  const files = await reading.finally(() => parser.close())
  const index = builder.build()
  await turns.run(index.prepare())
  return { read, files: new Map(files), index }
}

/** Page addresses need the path inside `content`, which may begin above the folder of minutes. */
function describeSite(root: string, url: string | undefined, permalinks: string | undefined): MinutesSite | undefined {
  if (url === undefined) return undefined
  const parts = root.split(sep)
  const content = parts.lastIndexOf('content')
  const folder = content === -1 ? '' : parts.slice(content + 1).join('/')
  return { url, folder, ...(permalinks !== undefined && { permalinks }) }
}
