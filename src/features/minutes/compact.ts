/** V8 copies shorter strings instead of slicing them. */
const shortestWindow = 13

/**
 * A copy that doesn't share memory. V8 keeps a slice as a window into the original string, so keeping one name would keep its
 * whole file in memory.
 */
export function copyString(text: string): string {
  return text.length < shortestWindow ? text : text.split('').join('')
}

const nothing: readonly never[] = []

/** A copy without spare capacity: an array built with `push` keeps sixteen free slots, which costs 130 bytes per file. */
export function trimList<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? nothing : list.slice()
}
