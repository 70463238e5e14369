/**
 * How a line of minutes is recognized as an action item, or as closing one. `docs/minutes.md` explains the same rules to
 * operators.
 */

export type ActionItemKind = 'action' | 'wish'

/** Only this much of a line is read: what makes it an action item is at the beginning. */
const longestRead = 400

/** A bullet, a number, a quotation mark and emphasis before the words. */
const lead = /^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s*)?[*_]*/u

const actionHeading =
  /^(?:action(?:s| items?| points?)?|next(?: steps?)?|next actions?|follow[- ]?ups?|to[- ]?dos?(?: list)?|plan d['’]actions?|(?:points? de )?suivis?|actions? à (?:faire|prendre|mener|suivre)|action (?:plan|list|register|log)|à faire|tâches?|prochaines étapes)\s*:?$/iu
const wishHeading = /^(?:wish(?:es| ?list)?|ideas?(?: for .{1,40})?|souhaits?|vœux|voeux|idées?(?: pour .{1,40})?)\s*:?$/iu

const actionLabel = /^(?:(?:action(?: item)?s?|to[- ]?do|suivi|à faire|tâche)[*_]*\s*[:—–-]|ai[*_]*\s*(?::|[—–]|-\s))/iu
const wishLabel = /^(?:wish|idea|souhait|idée)[*_]*\s*[:—–-]/iu
const uncheckedBox = /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[ \]\s/u

const promised =
  /\b(?:promised to|volunteered to|agreed to (?:send|share|write|post|publish|present|ask|organi[sz]e)|(?:a|ont) promis|s['’]est engagée?)(?![\p{L}])/iu

/** "Tom will send …", "Amélie enverra …": a name at the beginning, and a verb of delivering something. */
const willDeliver =
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? (?:(?:will|to) (?:send|share|post|publish|write|draft|ask|check|find out|look into|organi[sz]e|book|bring|provide|present|review|report|contact|invite|prepare|record|set up|follow up)|(?:va|doit) \p{Ll}+(?:er|ir|re)|(?:enverra|partagera|publiera|écrira|demandera|vérifiera|organisera|préparera|fournira|donnera|présentera|contactera|rédigera|invitera))(?![\p{L}])/u

const wished =
  /\b(?:would be (?:nice|great|good|useful) to|would (?:like|love) (?:to (?:see|have|hear)|an?)|could we have|wish we had|it would help to|(?:ce )?serait (?:bien|utile|bon)|(?:on|nous) (?:aimerait|aimerions|souhaite|souhaitons|voudrait|voudrions)|il faudrait|someone (?:should|to)|somebody should|quelqu['’]un devrait)(?![\p{L}])/iu

const deliveredEnglish =
  'sent|published|posted|bought|held|shared|written|delivered|finished|merged|translated|recorded|booked|up|live|available|online|on (?:the )?(?:wiki|GitHub|site)'
const deliveredFrench =
  '(?:envoyé|publié|acheté|partagé|reçu|écrit|livré|tenu|traduit|rédigé|enregistré|vérifié|fourni)e?s?|disponibles?|en ligne'

const closed = new RegExp(
  [
    // The word alone at an end of the sentence or between brackets: "(done)", ": fait", "terminé."
    String.raw`(?:^|[,;:(.!–—-]\s*|\b(?:is|are|was|were|been|est|sont|été)\s+)(?:(?:item|now|now|c['’]est)\s+)?(?:done|closed|completed?|resolved|settled|fixed|fait|réglée?s?|terminée?s?|complétée?s?|close?s?)(?=\s*(?:[.,;:!?)]|$|on\b|by\b|par\b|en\b|le\b))`,
    String.raw`\b(?:is|are|was|were|has been|have been|it is)\s+(?:now\s+)?(?:${deliveredEnglish})(?![\p{L}])`,
    String.raw`\b(?:has|have)\s+(?:sent|published|posted|put|bought|shared|written|delivered)(?![\p{L}])`,
    String.raw`(?<![\p{L}])(?:est|sont|a été|ont été|a|ont)\s+(?:maintenant\s+)?(?:${deliveredFrench})(?![\p{L}])`,
    String.raw`^\s*(?:[-*+]|\d{1,9}[.)])\s+\[[xX]\]`,
    '^.{0,6}~~.*~~',
  ].join('|'),
  'iu',
)
const notClosed =
  /\b(?:not (?:yet )?(?:done|closed|sent|published|up|available)|isn['’]t|wasn['’]t|haven['’]t|hasn['’]t|never|pas (?:encore )?(?:fait|réglé|terminé|envoyé|publié))(?![\p{L}])|n['’](?:est|a|ont) pas/iu

const nothing = /^(?:(?:none|nothing|n\/?a|tb[da]|aucune?s?|rien|néant)[\s.!]*|[-–—.…]*(?:[\s!][\s.!]*)?)$/iu

/** @param headings Innermost first. */
export function readActionItem(line: string, headings: readonly string[]): ActionItemKind | undefined {
  const text = line.slice(0, longestRead)
  const words = text.replace(lead, '')
  if (nothing.test(words) || isClosing(text)) return undefined
  if (actionLabel.test(words) || uncheckedBox.test(text)) return 'action'
  if (wishLabel.test(words)) return 'wish'
  if (wished.test(words)) return 'wish'
  const [heading = ''] = headings
  if (isActionHeading(heading)) return 'action'
  if (wishHeading.test(heading)) return 'wish'
  return promised.test(words) || willDeliver.test(words) ? 'action' : undefined
}

export function isActionHeading(heading: string): boolean {
  return actionHeading.test(heading.trim())
}

/** Whether a line says that something is done. */
export function isClosing(line: string): boolean {
  const text = line.slice(0, longestRead)
  return closed.test(text) && !notClosed.test(text)
}
