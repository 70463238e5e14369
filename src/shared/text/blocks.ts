const fence = '```'

/** What the fences and the line ends beside them take. */
const frame = 2 * (fence.length + 1)

/**
 * Shows a text as it is, in blocks of code of at most `maxLength` UTF-16 units each: cut between lines, so that the blocks put
 * one behind the other are the text again. A line that is longer than a message is cut as well.
 *
 * @param text Without backticks where it is to be copied exactly: a fence inside it would end the block.
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

/** Never between the halves of a character. */
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
