/**
 * Splits a text into messages of at most `maxLength` UTF-16 units, which is 1 or more: between paragraphs if possible, otherwise between lines,
 * otherwise between words. A word is only cut if it is longer than a message. A code fence that is cut is closed before the
 * cut and reopened after it, unless messages are too short for that. Of 1 unit, a character of two still takes a whole message.
 */
export function splitMessage(text: string, maxLength: number): readonly string[] {
  const messages: string[] = []
  let rest = text
  let reopened = ''
  while (reopened.length + rest.length > maxLength) {
    const room = maxLength - reopened.length - (maxLength < shortestFenced ? 0 : closing.length)
    const cut = findCut(rest, room)
    const head = reopened + rest.slice(0, cut).trimEnd()
    const fence = maxLength < shortestFenced ? undefined : openFence(head)
    if (head !== '') messages.push(fence === undefined ? head : head + closing)
    reopened = fence === undefined ? '' : `${fence.length < maxLength / 3 ? fence : bareFence}\n`
    rest = fence === undefined ? rest.slice(cut).trimStart() : rest.slice(cut).replace(/^\n/, '')
  }
  if (rest !== '') messages.push(reopened + rest)
  return messages
}

const closing = '\n```'
const bareFence = '```'

/** In shorter messages, a fence that is closed and reopened would leave hardly any room for the text. */
const shortestFenced = 30

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
  const isHalf = last >= 0xd800 && last <= 0xdbff
  if (!isHalf) return room
  return room === 1 ? 2 : room - 1
}

function openFence(text: string): string | undefined {
  let fence: string | undefined
  for (const [line] of text.matchAll(/^```.*$/gm)) fence = fence === undefined ? line : undefined
  return fence
}
