import { hashFeature } from '../features.ts'
import { foldSentence } from '../folded.ts'
import { languageFeatures } from '../language.ts'
import type { LanguageModel } from '../model.ts'
import { findSlots } from '../slots.ts'
import type { Example } from './sentences.ts'

/** Less evidence than this is noise and only takes space. */
const leastWeight = 0.15

/** The most that a single occurrence may change. */
const smoothing = 0.5

/** Naive Bayes over words and trigrams: the log of how much more likely each is in English than in French. */
export function trainLanguage(examples: readonly Pick<Example, 'lang' | 'text'>[]): LanguageModel {
  const counts = { en: new Map<string, number>(), fr: new Map<string, number>() }
  const totals = { en: 0, fr: 0 }
  for (const { lang, text } of examples) {
    const folded = foldSentence(text)
    for (const name of languageFeatures(folded, findSlots(folded))) {
      counts[lang].set(name, (counts[lang].get(name) ?? 0) + 1)
      totals[lang] += 1
    }
  }
  const logs = new Map<number, number>()
  for (const name of new Set([...counts.en.keys(), ...counts.fr.keys()])) {
    const share = (lang: 'en' | 'fr') => ((counts[lang].get(name) ?? 0) + smoothing) / totals[lang]
    const weight = Math.log(share('en')) - Math.log(share('fr'))
    if (Math.abs(weight) >= leastWeight) logs.set(hashFeature(name), weight)
  }
  const keys = Uint32Array.from(logs.keys()).sort()
  const step = Math.max(...[...logs.values()].map(Math.abs)) / 127
  return { keys, step, weights: Int8Array.from(keys, (key) => Math.round((logs.get(key) ?? 0) / step)) }
}
