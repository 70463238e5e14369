import type { Candidate } from './candidates.ts'
import type { Guard } from './guards.ts'
import { definitionOf } from './intents.ts'
import type { Sentence } from './read-sentence.ts'

/** How a message was understood, as the log counts it. */
export type Understood = 'sentence' | 'asked' | 'offered' | 'none'

/** From which confidence on. Found by `eval/sentences`. */
export const thresholds = { answer: 0.5, act: 0.8, ask: 0.35, offer: 0.12 }

export interface Decision {
  readonly understood: Understood
  readonly candidates: readonly Candidate[]
}

export function decide(candidates: readonly Candidate[], guards: readonly Guard[], sentence: Sentence): Decision {
  const [first] = candidates
  if (first === undefined || sentence.words.length === 0 || first.confidence < thresholds.offer)
    return { understood: 'none', candidates }
  if (first.confidence < thresholds.ask) return { understood: 'offered', candidates }
  // "I'm not …" taken for "I am": both are shown, and neither is proposed.
  const isOpposite = guards.includes('negation') && definitionOf(first.intent)?.opposites !== undefined
  if (isOpposite) return { understood: 'offered', candidates }
  if (first.effect === 'answer') return { understood: first.confidence >= thresholds.answer ? 'sentence' : 'asked', candidates }
  const maySimplyAct = first.effect === 'do' && guards.length === 0 && !first.hasUnclearDay && first.missing.length === 0
  return { understood: maySimplyAct && first.confidence >= thresholds.act ? 'sentence' : 'asked', candidates }
}
