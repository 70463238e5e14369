import { lineKinds, parentOf } from '../open-outline.ts'
import { findHeading, isQuotable } from '../sections.ts'
import { readPageLine, type SearchPage } from './page.ts'

/** Comes before the name of somebody who spoke. */
const label =
  /^[\s>*_+-]*(?:(?:guest )?speakers?|presenters?|presented by|given by|led by|hosts?|panel|conf[ée]renci(?:er|[èe]re)s?|pr[ée]sent(?:ateur|atrice)s?|pr[ée]sent[ée]e?s? par|pr[ée]sentation (?:de|d['’])|anim[ée]e? par|donn[ée]e? par|table ronde avec|discussion anim[ée]e par)\b/iu

const name = String.raw`\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}?\p{Ll}+)*(?: (?:de |Mc|O['’])?\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}?\p{Ll}+)*)+`

const spoke =
  /\b(?:gave|given|presented|presents|showed|shows|walked|spoke|talked|told|explained|demoed|led|on|about|from|of|a (?:présenté|montré|décrit|expliqué|donné|parlé|animé))(?![\p{L}])/u

const named = new RegExp(name, 'u')

/** Only this much of a line is read for a name. */
const longestLine = 300

/**
 * The line that says who spoke, in the part of the minutes that a line belongs to: a labelled one ("Speaker: …"), a sentence
 * with a full name ("Ross Clarke gave a presentation"), or a name on a line of its own. The given line is preferred.
 * Undefined when no line says it.
 */
export function findSpeakerLine(page: SearchPage, line: number): number | undefined {
  if (saysWho(page, line)) return line
  for (let heading = findHeading(page, line); heading !== -1; heading = findHeading(page, parentOf(page, heading))) {
    const lines = listOwnLines(page, heading)
    const found = lines.find((one) => isLabelled(page, one)) ?? lines.find((one) => saysWho(page, one))
    if (found !== undefined) return found
    if (parentOf(page, heading) === -1) break
  }
  return undefined
}

function isLabelled(page: SearchPage, line: number): boolean {
  return label.test(readPageLine(page, line).slice(0, longestLine))
}

function saysWho(page: SearchPage, line: number): boolean {
  if (!isQuotable(page, line)) return false
  const text = readPageLine(page, line).slice(0, longestLine)
  if (label.test(text)) return true
  if (!named.test(text)) return false
  return spoke.test(text) || (page.kinds[line] === lineKinds.text && text.search(named) === 0)
}

/** The quotable lines between a heading and the next one. */
function listOwnLines(page: SearchPage, heading: number): readonly number[] {
  const lines: number[] = []
  for (let line = heading + 1; line < page.kinds.length && page.kinds[line] !== lineKinds.heading; line++) {
    if (isQuotable(page, line)) lines.push(line)
  }
  return lines
}
