import type { Lang } from '../shared/i18n/lang.ts'
import { fold } from '../shared/text/fold.ts'
import { isPlaceholder } from '../shared/text/placeholder.ts'
import type { Folded } from './folded.ts'
import type { Sentence } from './read-sentence.ts'
import type { Slot } from './slots.ts'

/** Finds the part of a sentence that is somebody's own words, such as the title of a talk. */
export type FreeText =
  | 'title'
  | 'new-title'
  | 'topic'
  | 'question'
  | 'department'
  | 'reminder'
  | 'zone-place'
  | 'reason'
  | 'meetup-title'

/** Words that clearly announce what follows, then words that may. */
const markers: Readonly<Record<FreeText, readonly RegExp[]>> = {
  title: [
    /\b(?:about|regarding|concerning|titled|called|entitled|named|on the topic of|on|sur|concernant|intitulee?|au sujet (?:de la|de l'|de|du|des)|a propos (?:de la|de l'|de|du|des))(?= )|:(?= )/g,
    /\b(?:demo|demonstration|presentation|talk) (?:of|de|du|des)(?= )|\b(?:present|presenter|parler (?:de|du|des)|montrer|show)(?= )|\bparler d'/g,
  ],
  'new-title': [
    /\b(?:called|titled|retitled|named|renamed?(?: [a-z]{1,12}| \uffff{1,12}){0,4} to|(?:title|name)(?: [a-z]{1,12}| \uffff{1,12}){0,4} (?:to|is)|s'appelle(?: maintenant| desormais| plutot)?|s'intitule|renommee?(?: [a-z]{1,12}| \uffff{1,12}){0,4} (?:pour|en)|(?:titre|nom)(?: [a-z]{1,12}| \uffff{1,12}){0,4} (?:pour|par|devient|est))(?= )|:(?= )/g,
  ],
  'meetup-title': [
    /\b(?:about|titled|called|entitled|named|on the topic of|sur|intitulee?|appelee|nommee|au sujet (?:de la|de l'|de|du|des)|a propos (?:de la|de l'|de|du|des))(?= )/g,
  ],
  topic: [
    /\b(?:suggestion|idea|idee)[a-z ]{0,40}, (?=\S)/g,
    /\b(?:about|regarding|concerning|titled|called|on the topic of|on|sur|concernant|au sujet (?:de|du|des)|a propos (?:de|du|des)|topic is)(?= )|:(?= )/g,
    /\b(?:discuss|cover|explain(?:ed)?(?: to us)?|hear of|aborder|discuter (?:de|du|des)|traiter (?:de|du|des)|parler (?:de|du|des)|parle (?:de|du|des)|nous expliquer|nous montrer|expliquer?|propose|suggest|suggere|ajoute|add|for|pour)(?= )|\b(?:parler|parle|traiter|discuter) d'/g,
  ],
  question: [
    /\b(?:about|regarding|re|on|sur|concernant|au sujet (?:de|du|des)|a propos (?:de|du|des)|search (?:the minutes |the notes )?for|look up|find|cherche|trouve)(?= )|:(?= )/g,
    /\b(?:mentions?|mentioned|mentionne|discuss(?:ed)?|cover(?:ed)?|brought up|decide(?:d)?|aborder?|aborde|parle (?:de|du|des)|discuter? (?:de|du|des)|parlent-ils (?:de|du|des)|of|for|pour|with|avec)(?= )|\b(?:parle|mentionne|discuter?|parlent-ils) d'/g,
  ],
  department: [
    /\b(?:department|dept|ministere|organization|organisme|agency|agence)(?: (?:is|to|as|est|changed|a change|, ce est|, c'est|, it's|pour|a|de la|de l'|de|des|du|:))+(?= )/g,
    /\b(?:with|from|at|to|for|as|in|chez|pour|au|aux|a|de la|de|du|des|est|is|of|dans|join(?:ed)?)(?= )|\b[dl]'(?=\p{L})/gu,
  ],
  'zone-place': [
    /\b(?:in|to|from|near|(?:time ?)?zone is|use|on|a|au|en|dans|pour|depuis|est|vers|mets|set)(?: (?:the|le|la|l'heure (?:de|du|d')|fuseau (?:de|du|d')))?(?= )/g,
  ],
  reason: [
    /\b(?:because(?: of)?|due to|on account of|owing to|parce qu(?:e |')|vu que|puisqu(?:e |')|a cause (?:de l'|de|du|des|d')|en raison (?:de l'|de|du|des|d')|(?:reason|raison) ?:|car (?=(?:je|j'|il|elle|on|nous|ma|mon|mes|le|la|les|notre|nos|c'est)\b)) ?(?=\S)/g,
    /\uffff ?[,:;\u2013-] ?(?=\S)/g,
  ],
  reminder: [/\b(?:to|about|that)(?= )|\b(?:de|que|pour|d')(?=[ \p{L}])|:(?= )/gu],
}

/** Words at the end of a sentence that aren't part of the name or title. */
const trailing: ReadonlySet<string> = new Set(
  (
    'please pls plz svp stp sometime now maintenant someday thanks merci pendant le la the in en on at a by for pour this time with ' +
    'during du de to lasting et and d of au some day un jour'
  ).split(' '),
)
const trailingPhrases =
  / (?:some ?day|one day|un jour|in the (?:minutes|notes)|dans les (?:comptes rendus|notes)|to (?:the|our) (?:group|list)|a la liste|at (?:a future|the next) (?:one|meetup|meeting)|a (?:une|la) prochaine(?: rencontre| seance)?|at some point|next time|la prochaine fois|if possible|si possible)$/

/** The quoted words, or those after a marker up to the next slot or comma, as typed. */
export function findFreeText(kind: FreeText, folded: Folded, slots: readonly Slot[], lang?: Lang): string | undefined {
  const quote = slots.find((slot) => slot.kind === 'quote')
  if (quote !== undefined) return trimQuote(quote.typed)
  // Languages and numbers are ordinary words in a title.
  const others = slots.filter((slot) => slot.kind !== 'lang' && slot.kind !== 'number')
  const text = blankSlots(folded.text, others)
  for (const marker of markers[kind]) {
    const starts = [...text.matchAll(marker)].flatMap(({ index, 0: found }) =>
      // In French, « on » is who does it.
      lang === 'fr' && found === 'on' ? [] : index + found.length,
    )
    const own = starts.map((start) => cutText(text, start)).filter(({ start, end }) => end - start > 1)
    const found = kind === 'department' || kind === 'zone-place' ? own.at(-1) : own[0]
    if (found !== undefined && !isPlaceholder(text.slice(found.start, found.end))) return folded.typed(found.start, found.end)
  }
  return undefined
}

/** Why something is called off, as typed: `#12, sick`, `because of the storm`. Courtesy isn't a reason. */
export function findReason({ folded, slots }: Pick<Sentence, 'folded' | 'slots'>): string | undefined {
  const words = findFreeText('reason', folded, slots)
  return words === undefined || courtesy.test(fold(words)) ? undefined : words
}

const courtesy =
  /^(?:(?:i am |i'm |je suis |my |mes |so |tres |vraiment )?(?:sorry|desolee?|apologies|excuses|regrets|thanks|thank you|merci|please|pls|plz|svp|stp|s'il (?:vous|te) plait)\b|(?:withdraw|drop|pull|remove|cancel|scrap|strike|retirez?|enlevez?|annulez?|rayez?|je (?:me retire|retire|renonce))\b)/

function trimQuote(typed: string): string {
  return typed.replace(/^["“”„«]\s{0,5}|\s{0,5}["”»]$/gu, '')
}

/** A letter that folding never produces. */
const blank = '\uffff'

/** The text with other letters instead of the slots, as long as before. */
export function blankSlots(text: string, slots: readonly Slot[]): string {
  let left = text
  for (const { start, end } of slots) {
    left = left.slice(0, start) + blank.repeat(end - start) + left.slice(end)
  }
  return left
}

/** Somebody's own words from an index on: up to the next slot or mark, without words that don't belong to them. */
export function cutText(text: string, from: number): { readonly start: number; readonly end: number } {
  let start = from
  while (text[start] === ' ') start += 1
  const stop = /\uffff|, |\? |[.!] |;|\?$|[.!]$/.exec(text.slice(start))
  let words = text.slice(start, stop === null ? undefined : start + stop.index).trimEnd()
  for (;;) {
    const last = words.slice(words.lastIndexOf(' ') + 1)
    const shorter = trailing.has(last.replace(/[,;:]$/, '')) ? words.slice(0, -last.length) : words.replace(trailingPhrases, '')
    if (shorter === words) return { start, end: start + words.length }
    words = shorter.trimEnd()
  }
}
