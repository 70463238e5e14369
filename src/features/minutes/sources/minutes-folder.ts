import type { Clock } from '../../../shared/clock.ts'
import type { Log } from '../../../shared/log.ts'
import type { MinutesArchive, MinutesFreshness, MinutesTrouble, RefreshResult } from '../archive.ts'
import { parseMinutes } from '../index.ts'
import { pickUnread } from '../passed-over.ts'
import { listFiles } from './list-files.ts'
import { emptySnapshot, loadSnapshot, type MinutesSnapshot } from './minutes-snapshot.ts'
import type { MinutesFiles } from './source.ts'

export interface MinutesSnapshotOptions {
  /** Root of the site that shows the minutes; without it, replies have no links. */
  readonly siteUrl?: string | undefined
  /** The site's pattern for pages, as in Hugo's `permalinks`. */
  readonly permalinks?: string | undefined
  /** A YAML file. Without it, questions only find minutes in their own language. */
  readonly glossaryFile?: string | undefined
  readonly log: Pick<Log, 'warn'>
  readonly clock: Clock
  /** How to fix a problem, for people who read the log. */
  readonly mend?: (trouble: MinutesTrouble) => string
}

export interface MinutesFolderOptions extends MinutesSnapshotOptions {
  readonly folder: string
}

export interface MinutesFolder extends MinutesArchive {
  /** Whether refreshing the source uses the network. */
  readonly isRemote: boolean
  /** Stops work in progress, such as a running git. */
  stop(): void
}

/**
 * How long a question waits for the first refresh. After 6 s the lease on the question expires, and another copy of the bot
 * would run it again.
 */
const firstLookMs = 4_000

/** Serves the minutes of a folder. Reads nothing before the first call, so that the bot's start doesn't wait for it. */
export function createMinutesFolder({ folder, ...rest }: MinutesFolderOptions): MinutesFolder {
  return createMinutesArchive({ ...rest, files: { name: folder, list: () => listFiles(folder) } })
}

export function createMinutesArchive(options: MinutesSnapshotOptions & { readonly files: MinutesFiles }): MinutesFolder {
  const { files, log, clock, mend, ...place } = options
  let snapshot: MinutesSnapshot = emptySnapshot
  let freshness: MinutesFreshness = { asOf: undefined, trouble: { kind: 'not-read-yet' } }
  let isStopped = false
  let running: Promise<RefreshResult> | undefined
  const served = Promise.withResolvers<void>()
  /** Shared, because a command asks for several things, and may wait only once. */
  let firstLook: Promise<void> | undefined

  async function look(): Promise<void> {
    const known = snapshot.problems
    const unreadBefore = JSON.stringify(pickUnread(snapshot.passedOver))
    snapshot = await loadSnapshot({ ...place, files, clock }, snapshot)
    // `recordOutcome` reports that nothing at all can be read.
    const fresh = findNew(known, snapshot.problems).filter(({ reason }) => reason !== 'folder-unreadable')
    for (const problem of fresh) log.warn(problem, 'some minutes cannot be read')
    const unread = pickUnread(snapshot.passedOver)
    const isNew = JSON.stringify(unread) !== unreadBefore && Object.keys(unread).length > 0
    if (isNew) log.warn({ source: files.name, ...unread }, 'files in forms that are not read are passed over')
  }

  async function recordOutcome(trouble: MinutesTrouble | undefined): Promise<void> {
    if (!isStopped && trouble !== undefined && trouble.kind !== freshness.trouble?.kind) {
      log.warn({ source: files.name, ...trouble, mend: mend?.(trouble) }, 'the minutes could not be refreshed')
    }
    const seen = trouble === undefined ? clock.now() : freshness.asOf
    freshness = { trouble, asOf: files.remote === undefined ? seen : await files.remote.asOf() }
  }

  async function load(): Promise<RefreshResult> {
    let read = 0
    if (files.remote !== undefined && snapshot === emptySnapshot && (await files.remote.asOf()) !== undefined) {
      // Serves the copy of an earlier run while it fetches a newer one.
      await look()
      await recordOutcome(snapshot.trouble)
      read = snapshot.read
      served.resolve()
    }
    const trouble = await files.remote?.update()
    await look()
    await recordOutcome(trouble ?? snapshot.trouble)
    served.resolve()
    const { ok, index, problems, passedOver } = snapshot
    const outcome = { ok: ok && trouble === undefined, minutes: index.all.length, problems: problems.length, passedOver }
    return { ...outcome, read: read + snapshot.read, trouble: freshness.trouble }
  }

  function refresh(): Promise<RefreshResult> {
    running ??= load().finally(() => {
      running = undefined
    })
    return running
  }

  async function whenLoaded(): Promise<MinutesSnapshot> {
    if (snapshot === emptySnapshot) {
      void refresh()
      firstLook ??= waitAtMost(firstLookMs, served.promise, clock)
      await firstLook
    }
    return snapshot
  }

  return {
    isRemote: files.remote !== undefined,
    refresh,
    all: async () => (await whenLoaded()).index.all,
    on: async (date) => (await whenLoaded()).index.on(date),
    nearest: async (date) => (await whenLoaded()).index.nearest(date),
    ask: async (words, among) => (await whenLoaded()).index.ask(words, among),
    sections: async (minutes, name) => (await whenLoaded()).index.sections(minutes, name),
    actionItems: async () => (await whenLoaded()).index.actionItems(),
    problems: async () => (await whenLoaded()).problems,
    pageUrl(file, text) {
      const parsed = snapshot.site && parseMinutes({ name: file, text }, snapshot.site)
      return parsed?.ok === true ? parsed.minutes.url : undefined
    },
    counts: () => (snapshot === emptySnapshot ? undefined : { files: snapshot.files.size, problems: snapshot.problems.length }),
    isRead: () => snapshot !== emptySnapshot && freshness.asOf !== undefined,
    async freshness() {
      await whenLoaded()
      return freshness
    },
    stop() {
      isStopped = true
      files.remote?.stop()
    },
  }
}

function findNew<T>(known: readonly T[], found: readonly T[]): readonly T[] {
  const reported = new Set(known.map((one) => JSON.stringify(one)))
  return found.filter((one) => !reported.has(JSON.stringify(one)))
}

async function waitAtMost(ms: number, awaited: Promise<void>, clock: Pick<Clock, 'after'>): Promise<void> {
  const patience = Promise.withResolvers<void>()
  const forget = clock.after(ms, patience.resolve)
  await Promise.race([awaited, patience.promise])
  forget()
}
