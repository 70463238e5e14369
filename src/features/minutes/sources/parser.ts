import { Worker } from 'node:worker_threads'
import type { Turns } from '../../../shared/turns.ts'
import {
  type Minutes,
  type MinutesSite,
  type Outline,
  parseMinutes,
  type RefusedReason,
  rememberActionItems,
  type ScannedActionItems,
  scanActionItems,
} from '../index.ts'

export type ParsedFile =
  | { readonly ok: true; readonly minutes: Minutes; readonly outline: Outline }
  | { readonly ok: false; readonly reason: RefusedReason }

/** Parses files and reads their action items. */
export interface Parser {
  /** @throws when the parser itself fails. */
  parse(name: string, bytes: Uint8Array, site: MinutesSite | undefined): Promise<ParsedFile>
  close(): Promise<void>
}

/** In bytes. Parsing a larger file would hold up the event loop; all others are parsed between other work. */
const mostAtOnce = 50_000

/**
 * In bytes. A thread takes a tenth of a second to start, and some 20 MB that the process doesn't give back, so it isn't worth
 * starting for less than this in large files.
 */
const leastForThread = 1_000_000

/** @param sizes Of the files that will be parsed, in bytes. */
export function openParser(sizes: readonly number[], turns: Turns): Parser {
  const large = sizes.filter((size) => size > mostAtOnce)
  return large.reduce((sum, size) => sum + size, 0) > leastForThread ? startThread() : parseHere(turns)
}

function parseHere(turns: Turns): Parser {
  return {
    async parse(name, bytes, site) {
      const outcome = Promise.withResolvers<ParsedFile>()
      const pieces = (function* () {
        const parsed = parseMinutes({ name, text: bytes }, site)
        yield
        if (parsed.ok) scanActionItems(parsed.minutes, parsed.opened)
        outcome.resolve(parsed.ok ? { ok: true, minutes: parsed.minutes, outline: parsed.opened.outline } : parsed)
      })()
      await turns.run(pieces)
      return await outcome.promise
    },
    async close() {},
  }
}

/** A file for the thread. */
export interface ParseOrder {
  readonly id: number
  readonly name: string
  readonly bytes: Uint8Array
  readonly site: MinutesSite | undefined
}

/** What the thread made of it. */
export interface ParseOutcome {
  readonly id: number
  readonly parsed:
    | { readonly ok: true; readonly minutes: Minutes; readonly outline: Outline; readonly items: ScannedActionItems }
    | { readonly ok: false; readonly reason: RefusedReason }
}

/** The event loop stays free for answers while large files are parsed. */
function startThread(): Parser {
  const worker = new Worker(new URL('./parse-thread.ts', import.meta.url))
  const waiting = new Map<number, PromiseWithResolvers<ParsedFile>>()
  let orders = 0
  let failure: { readonly error: unknown } | undefined
  worker.on('message', ({ id, parsed }: ParseOutcome) => {
    waiting.get(id)?.resolve(parsed.ok ? take(parsed) : parsed)
    waiting.delete(id)
  })
  worker.on('error', (error) => {
    failure = { error }
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  })
  return {
    parse(name, bytes, site) {
      // A thread that has ended takes no more orders, and nobody would answer.
      if (failure !== undefined) return Promise.reject(failure.error)
      const id = ++orders
      const outcome = Promise.withResolvers<ParsedFile>()
      waiting.set(id, outcome)
      const own = ownBuffer(bytes)
      worker.postMessage({ id, name, bytes: own.bytes, site } satisfies ParseOrder, [own.buffer])
      return outcome.promise
    },
    close: async () => void (await worker.terminate()),
  }
}

function take({ minutes, outline, items }: Extract<ParseOutcome['parsed'], { ok: true }>): ParsedFile {
  rememberActionItems(minutes, items)
  return { ok: true, minutes, outline }
}

/** Bytes with a buffer of their own, which can be given to another thread. */
export function ownBuffer(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly buffer: ArrayBuffer } {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength) return { bytes, buffer }
  // A `Buffer` is often a piece of a pool, and its own `slice` copies nothing.
  const copy = new Uint8Array(bytes)
  return { bytes: copy, buffer: copy.buffer }
}
