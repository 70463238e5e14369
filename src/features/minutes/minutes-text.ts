import type { Decoded } from './decode.ts'
import type { Outline } from './open-outline.ts'
import { readOutline } from './outline.ts'
import type { Minutes } from './types.ts'

/** The lines of some minutes with their structure, for as long as somebody works with them. */
export interface OpenMinutes {
  /** The whole file, split at its line ends. */
  readonly lines: readonly string[]
  readonly outline: Outline
}

const encoder = new TextEncoder()
/** A byte order mark inside a file is a letter of its line. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Reads the text again. It takes some 15 microseconds for an ordinary file: keep the result for as long as it is needed. */
export function openMinutes({ text, bodyStart }: Pick<Minutes, 'text' | 'bodyStart'>): OpenMinutes {
  const lines = decoder.decode(text).split('\n')
  return { lines, outline: readOutline(lines, bodyStart) }
}

/** One split by a string is many times faster than by a pattern; lone carriage returns only occur in very old files. */
export function splitLines(text: string): readonly string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
}

/** The file's own bytes where they are what is kept of it anyway. */
export function packText({ text, utf8 }: Decoded, lines: readonly string[]): Uint8Array {
  return utf8 !== undefined && !text.includes('\r') ? utf8 : encoder.encode(lines.join('\n'))
}

/** @param start First byte; the text goes to the byte before `end`. */
export function readPackedText(text: Uint8Array, start: number, end: number): string {
  return decoder.decode(text.subarray(start, end))
}
