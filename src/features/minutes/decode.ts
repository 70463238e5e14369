const utf8 = new TextDecoder('utf-8', { fatal: true })

export interface Decoded {
  readonly text: string
  /** The bytes weren't UTF-8 and were read as Windows-1252, which old Windows editors write. */
  readonly guessed: boolean
  /** The same text in bytes, if the file was UTF-8. */
  readonly utf8: Uint8Array | undefined
}

/** The text of a file without its byte order mark; undefined when the bytes aren't text. */
export function decodeText(bytes: string | Uint8Array): Decoded | undefined {
  if (typeof bytes === 'string') return refuseBinary(bytes.replace(/^\uFEFF/, ''), {})
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return refuseBinary(new TextDecoder('utf-16le').decode(bytes), {})
  try {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    return refuseBinary(utf8.decode(bytes), { utf8: hasMark ? bytes.subarray(3) : bytes })
  } catch {
    return refuseBinary(new TextDecoder('windows-1252').decode(bytes), { guessed: true })
  }
}

function refuseBinary(text: string, { guessed = false, utf8 }: Partial<Omit<Decoded, 'text'>>): Decoded | undefined {
  return text.includes('\u0000') ? undefined : { text, guessed, utf8 }
}
