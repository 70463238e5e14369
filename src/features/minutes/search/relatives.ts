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
  ['keep', 'kept'],
  // "Is it allowed?" is also answered by who forbids it.
  [
    ...['allow', 'allowed', 'permit', 'permitted', 'authorized', 'authorised'],
    ...['forbidden', 'prohibited', 'banned', 'blocked', 'refused'],
  ],
  [
    'permis',
    'permise',
    'admis',
    'admise',
    'autorise',
    'autorisee',
    'interdit',
    'interdite',
    'defendu',
    'bloque',
    'bloquee',
    'refuse',
  ],
  ['organize', 'organized', 'organizer', 'organizers', 'organise', 'organised', 'organiser', 'organisers'],
]

const familyByWord = new Map<string, ReadonlySet<string>>()
for (const family of families) {
  for (const word of family) familyByWord.set(word, new Set([...(familyByWord.get(word) ?? []), ...family]))
}

/**
 * Other members of a folded word's families, the matching noun or adjective (`immutable` and `immutability`, `immuable` and
 * `immuabilité`), and other forms of a French verb.
 */
export function listRelatives(word: string): readonly string[] {
  const all = [...(familyByWord.get(word) ?? []), ...listQualities(word), ...listConjugations(word)]
  return all.filter((relative) => relative !== word)
}

/** The endings of most French verbs, folded. */
const endings = ['e', 'es', 'ent', 'er', 'ee', 'ees', 'ait', 'aient', 'ant', 'era', 'eront']
const conjugated = /^(?<root>.{5,}?)(?:es?|ent|er|ees?|ait|aient|ant|era|eront)$/
/** Shorter verbs only give their participles, because too many other words begin like them. */
const participle = /^(?<root>.{3,4})(?:e|es|ee|ees)$/
const participleEndings = ['e', 'es', 'ee', 'ees']

/**
 * Other forms of what may be a French verb: `expirent` for `expirés`, `levée` for `levé`. Words that the minutes don't say do no
 * harm.
 */
function listConjugations(word: string): readonly string[] {
  const long = conjugated.exec(word)?.groups?.['root']
  if (long !== undefined) return endings.map((ending) => `${long}${ending}`)
  const short = participle.exec(word)?.groups?.['root']
  return short === undefined ? [] : participleEndings.map((ending) => `${short}${ending}`)
}

const able = /(?<=...[ai])bles?$/
const ability = /(?<=...[ai])bilit(?:y|e)$/

function listQualities(word: string): readonly string[] {
  if (able.test(word)) return [word.replace(able, 'bility'), word.replace(able, 'bilite')]
  return ability.test(word) ? [word.replace(ability, 'ble')] : []
}
