const fence = '```'

/** The length of both fences and their line ends. */
const frame = 2 * (fence.length + 1)

/**
 * Shows a text unchanged in code blocks of at most `maxLength` UTF-16 units each, split between lines: the blocks joined
 * together are the text again. Only a line that is longer than a message is cut.
 *
 * @param text Must not contain a fence, which would end the block.
 */
export function showInBlocks(text: string, maxLength: number): readonly string[] {
  const most = maxLength - frame
  const blocks: string[] = []
  let current: string[] = []
  let length = 0
  const close = () => {
    if (current.length > 0) blocks.push(`${fence}\n${current.join('\n')}\n${fence}`)
    current = []
    length = 0
  }
  for (const line of text
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((one) => cut(one, most))) {
    if (length + line.length + 1 > most) close()
    current.push(line)
    length += line.length + 1
  }
  close()
  return blocks
}

/** Splits a line without cutting a character in half. */
function cut(line: string, most: number): readonly string[] {
  if (line.length < most) return [line]
  const pieces: string[] = []
  let piece = ''
  for (const character of line) {
    if (piece.length + character.length >= most) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
