/** V8 copies shorter strings when it cuts them. */
const shortestWindow = 13

/**
 * A copy that stands alone. A string cut from another is a window into it: a name that is kept would keep its whole file in
 * memory.
 */
export function copyString(text: string): string {
  return text.length < shortestWindow ? text : text.split('').join('')
}

const nothing: readonly never[] = []

/** A copy without spare room: a list that was put together keeps sixteen free places, which is 130 bytes for every file. */
export function trimList<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? nothing : list.slice()
}
