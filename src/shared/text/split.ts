/**
 * Splits a text into messages of at most `maxLength` UTF-16 units: between paragraphs if possible, otherwise between lines,
 * otherwise between words. A word is only cut if it is longer than a message. A code fence that is cut is closed before the
 * cut and reopened after it.
 */
export function splitMessage(text: string, maxLength: number): readonly string[] {
  const messages: string[] = []
  let rest = text
  let reopened = ''
  while (reopened.length + rest.length > maxLength) {
    const room = maxLength - reopened.length - closing.length
    const cut = findCut(rest, room)
    const head = reopened + rest.slice(0, cut).trimEnd()
    const fence = openFence(head)
    messages.push(fence === undefined ? head : head + closing)
    reopened = fence === undefined ? '' : `${fence}\n`
    rest = fence === undefined ? rest.slice(cut).trimStart() : rest.slice(cut).replace(/^\n/, '')
  }
  if (rest !== '') messages.push(reopened + rest)
  return messages
}

const closing = '\n```'

/** A cut in the first third would leave a message nearly empty; a less tidy cut further on is better. */
const earliest = 1 / 3

function findCut(text: string, room: number): number {
  const window = text.slice(0, room + 1)
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(boundary)
    if (at > room * earliest) return at
  }
  // Don't separate a surrogate pair: each half would be stored as a broken character.
  const last = text.charCodeAt(room - 1)
  return last >= 0xd800 && last <= 0xdbff ? room - 1 : room
}

function openFence(text: string): string | undefined {
  let fence: string | undefined
  for (const [line] of text.matchAll(/^```.*$/gm)) fence = fence === undefined ? line : undefined
  return fence
}
