/** Normalizes spellings, as listed in `data/spellings.txt`. */
export interface Spellings {
  /** By first word: the typed words and their replacement, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Respelling[]>
}

interface Respelling {
  readonly typed: readonly string[]
  readonly meant: readonly string[]
}

/** Reads lines such as `people: ppl, peeps`; `-` on the left means that the words are dropped. */
export function readSpellings(lines: readonly string[], fold: (words: string) => string): Spellings {
  const byFirst = new Map<string, Respelling[]>()
  for (const line of lines) {
    const [meant = '', typed = ''] = line.split(/: (.*)/)
    const words = meant === '-' ? [] : fold(meant).split(' ')
    for (const form of typed.split(', ')) {
      const typedWords = fold(form).split(' ')
      const [first = ''] = typedWords
      byFirst.set(first, [...(byFirst.get(first) ?? []), { typed: typedWords, meant: words }])
    }
  }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.typed.length - a.typed.length)
  return { byFirst }
}

const elisions: Readonly<Record<string, string>> = {
  j: 'je',
  l: 'le',
  d: 'de',
  qu: 'que',
  n: 'ne',
  m: 'me',
  t: 'te',
  s: 'se',
  c: 'ce',
  jusqu: 'jusque',
  lorsqu: 'lorsque',
  puisqu: 'puisque',
}
const endings: Readonly<Record<string, string>> = { m: 'am', ll: 'will', re: 'are', ve: 'have', d: 'would' }
/** After these words `'s` means "is"; after other words it's a possessive. */
const takesIs: ReadonlySet<string> = new Set('what who when where how there that it he she here talk meetup why'.split(' '))

const token = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|[?!]/gu

/** The words of a folded sentence in normalized spelling. */
export function spellWords(cut: string, { byFirst }: Spellings): readonly string[] {
  const split = (cut.match(token) ?? []).flatMap((word) =>
    word.includes("'") ? splitApostrophe(word) : byFirst.has(word) ? [word] : splitPronoun(word),
  )
  const words: string[] = []
  for (let at = 0; at < split.length; ) {
    const form = byFirst.get(split[at] ?? '')?.find(({ typed }) => typed.every((word, index) => split[at + index] === word))
    if (form === undefined) words.push(split[at] ?? '')
    else words.push(...form.meant)
    at += form?.typed.length ?? 1
  }
  return words
}

/** No word but names of software starts with "j" and another consonant. */
const software = /^j(?:son|peg|boss|dbc|frog|hub|query|ruby|meter|unit|script)/

/** `jviens`: phones leave out the vowel and the apostrophe of « je ». */
function splitPronoun(word: string): readonly string[] {
  return /^j[bcdfghklmnpqrstvwxz]\p{L}{2}/u.test(word) && !software.test(word) ? ['je', word.slice(1)] : [word]
}

function splitApostrophe(word: string): readonly string[] {
  const parts = word.split("'")
  return parts.flatMap((part, index) => {
    const [before, after] = [parts[index - 1], parts[index + 1]]
    if (after === undefined) return before === undefined ? [part] : expandEnding(part, before)
    if (after === 't' && index === parts.length - 2 && part.endsWith('n')) return [part.slice(0, -1)]
    return [Object.hasOwn(elisions, part) ? (elisions[part] ?? part) : part]
  })
}

/** `not` of `don't`, `is` of `what's`, `us` of `let's`, `will` of `I'll`. */
function expandEnding(ending: string, before: string): readonly string[] {
  if (ending === 't' && before.endsWith('n')) return ['not']
  if (ending === 's' && before === 'let') return ['us']
  if (ending === 's') return takesIs.has(before) ? ['is'] : []
  return [Object.hasOwn(endings, ending) ? (endings[ending] ?? ending) : ending]
}

/** Plural and feminine endings say little here. The result doesn't have to be a word. */
export function stemWord(word: string): string {
  if (word.length < 4 || isToken(word)) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/aux$/, 'al')
    .replace(/(?<=.{3})[sx]$/, '')
    .replace(/(?<=.{3})e$/, '')
}

/** Replaces a slot or an emoji. */
export function isToken(word: string): boolean {
  return /^x(?:url|quote|channel|person|id|offset|dur|past|period|date|time|lang|num|good|please)$/.test(word)
}
