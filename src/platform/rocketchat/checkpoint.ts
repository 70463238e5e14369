import type { Clock, EpochMs } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { CheckpointStore } from './options.ts'

/**
 * A catch-up reaches this far behind the mark. Messages do not arrive in the order of their times: one with a link is held back
 * up to ten seconds for its preview, and a connection that has died silently is noticed after thirty.
 */
const overlapMs = minuteMs

/** A crash repeats this much of catching up; more frequent saving would only wear the disk. */
const saveEveryMs = 5_000

/** How far the bot has heard: every message sent until then is in the listener's keeping. Times are the workspace's. */
export interface Checkpoint {
  /** Reads the mark that an earlier run left, once. @throws what the store throws */
  load(serverNow: EpochMs): Promise<void>
  /** Where the next catch-up begins. */
  readonly readFrom: EpochMs
  /** Nothing older than this is answered: it was heard by an earlier run, or sent before the bot first came. */
  readonly oldest: EpochMs
  /** A message of that time has arrived, whatever it was. */
  observe(at: EpochMs): void
  /** A message is on its way to the listener; the mark does not pass it until it is released. */
  hold(id: string, at: EpochMs): void
  release(id: string): void
  /** Saves the mark if it has moved. */
  save(): Promise<void>
  /** Saves it for the last time. */
  close(): Promise<void>
}

interface HeardMarkOptions {
  readonly clock: Clock
  readonly log: Log
  readonly store: CheckpointStore
}

export function createCheckpoint({ clock, log, store }: HeardMarkOptions): Checkpoint {
  const held = createHeld()
  let oldest: EpochMs = Number.POSITIVE_INFINITY
  let heard: EpochMs = 0
  let saved: EpochMs = 0
  /** Never moves back: what is held behind a saved mark was sent within the overlap before it. */
  const current = () => Math.max(held.limit(heard), saved)
  const saver = createSaver(clock, async () => {
    const mark = current()
    if (mark !== saved && (await trySave(store, log, mark))) saved = mark
  })

  return {
    async load(serverNow) {
      if (oldest !== Number.POSITIVE_INFINITY) return
      heard = saved = await loadOrBegin(store, serverNow)
      oldest = saved - overlapMs
    },
    get readFrom() {
      return current() - overlapMs
    },
    get oldest() {
      return oldest
    },
    observe(at) {
      if (at <= heard) return
      heard = at
      saver.soon()
    },
    hold: held.add,
    release(id) {
      if (held.remove(id)) saver.soon()
    },
    save: saver.now,
    close: saver.close,
  }
}

async function trySave(store: CheckpointStore, log: Log, mark: EpochMs): Promise<boolean> {
  try {
    await store.save(mark)
    return true
  } catch (error) {
    log.warn({ err: error }, 'cannot save how far the bot has heard')
    return false
  }
}

/** On the very first run the mark stands one overlap ahead, so that catching up reaches back to this instant and no farther. */
async function loadOrBegin(store: CheckpointStore, serverNow: EpochMs): Promise<EpochMs> {
  const left = await store.load()
  if (left !== undefined) return left
  const first = serverNow + overlapMs
  await store.save(first)
  return first
}

/** Messages on their way to the listener: few at a time, so that looking through all of them costs nothing. */
function createHeld() {
  const times = new Map<string, EpochMs>()
  return {
    add: (id: string, at: EpochMs) => void times.set(id, at),
    remove: (id: string) => times.delete(id),
    /** The given time, or the last instant before the oldest of them. */
    limit: (at: EpochMs) => [...times.values()].reduce((limit, heldAt) => Math.min(limit, heldAt - 1), at),
  }
}

/** Saves at most every few seconds. */
function createSaver(clock: Clock, save: () => Promise<void>) {
  let cancel: (() => void) | undefined
  let isClosed = false
  function now(): Promise<void> {
    cancel?.()
    cancel = undefined
    return save()
  }
  return {
    now,
    soon() {
      if (!isClosed) cancel ??= clock.after(saveEveryMs, () => void now())
    },
    close() {
      isClosed = true
      return now()
    },
  }
}
