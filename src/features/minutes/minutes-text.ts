import type { Decoded } from './decode.ts'
import type { Outline } from './open-outline.ts'
import { readOutline } from './outline.ts'
import type { Minutes } from './types.ts'

/** The lines of some minutes with their structure, kept only while they are being worked with. */
export interface OpenMinutes {
  /** The whole file, split at its line ends. */
  readonly lines: readonly string[]
  readonly outline: Outline
}

const encoder = new TextEncoder()
/** A byte order mark inside a file is part of its line. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Parses the text again. It takes about 15 microseconds for an ordinary file, so keep the result as long as you need it. */
export function openMinutes({ text, bodyStart }: Pick<Minutes, 'text' | 'bodyStart'>): OpenMinutes {
  const lines = splitPacked(text)
  return { lines, outline: readOutline(lines, bodyStart) }
}

/** The lines of packed text. */
export function splitPacked(text: Uint8Array): readonly string[] {
  return decoder.decode(text).split('\n')
}

/** Splitting by a string is many times faster than by a pattern, and lone carriage returns only occur in very old files. */
export function splitLines(text: string): readonly string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
}

/** The file's own bytes, when they equal what would be kept. */
export function packText({ text, utf8 }: Decoded, lines: readonly string[]): Uint8Array {
  return utf8 !== undefined && !text.includes('\r') ? utf8 : encoder.encode(lines.join('\n'))
}

/** @param start First byte; the text ends before byte `end`. */
export function readPackedText(text: Uint8Array, start: number, end: number): string {
  return decoder.decode(text.subarray(start, end))
}
