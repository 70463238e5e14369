const utf8 = new TextDecoder('utf-8', { fatal: true })

export interface Decoded {
  readonly text: string
  /** The bytes were not UTF-8 and were read as Windows-1252, which old Windows editors write. */
  readonly guessed: boolean
}

/** Text of a file without its byte order mark; undefined for bytes that are no text. */
export function decodeText(bytes: string | Uint8Array): Decoded | undefined {
  if (typeof bytes === 'string') return refuseBinary({ text: bytes.replace(/^\uFEFF/, ''), guessed: false })
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return refuseBinary({ text: new TextDecoder('utf-16le').decode(bytes), guessed: false })
  return refuseBinary(decodeBytes(bytes))
}

function decodeBytes(bytes: Uint8Array): Decoded {
  try {
    return { text: utf8.decode(bytes), guessed: false }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true }
  }
}

function refuseBinary(decoded: Decoded): Decoded | undefined {
  return decoded.text.includes('\u0000') ? undefined : decoded
}
