import type { MatchedWord } from '../types.ts'
import type { GlossaryEntry, GlossaryLookup } from './glossary.ts'
import { cutEverywhere, isParted, listJoined } from './joined-words.ts'
import { mend } from './mend-word.ts'
import type { Question, QuestionWord } from './question.ts'
import { listRelatives } from './relatives.ts'
import { stem } from './stem.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One way in which words of a question can appear in a line: stems that follow each other. */
export interface QuestionReading {
  readonly ids: readonly number[]
  /** Bits of the question's words that it covers. */
  readonly mask: number
  readonly how: MatchedWord['how']
  /** How likely it is that this was meant, from 0 to 1. */
  readonly trust: number
  readonly found: string
}

/** A guess never outweighs an exact match, and a translated word is more certain than a corrected one. */
const trustBy: Readonly<Record<MatchedWord['how'], number>> = { said: 1, form: 0.95, glossary: 0.8, typo: 0.7 }

/**
 * All readings of a question that the vocabulary has words for. A word counts as part of a joined word, or as a typo, only
 * when nothing else explains it.
 */
export function listReadings(question: Question, vocabulary: Vocabulary, glossary: GlossaryLookup): readonly QuestionReading[] {
  const read = (words: readonly string[], mask: number, how: MatchedWord['how']): readonly QuestionReading[] => {
    const ids = words.map((word) => vocabulary.find(word))
    const known = ids.every((id) => id !== undefined) && ids.length > 0
    return known ? [{ ids: ids.filter((id) => id !== undefined), mask, how, trust: trustBy[how], found: words.join(' ') }] : []
  }
  const sure = [
    ...question.words.flatMap(({ word, bit }) => (bit === 0 ? [] : read([word], bit, 'said'))),
    ...listPhrases(question.words).flatMap(({ words, mask }) => read(words, mask, 'said')),
    ...listForms(question.words, vocabulary).flatMap(({ words, mask }) => read(words, mask, 'form')),
    ...listTranslations(question.words, glossary).flatMap(({ words, mask }) => read(words, mask, 'glossary')),
  ]
  const explained = sure.reduce((mask, reading) => mask | reading.mask, 0)
  const guessed = question.words.flatMap(({ word, bit }) => {
    if (bit === 0 || (explained & bit) !== 0) return []
    const joined = listJoined(word, vocabulary).flatMap((found) => read([found], bit, 'form'))
    if (joined.length > 0) return joined
    return mend(word, vocabulary, glossary).flatMap(({ words, how }) => read(words, bit, how))
  })
  return [...sure, ...guessed].map((reading) => ({ ...reading, mask: addNames(reading.mask, question) }))
}

function addNames(mask: number, { names }: Question): number {
  return names.reduce((all, { bits, bit }) => ((mask & bits) === bits ? all | bit : all), mask)
}

interface Wording {
  readonly words: readonly string[]
  readonly mask: number
}

/**
 * Two adjacent content words with the common words between them. "Code of conduct" in one piece counts more than its words
 * apart.
 */
function listPhrases(words: readonly QuestionWord[]): readonly Wording[] {
  const content = words.flatMap(({ bit }, index) => (bit === 0 ? [] : [index]))
  return content.slice(1).flatMap((end, order) => {
    const phrase = words.slice(content[order], end + 1)
    const mask = joinBits(phrase)
    return (mask & (mask - 1)) === 0 ? [] : [{ words: phrase.map(({ word }) => word), mask }]
  })
}

/** Words too short to stem, because they would lose their meaning with their last letter: `pi`, `pod`, `aks`. */
const longestShort = 3

/** `pis` for `pi` and the other way round. */
function countOther(word: string): readonly string[] {
  if (word.length < 2 || word.length > longestShort || /\d/.test(word)) return []
  return word.length === longestShort && word.endsWith('s') ? [word.slice(0, -1)] : [`${word}s`]
}

/** `took` for `taken`, `kube hunter` joined, `kubehunter` split. */
function listForms(words: readonly QuestionWord[], vocabulary: Vocabulary): readonly Wording[] {
  const related = words.flatMap(({ word, bit }) =>
    [...listRelatives(word), ...countOther(word)].map((relative) => ({ words: [relative], mask: bit })),
  )
  const joined = words.slice(1).map((second, index) => {
    const pair = [words[index] ?? second, second]
    return { words: [pair.map(({ word }) => word).join('')], mask: joinBits(pair) }
  })
  const parted = words.flatMap(({ word, bit }) =>
    cutEverywhere(word)
      .filter((parts) => isParted(parts) && parts.every((part) => vocabulary.find(part) !== undefined))
      .map((parts) => ({ words: parts, mask: bit })),
  )
  return [...related, ...joined, ...parted].filter(({ mask }) => mask !== 0)
}

function listTranslations(words: readonly QuestionWord[], glossary: GlossaryLookup): readonly Wording[] {
  const stems = words.map(({ word }) => stem(word))
  return stems.flatMap((first, index) =>
    (glossary.get(first) ?? [])
      .filter((entry) => standsAt(entry, stems, index))
      .flatMap((entry) => {
        const mask = joinBits(words.slice(index, index + entry.stems.length))
        return mask === 0 ? [] : entry.targets.map((target) => ({ words: target, mask }))
      }),
  )
}

function standsAt(entry: GlossaryEntry, stems: readonly string[], index: number): boolean {
  return entry.stems.every((one, offset) => stems[index + offset] === one)
}

function joinBits(words: readonly QuestionWord[]): number {
  return words.reduce((mask, { bit }) => mask | bit, 0)
}
