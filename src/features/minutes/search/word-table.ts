/** Numbers words from 0 in order of first use, without creating a string for a known word. */
export interface WordTable {
  /** The number of the UTF-8 word from `start` up to `end`; ASCII capitals count as small letters. */
  add(bytes: Uint8Array, start: number, end: number): number
  /** @param word In lower case. */
  find(word: string): number | undefined
  /** By number, in lower case. */
  readonly words: readonly string[]
}

/** A power of two, so that a mask finds the slot. Doubled once three quarters of the slots are taken. */
const firstSlots = 2 ** 12

/** The letters of all words; a word in minutes has eight letters on average. */
const firstLetters = 2 ** 15

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function createWordTable(): WordTable {
  const words: string[] = []
  /** All words one after the other, and where each ends. */
  let letters = new Uint8Array(firstLetters)
  const ends: number[] = []
  /** The word's number plus one, in the first free slot from its hash on; 0 means free. */
  let slots = new Uint32Array(firstSlots)

  function findSlot(bytes: Uint8Array, start: number, end: number): number {
    let slot = hash(bytes, start, end) & (slots.length - 1)
    for (let taken = slots[slot] ?? 0; taken !== 0; taken = slots[slot] ?? 0) {
      const from = ends[taken - 2] ?? 0
      if ((ends[taken - 1] ?? 0) - from === end - start && isSame(letters, from, bytes, start, end)) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
    return slot
  }

  function keep(bytes: Uint8Array, start: number, end: number): number {
    const from = ends.at(-1) ?? 0
    const to = from + end - start
    if (to > letters.length) {
      const larger = new Uint8Array(2 * to)
      larger.set(letters)
      letters = larger
    }
    for (let index = start; index < end; index++) letters[from + index - start] = lower(bytes[index] ?? 0)
    ends.push(to)
    return words.push(decoder.decode(letters.subarray(from, to)))
  }

  function grow(): void {
    slots = new Uint32Array(2 * slots.length)
    for (const [number, end] of ends.entries()) slots[findSlot(letters, ends[number - 1] ?? 0, end)] = number + 1
  }

  return {
    words,
    add: (bytes, start, end) => {
      const slot = findSlot(bytes, start, end)
      const taken = slots[slot] ?? 0
      if (taken !== 0) return taken - 1
      slots[slot] = keep(bytes, start, end)
      if (words.length * 4 > slots.length * 3) grow()
      return words.length - 1
    },
    find: (word) => {
      const bytes = encoder.encode(word)
      const taken = slots[findSlot(bytes, 0, bytes.length)] ?? 0
      return taken === 0 ? undefined : taken - 1
    },
  }
}

/** FNV-1a, with the constants of its 32-bit form. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0x811c9dc5
  for (let index = start; index < end; index++) sum = Math.imul(sum ^ lower(bytes[index] ?? 0), 0x01000193)
  return sum
}

function isSame(letters: Uint8Array, from: number, bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) {
    if (letters[from + index - start] !== lower(bytes[index] ?? 0)) return false
  }
  return true
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
}
