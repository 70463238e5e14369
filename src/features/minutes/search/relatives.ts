/**
 * Related words that stemming doesn't bring together. Minutes and questions often use different ones ("who presented?", "gave a
 * presentation").
 */
const families: readonly (readonly string[])[] = [
  [
    ...['present', 'presented', 'presenter', 'presenters', 'presenting', 'presentation', 'presentations'],
    ...['speak', 'spoke', 'spoken', 'speaker', 'speakers'],
  ],
  ['presente', 'presenter', 'presentateur', 'presentatrice', 'presentation'],
  ['give', 'gave', 'given'],
  ['take', 'took', 'taken', 'taker'],
  ['write', 'wrote', 'written', 'writer'],
  ['recording', 'recordings', 'video', 'videos'],
  ['hold', 'held'],
  ['meet', 'met', 'meeting'],
  ['say', 'said'],
  ['tell', 'told'],
  ['show', 'showed', 'shown'],
  ['choose', 'chose', 'chosen'],
  ['buy', 'bought'],
  ['decide', 'decided', 'decision', 'decisions'],
  ['discuss', 'discussed', 'discussion', 'discussions'],
  ['organize', 'organized', 'organizer', 'organizers', 'organise', 'organised', 'organiser', 'organisers'],
]

const familyByWord = new Map<string, ReadonlySet<string>>()
for (const family of families) {
  for (const word of family) familyByWord.set(word, new Set([...(familyByWord.get(word) ?? []), ...family]))
}

/**
 * Other members of a folded word's families, and the matching noun or adjective: `immutable` and `immutability`, `immuable` and
 * `immuabilité`.
 */
export function listRelatives(word: string): readonly string[] {
  return [...(familyByWord.get(word) ?? []), ...listQualities(word)].filter((relative) => relative !== word)
}

const able = /(?<=...[ai])bles?$/
const ability = /(?<=...[ai])bilit(?:y|e)$/

function listQualities(word: string): readonly string[] {
  if (able.test(word)) return [word.replace(able, 'bility'), word.replace(able, 'bilite')]
  return ability.test(word) ? [word.replace(ability, 'ble')] : []
}
