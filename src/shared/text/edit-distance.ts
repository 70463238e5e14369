/**
 * How many letters (UTF-16 units) must be added, dropped, changed or swapped with their neighbour. Undefined when it's more
 * than `most`. A swap counts as one edit because it's the most common typing slip.
 */
export function countEdits(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  if (same > 0) return countEdits(a.slice(same), b.slice(same), most)
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    const letter = a.charCodeAt(i - 1)
    let cost = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1)
      const changed = (last[j - 1] ?? 0) + (letter === other ? 0 : 1)
      cost = Math.min(changed, (last[j] ?? 0) + 1, cost + 1)
      const isSwap = j > 1 && letter === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2)
      if (isSwap) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    // No later row costs less.
    if (least > most) return undefined
    beforeLast = last
    last = row
  }
  const edits = last[b.length] ?? 0
  return edits <= most ? edits : undefined
}
