import { openMinutes } from './minutes-text.ts'
import { lineKinds } from './open-outline.ts'
import { findHeading, isQuotable } from './sections.ts'
import type { Minutes } from './types.ts'

const label =
  /^[\s>*_+-]{0,20}(?:(?:presentation|talk|demo|pr[ée]sentation) )?(?:(?:was |a été )?(?:given|donn[ée]e?) (?:by|par)|(?:guest )?speakers?|presenters?|panel|presented by|pr[ée]sent[ée]e?s? par|pr[ée]sentation de|conf[ée]renci(?:er|[èe]re)s?|pr[ée]sentat(?:eur|rice)s?|table ronde avec|(?:discussion )?anim[ée]e? par)[\s*_]{0,5}:?[\s*_]{0,5}(?<names>.{1,200})$/iu

const fullName = String.raw`\p{Lu}[\p{L}'’-]{1,40}(?: (?:de |Mc|O['’])?\p{Lu}[\p{L}'’-]{1,40}){1,3}`
const name = new RegExp(fullName, 'gu')

/** Names that a paragraph begins with, and the rest of it: "Ross Clarke of Statistics Canada gave …". */
const beginning = new RegExp(
  String.raw`^[\s*_]{0,8}(?<names>${fullName}(?:[*_]{0,3}(?:, | and | et | & )${fullName}){0,4})(?<rest>(?![\p{L}'’-]).{0,280})$`,
  'u',
)

/** "of Statistics Canada", « de l'ARC », "(TBS)", ", LAC", before what they did. */
const employer = String.raw`(?:\([^)]{1,60}\)|,? ?(?:of|from|at|d['’]|de l['’]|du|de|des|with) ?[^,.:(]{1,60}?|, [^,.:(]{1,60}?)?`
const did = new RegExp(
  String.raw`^[\s*_]{0,4}${employer}[\s,*_]{0,4}(?:gave|presented|presents|showed|shows|walked|spoke|talked|told|explained|demoed|demonstrated|on|about|(?:a|ont) (?:présenté|montré|décrit|expliqué|donné|parlé|animé|fait))(?![\p{L}])`,
  'u',
)

/** "Raj Patel, LAC. 10 minutes." and "Nadia Haddad, TBS: Open Policy Agent": somebody alone with where they work. */
const introduced = /^(?:, [^,.:]{2,40}|\s?\([^)]{2,60}\)| (?:of|from|d['’]|de l['’]|du|de) ?[^,.:]{2,60})(?:[.:]|$)/u

/** Below these headings people are listed who came. */
const attendance =
  /^[#\s*_]*(?:attend|presents?(?!\p{L})|présents?(?!\p{L})|présences?|participants?|who came|invit|regrets|absen|excus)/iu
const presentation = /present|présent|talk|speaker|conf[ée]renc|lightning|éclair|demo|démo/iu

const longestLine = 300

/** Who presented, by lines such as "Speaker: …" and sentences such as "Ross Clarke of Statistics Canada gave a talk". */
export function listPresenters(minutes: Minutes): readonly string[] {
  const known = presentersOf.get(minutes)
  if (known !== undefined) return known
  const presenters = readPresenters(minutes)
  presentersOf.set(minutes, presenters)
  return presenters
}

/** Until the file is read again. */
const presentersOf = new WeakMap<Minutes, readonly string[]>()

function readPresenters(minutes: Minutes): readonly string[] {
  const { lines, outline } = openMinutes(minutes)
  return lines.flatMap((line, index) => {
    if (!isQuotable(outline, index) || line.length > longestLine) return []
    const labelled = label.exec(line)?.groups?.['names']
    if (labelled !== undefined) return labelled.match(name) ?? []
    if (outline.kinds[index] !== lineKinds.text) return []
    const { names = '', rest = '' } = beginning.exec(line)?.groups ?? {}
    if (names === '') return []
    const heading = lines[findHeading(outline, index)] ?? ''
    const isAlone = rest.trim() === '' && presentation.test(heading)
    const isIntroduced = !attendance.test(heading) && (introduced.test(rest) || isAlone)
    return did.test(rest) || isIntroduced ? (names.match(name) ?? []) : []
  })
}
