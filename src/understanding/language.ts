import type { Lang } from '../shared/i18n/lang.ts'
import { hashFeature } from './features.ts'
import { type Folded, foldSentence } from './folded.ts'
import { findKey, type LanguageModel } from './model.ts'
import { findSlots, replaceSlots, type Slot } from './slots.ts'
import { isToken } from './spelling.ts'

/**
 * With less evidence than this the words are neutral, such as `ok` or a name: for one word, for two to four, and for more. Fewer
 * words are more often a name or a term that both languages have.
 */
const leastEvidence = [10, 6, 1] as const

/** The language of a few words; undefined when they could be either. */
export function detectLanguage(text: string, model: LanguageModel): Lang | undefined {
  const folded = foldSentence(text)
  return languageOf(folded, findSlots(folded), model)
}

/** The same for a sentence whose slots are already known. */
export function languageOf(folded: Folded, slots: readonly Slot[], model: LanguageModel): Lang | undefined {
  const features = languageFeatures(folded, slots)
  if (isUnknownWord(features, model)) return undefined
  let evidence = 0
  for (const name of features) {
    const index = findKey(model.keys, hashFeature(name))
    if (index !== -1) evidence += (model.weights[index] ?? 0) * model.step
  }
  const words = features.filter((name) => name.startsWith('<')).length
  const [one, few, many] = leastEvidence
  if (Math.abs(evidence) < (words === 1 ? one : words <= 4 ? few : many)) return undefined
  return evidence > 0 ? 'en' : 'fr'
}

/** The letters of one misspelt word are too little: `minuets` looks French. */
function isUnknownWord(features: readonly string[], { keys }: LanguageModel): boolean {
  const words = features.filter((name) => name.startsWith('w') && name.length > 3 && findKey(keys, hashFeature(name)) === -1)
  return features[0] !== 'accents' && words.length === 2 && features.filter((name) => name.startsWith('<')).length === 1
}

/** Words and their trigrams. Dates, names and quotes say nothing about the language; accents do. */
export function languageFeatures(folded: Folded, slots: readonly Slot[]): readonly string[] {
  const words = (replaceSlots(folded.text, slots).match(/\p{L}+/gu) ?? []).filter((word) => !isToken(word))
  const features = /[àâçèéêëîïôùûœ]/iu.test(folded.typed(0, folded.text.length)) ? ['accents'] : []
  for (const word of words) {
    features.push(`w${word}`, `w${word}`)
    const framed = `<${word}>`
    for (let at = 0; at + 3 <= framed.length; at += 1) features.push(framed.slice(at, at + 3))
  }
  return features
}
