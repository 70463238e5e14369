/**
 * Words of one meaning that no ending rule brings together: what minutes say of people and what people ask of them differ
 * in just these ("who presented?", "gave a presentation").
 */
const families: readonly (readonly string[])[] = [
  ['present', 'presented', 'presenter', 'presenters', 'presenting', 'presentation', 'presentations'],
  ['presente', 'presenter', 'presentateur', 'presentatrice', 'presentation'],
  ['speak', 'spoke', 'spoken', 'speaker', 'speakers'],
  ['give', 'gave', 'given'],
  ['take', 'took', 'taken', 'taker'],
  ['write', 'wrote', 'written', 'writer'],
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

/** The other members of a folded word's families. */
export function listRelatives(word: string): readonly string[] {
  return [...(familyByWord.get(word) ?? [])].filter((relative) => relative !== word)
}
