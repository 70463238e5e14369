/** The equals sign at the end of a broken line comes on top of this. */
const longestLine = 75

/**
 * Lines of at most 76 characters in the encoding of RFC 2045. Letters, digits and harmless signs stay readable. Everything else
 * is encoded, including what a chat client would take for a mention or code and spaces at line ends, so that copying from
 * chat changes nothing.
 */
export function quotePrintable(line: string): readonly string[] {
  const written: string[] = []
  let current = ''
  const bytes = Buffer.from(line)
  for (const [index, byte] of bytes.entries()) {
    const isBlankInside = byte === 0x20 && index < bytes.length - 1
    const isPlain = isBlankInside || /[\w.,;:+/()?&"'%-]/.test(String.fromCharCode(byte))
    const unit = byte < 0x80 && isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    // A space at the end of a broken line may be lost on the way.
    if (current.length + unit.length > longestLine || (unit === ' ' && current.length + 1 === longestLine)) {
      written.push(`${current}=`)
      current = ''
    }
    current += unit
  }
  return [...written, current]
}
