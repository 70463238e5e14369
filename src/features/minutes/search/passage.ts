import { lineKinds, parentOf, type Structure } from '../open-outline.ts'
import { isQuotable } from '../sections.ts'
import type { MinutesAnswer } from '../types.ts'

/**
 * The list or section around a line: everything below it, or else its neighbours under the same heading, lead-in or item.
 * Undefined when that has no more lines than were quoted.
 */
export function findPassage(structure: Structure, line: number, quoted: number): MinutesAnswer['passage'] {
  const own = readBelow(structure, line)
  if (own.count > 0) return own.count + 1 > quoted ? { firstLine: line + 1, lastLine: own.lastLine } : undefined
  const parent = parentOf(structure, line)
  if (parent === -1) return undefined
  const around = readBelow(structure, parent)
  const leadIn = isQuotable(structure, parent) ? 1 : 0
  return around.count + leadIn > quoted ? { firstLine: parent + 1, lastLine: around.lastLine } : undefined
}

function readBelow(structure: Structure, line: number): { readonly count: number; readonly lastLine: number } {
  const below = new Set([line])
  let count = 0
  let lastLine = line + 1
  for (let index = line + 1; index < structure.kinds.length; index++) {
    const isBelow = below.has(parentOf(structure, index))
    if (isBelow) below.add(index)
    else if (structure.kinds[index] !== lineKinds.hidden) break
    if (isBelow && isQuotable(structure, index)) {
      count++
      lastLine = index + 1
    }
  }
  return { count, lastLine }
}
