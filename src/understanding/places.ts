import type { Folded } from './folded.ts'
import { blankSlots, cutText } from './free-text.ts'
import type { Sentence } from './read-sentence.ts'

/** After these comes a place, whatever it looks like: `the room is now …`, « lieu : … ». */
const labelled =
  /\b(?:place|venue|location|room|building|address|lieu|endroit|salle|adresse)(?: (?:is|will be|to|now|becomes|changed?|changes|moved|est|devient|sera|change|passe|maintenant|pour|par|a|au|en|dans)){1,4}(?= )|\b(?:place|venue|location|room|building|address|lieu|endroit|salle|adresse)[a-z ]{0,20} ?:(?= )/g
/** After these may come a place, if it looks like one. */
const prepositions = /\b(?:at|in|to|a|au|aux|dans|chez)(?= )/g

const placeWord =
  /^(?:the |la |le |l['’])?(?:room|boardroom|building|tower|floor|hall|lobby|auditorium|salle|[ée]difice|immeuble|tour|étage|amphithéâtre)\b/iu

/** Where a meetup takes place, as typed: `at 90 Elgin, Ottawa`, « dans la salle 1210 ». */
export function findMeetingPlace({ folded, slots }: Sentence): string | undefined {
  const others = slots.filter(({ kind }) => kind !== 'number')
  const text = blankSlots(folded.text, others)
  const after = (marker: RegExp) =>
    [...text.matchAll(marker)].flatMap(({ index, 0: found }) => readPlace(text, index + found.length, folded) ?? [])
  return after(labelled)[0] ?? after(prepositions).find(looksLikePlace)
}

function readPlace(text: string, from: number, folded: Folded): string | undefined {
  const { start, end } = cutText(text, from)
  if (end - start <= 1) return undefined
  // Street and town belong to the address.
  const [town = ''] =
    /^(?:, ?(?:(?:rue|avenue|boulevard|chemin|promenade|place) )?\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'-]{1,30}){0,3}){1,2}(?![\p{L}\p{N}])/u.exec(
      folded.typed(end, folded.text.length),
    ) ?? []
  return folded.typed(start, end).replace(/^(?:le|the) (?=\d)/i, '') + town
}

function looksLikePlace(typed: string): boolean {
  return /^\d{1,5}[ ,]+\p{L}|^\p{Lu}\p{Ll}/u.test(typed) || placeWord.test(typed)
}
