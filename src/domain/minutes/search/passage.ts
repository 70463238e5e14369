import { lineKinds } from '../open-outline.ts'
import { isQuotable } from '../sections.ts'
import type { Minutes, MinutesAnswer } from '../types.ts'

/**
 * The list or section around a line: all that stands below it, or else its neighbours below the same heading, lead-in or
 * item. Undefined when that has no more lines than were quoted.
 */
export function findPassage(minutes: Minutes, line: number, quoted: number): MinutesAnswer['passage'] {
  const own = readBelow(minutes, line)
  if (own.count > 0) return own.count + 1 > quoted ? { firstLine: line + 1, lastLine: own.lastLine } : undefined
  const parent = minutes.outline.parents[line] ?? -1
  if (parent === -1) return undefined
  const around = readBelow(minutes, parent)
  const leadIn = isQuotable(minutes.outline, parent) ? 1 : 0
  return around.count + leadIn > quoted ? { firstLine: parent + 1, lastLine: around.lastLine } : undefined
}

function readBelow({ outline, lines }: Minutes, line: number): { readonly count: number; readonly lastLine: number } {
  const below = new Set([line])
  let count = 0
  let lastLine = line + 1
  for (let index = line + 1; index < lines.length; index++) {
    const isBelow = below.has(outline.parents[index] ?? -1)
    if (isBelow) below.add(index)
    else if (outline.kinds[index] !== lineKinds.hidden) break
    if (isBelow && isQuotable(outline, index)) {
      count++
      lastLine = index + 1
    }
  }
  return { count, lastLine }
}
