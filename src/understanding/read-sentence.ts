import type { Concepts } from './concepts.ts'
import { type Folded, foldSentence } from './folded.ts'
import type { CorrectSlip } from './slips.ts'
import { findSlots, replaceSlots, type Slot } from './slots.ts'
import { type Spellings, spellWords, stemWord } from './spelling.ts'

/** How words are read: the tables and the vocabulary of the model. */
export interface Lexicon {
  readonly spellings: Spellings
  readonly concepts: Concepts
  readonly correctSlip: CorrectSlip
}

/** A sentence as the model and the guards see it. */
export interface Sentence {
  readonly folded: Folded
  readonly slots: readonly Slot[]
  /** In normalized spelling, with slots as tokens such as `xdate`, without greetings and thanks around them. */
  readonly words: readonly string[]
  readonly stems: readonly string[]
  readonly concepts: readonly (readonly string[])[]
}

export function readSentence(sentence: string, { spellings, concepts, correctSlip }: Lexicon): Sentence {
  const folded = foldSentence(sentence)
  const slots = findSlots(folded)
  const words = trimPoliteness(spellWords(replaceSlots(folded.text, slots), spellings).map(correctSlip))
  return { folded, slots, words, stems: words.map(stemWord), concepts: concepts.match(words) }
}

const greetings: ReadonlySet<string> = new Set(
  'hi hello hey heya hiya yo howdy greetings bonjour bonsoir salut allo coucou bjr'.split(' '),
)
const greetingPairs: ReadonlySet<string> = new Set([
  'good morning',
  'good afternoon',
  'good evening',
  'good day',
  'bon matin',
  'bon apres',
])
const addressed: ReadonlySet<string> = new Set(
  'there all bot rendezvous everyone everybody team again dear xperson toi le robot tout monde toutes tous a midi cher'.split(
    ' ',
  ),
)
const thanks: ReadonlySet<string> = new Set('thanks merci cheers xplease xgood regards cordialement'.split(' '))
const aroundThanks: ReadonlySet<string> = new Set(
  'so much very a lot in advance beaucoup bien avance le l de infiniment many great ok million mille gros un grand ! dear kind best'.split(
    ' ',
  ),
)

/** Greetings before and thanks after a request aren't part of it. On their own they are a request. */
function trimPoliteness(words: readonly string[]): readonly string[] {
  const start = skipGreeting(words)
  let end = words.length
  while (end > start && aroundThanks.has(words[end - 1] ?? '')) end -= 1
  if (!thanks.has(words[end - 1] ?? '')) end = words.length
  else {
    end -= 1
    while (end > start && /^(?:so|many|great|ok|un|gros|grand|mille|million|a|!)$/.test(words[end - 1] ?? '')) end -= 1
  }
  const rest = words.slice(start, end)
  return rest.some((word) => /\p{L}{2}/u.test(word)) ? rest : words
}

function skipGreeting(words: readonly string[]): number {
  let at = 0
  for (;;) {
    const [first = '', second = ''] = words.slice(at, at + 2)
    const taken = greetings.has(first)
      ? 1
      : greetingPairs.has(`${first} ${second}`)
        ? 2
        : first === 'xperson' && at === 0
          ? 1
          : 0
    if (taken === 0) return at
    at += taken
    while (addressed.has(words[at] ?? '') || words[at] === '!') at += 1
  }
}
