import type { Clock, EpochMs } from '../../shared/clock.ts'
import { minuteMs } from '../../shared/dates/time.ts'
import type { Log } from '../../shared/log.ts'
import type { CheckpointStore } from './options.ts'

/**
 * A catch-up starts this long before the checkpoint. Messages don't arrive in the order of their times: one with a link is
 * delayed for up to ten seconds for its preview, and a silently dead connection is noticed after thirty.
 */
const overlapMs = minuteMs

/** How often the checkpoint is saved, and so how much is read again after a crash. Saving more often would wear out the disk. */
const saveEveryMs = 5_000

/** The time up to which the listener has stored every message, so that a restart misses nothing. Times are the workspace's. */
export interface Checkpoint {
  /** Reads the checkpoint that an earlier run saved, once. @throws what the store throws */
  load(serverNow: EpochMs): Promise<void>
  /** Where the next catch-up starts. */
  readonly readFrom: EpochMs
  /** Messages older than this are ignored: an earlier run processed them, or they are from before the bot's first start. */
  readonly oldest: EpochMs
  /** A message with that time has arrived, of any kind. */
  observe(at: EpochMs): void
  /** A message is on its way to the listener; the checkpoint doesn't pass it until it's complete. */
  begin(id: string, at: EpochMs): void
  complete(id: string): void
  /** Saves the checkpoint if it has moved. */
  save(): Promise<void>
  /** Saves it one last time. */
  close(): Promise<void>
}

interface CheckpointOptions {
  readonly clock: Clock
  readonly log: Log
  readonly store: CheckpointStore
}

export function createCheckpoint({ clock, log, store }: CheckpointOptions): Checkpoint {
  const pending = createPending()
  let oldest: EpochMs = Number.POSITIVE_INFINITY
  let received: EpochMs = 0
  let saved: EpochMs = 0
  /** Never moves back: a message that is still pending was sent within the overlap before the saved checkpoint. */
  const current = () => Math.max(pending.limit(received), saved)
  const saver = createSaver(clock, async () => {
    const at = current()
    if (at !== saved && (await trySave(store, log, at))) saved = at
  })

  return {
    async load(serverNow) {
      if (oldest !== Number.POSITIVE_INFINITY) return
      received = saved = await loadOrCreate(store, serverNow)
      oldest = saved - overlapMs
    },
    get readFrom() {
      return current() - overlapMs
    },
    get oldest() {
      return oldest
    },
    observe(at) {
      if (at <= received) return
      received = at
      saver.soon()
    },
    begin: pending.add,
    complete(id) {
      if (pending.remove(id)) saver.soon()
    },
    save: saver.now,
    close: saver.close,
  }
}

async function trySave(store: CheckpointStore, log: Log, at: EpochMs): Promise<boolean> {
  try {
    await store.save(at)
    return true
  } catch (error) {
    log.warn({ err: error }, 'cannot save the checkpoint')
    return false
  }
}

/** On the very first run the checkpoint is one overlap ahead, so that the catch-up starts at this instant and no earlier. */
async function loadOrCreate(store: CheckpointStore, serverNow: EpochMs): Promise<EpochMs> {
  const last = await store.load()
  if (last !== undefined) return last
  const first = serverNow + overlapMs
  await store.save(first)
  return first
}

/** Messages on their way to the listener. There are only ever a few, so looking through all of them costs nothing. */
function createPending() {
  const times = new Map<string, EpochMs>()
  return {
    add: (id: string, at: EpochMs) => void times.set(id, at),
    remove: (id: string) => times.delete(id),
    /** The given time, or the last instant before the oldest pending message. */
    limit: (at: EpochMs) => [...times.values()].reduce((limit, pendingAt) => Math.min(limit, pendingAt - 1), at),
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
