import { isWebAddress } from '../../shared/text/links.ts'
import { copyString } from './compact.ts'
import type { OpenMinutes } from './minutes-text.ts'
import { isQuotable } from './sections.ts'
import type { Minutes } from './types.ts'

/** Comes before the name, in either language: "Minutes taken by:", "Compte rendu rédigé par :", "Minute-taker:". */
const label = new RegExp(
  [
    '(?:meeting\\s+)?(?:minutes|notes?)\\s+(?:(?:were|was)\\s+)?(?:(?:taken|written|recorded|prepared)\\s+)?by',
    'minutes?[- ]taker',
    'note[- ]taker',
    'scribe',
    '(?:taken|recorded)\\s+by',
    '(?:le\\s+)?(?:compte[- ]rendu|proc[eè]s[- ]verbal|pv)\\s+(?:(?:r[eé]dig[eé]|pr[eé]par[eé]|fait|[eé]crit)\\s+)?par',
    'notes\\s+(?:prises|r[eé]dig[eé]es)\\s+par',
    '(?:r[eé]dig[eé]|pris)e?s?\\s+par',
    'secr[eé]taire(?:\\s+de\\s+s[eé]ance)?',
  ].join('|'),
  'i',
)
const takerLine = new RegExp(`^[\\s>*_+-]*(?:${label.source})\\s*[*_]*\\s*(?<colon>:)?[*_\\s]*(?<name>\\S.*)$`, 'i')

const nobody =
  /^(?:(?:tb[dac]|to be \w+|unknown|none|n\/?a|nobody|à (?:venir|déterminer|confirmer)|inconnue?|personne)[\s.]*|[?….-]+(?:\s[\s.]*)?)$/i
const linked = /^\[([^[\]]+)\]\(\s*<?([^\s()<>]*)/

/** A longer line is part of the discussion, not a label with a name. */
const longestLine = 200

export function findMinuteTaker({ lines, outline }: OpenMinutes): Minutes['minuteTaker'] {
  for (const [index, line] of lines.entries()) {
    if (line.length > longestLine || !isQuotable(outline, index)) continue
    const taker = readTaker(line)
    if (taker) return taker
  }
  return undefined
}

function readTaker(line: string): Minutes['minuteTaker'] {
  const groups = takerLine.exec(line)?.groups
  const written = groups?.['name']
  if (written === undefined) return undefined
  const link = linked.exec(written)
  if (link?.[1] !== undefined) {
    const url = link[2] ?? ''
    return { name: copyString(link[1].trim()), url: isWebAddress(url) ? copyString(url) : undefined }
  }
  const name = written
    .replace(/[*_`]+/g, '')
    .replace(/(?<![\s.,;])[\s.,;]+$/, '')
    .trim()
  const isName = groups?.['colon'] !== undefined || /^@?\p{Lu}/u.test(name)
  return isName && name !== '' && name.length <= 80 && !nobody.test(name)
    ? { name: copyString(name), url: undefined }
    : undefined
}

/** Whether a line only says who took the minutes. */
export function isTakerLine(line: string): boolean {
  return line.length <= longestLine && takerLine.test(line)
}
