import { setImmediate as nextTurn } from 'node:timers/promises'
import { type OpenPromise, scanPromises } from '../../domain/minutes/index.ts'
import type { Log } from '../../ports/log.ts'
import type { MinutesArchive } from '../../ports/minutes.ts'
import { emptyShelf, fillShelf, type Shelf } from './shelf.ts'

export interface MinutesFolderOptions {
  readonly folder: string
  /** Root of the site that shows the minutes; without it answers carry no links. */
  readonly siteUrl?: string | undefined
  /** YAML; without it questions are looked up in their own language only. */
  readonly glossaryFile?: string | undefined
  readonly log: Pick<Log, 'warn'>
}

/** Some two milliseconds. */
const scannedBetweenTurns = 40

export interface RefreshResult {
  /** False when the folder could not be read and the last good copy is served on. */
  readonly ok: boolean
  /** Minutes that are served. */
  readonly minutes: number
  /** Files read this time; unchanged ones are not. */
  readonly read: number
  readonly problems: number
}

export interface MinutesFolder extends MinutesArchive {
  /** Looks at the folder again. Calls during a refresh share it. Never rejects. */
  refresh(): Promise<RefreshResult>
}

/** Serves the minutes of a folder. Nothing is read before the first call, so that the bot's start does not wait for it. */
export function createMinutesFolder({ log, ...place }: MinutesFolderOptions): MinutesFolder {
  let shelf: Shelf = emptyShelf
  let running: Promise<RefreshResult> | undefined
  let loaded: Promise<RefreshResult> | undefined

  async function load(): Promise<RefreshResult> {
    const reported = new Set(shelf.problems.map((problem) => JSON.stringify(problem)))
    shelf = await fillShelf(place, shelf)
    const { ok, read, index, problems } = shelf
    for (const problem of problems.filter((one) => !reported.has(JSON.stringify(one)))) {
      log.warn(problem, 'some minutes cannot be read as they are')
    }
    return { ok, read, minutes: index.all.length, problems: problems.length }
  }

  function refresh(): Promise<RefreshResult> {
    running ??= load().finally(() => {
      running = undefined
    })
    loaded ??= running
    return running
  }

  async function whenLoaded(): Promise<Shelf> {
    await (loaded ?? refresh())
    return shelf
  }

  /** Every file is read through once; a command that arrives meanwhile does not wait for all of them. */
  async function promises(): Promise<readonly OpenPromise[]> {
    const { index } = await whenLoaded()
    for (const [count, minutes] of index.all.entries()) {
      if (count % scannedBetweenTurns === scannedBetweenTurns - 1) await nextTurn()
      scanPromises(minutes)
    }
    return index.promises()
  }

  return {
    refresh,
    all: async () => (await whenLoaded()).index.all,
    on: async (date) => (await whenLoaded()).index.on(date),
    nearest: async (date) => (await whenLoaded()).index.nearest(date),
    ask: async (words, among) => (await whenLoaded()).index.ask(words, among),
    sections: async (minutes, name) => (await whenLoaded()).index.sections(minutes, name),
    promises,
    problems: async () => (await whenLoaded()).problems,
  }
}
