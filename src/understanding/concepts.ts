/** Which words mean the same, as `data/concepts.txt` lists them. */
export interface Concepts {
  /** The concepts of each word, by its index. */
  match(words: readonly string[]): readonly (readonly string[])[]
  /** Whether a word belongs to any concept on its own. */
  knows(word: string): boolean
  /** Every word that is written in full. */
  readonly words: readonly string[]
}

interface Phrase {
  readonly words: readonly string[]
  readonly concept: string
}

/** Reads lines such as `MAYBE: maybe perhaps incertain* | not sure`. */
export function readConcepts(lines: readonly string[]): Concepts {
  const phrases: Phrase[] = []
  for (const line of lines) {
    const [concept = '', rest = ''] = line.split(/: (.*)/)
    const [single = '', ...longer] = rest.split(' | ')
    for (const word of single.split(' ')) if (word !== '') phrases.push({ words: [word], concept })
    for (const phrase of longer) phrases.push({ words: phrase.split(' '), concept })
  }
  const byStart = Map.groupBy(phrases, ({ words }) => startOf((words[0] ?? '').replace('*', '')))
  const singles = phrases.flatMap(({ words }) => (words.length === 1 ? words : []))
  const exact = new Set(singles.filter((word) => !word.endsWith('*')))
  const open = Map.groupBy(
    singles.flatMap((word) => (word.endsWith('*') ? [word.slice(0, -1)] : [])),
    startOf,
  )
  return {
    match: (words) => words.map((word, at) => matchAt(words, at, byStart.get(startOf(word)) ?? [])),
    knows: (word) => exact.has(word) || (open.get(startOf(word))?.some((prefix) => word.startsWith(prefix)) ?? false),
    words: [...exact],
  }
}

function startOf(word: string): string {
  return word.slice(0, 2)
}

function matchAt(words: readonly string[], at: number, phrases: readonly Phrase[]): readonly string[] {
  const found = new Set<string>()
  for (const { words: wanted, concept } of phrases) {
    if (wanted.every((pattern, index) => fits(words[at + index], pattern))) found.add(concept)
  }
  return [...found]
}

function fits(word: string | undefined, pattern: string): boolean {
  if (word === undefined) return false
  return pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern
}
