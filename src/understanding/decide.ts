import type { Candidate } from './candidates.ts'
import type { Guard } from './guards.ts'
import { definitionOf } from './intents.ts'

/** How a message was understood, as the log counts it. */
export type Understood = 'sentence' | 'asked' | 'offered' | 'none'

/**
 * The confidence needed to answer a query, to make a change, or to ask; and how certain it must be that anything was asked.
 * Found
 * with `npm run eval:sentences`.
 */
const thresholds = {
  answer: { confidence: 0.5, request: 0.75 },
  act: { confidence: 0.85, request: 0.85 },
  ask: { confidence: 0.45, request: 0.5 },
  offer: { confidence: 0, request: 0.25 },
}

interface Judged {
  readonly candidates: readonly Candidate[]
  readonly guards: readonly Guard[]
  readonly request: number
  readonly isEmpty: boolean
}

export interface Decision {
  readonly understood: Understood
  readonly candidates: readonly Candidate[]
}

export function decide({ candidates, guards, request, isEmpty }: Judged): Decision {
  const [first] = candidates
  const passes = (least: { readonly confidence: number; readonly request: number }) =>
    first !== undefined && first.confidence >= least.confidence && request >= least.request
  if (first === undefined || isEmpty || !passes(thresholds.offer)) return { understood: 'none', candidates }
  // "I'm not …" could be taken for "I am", so both are shown and neither is proposed.
  const isOpposite =
    guards.includes('denied') || (guards.includes('negation') && definitionOf(first.intent)?.opposites !== undefined)
  if (isOpposite || !passes(thresholds.ask)) return { understood: 'offered', candidates }
  if (first.effect === 'answer') return { understood: passes(thresholds.answer) ? 'sentence' : 'asked', candidates }
  const maySimplyAct = first.effect === 'do' && guards.length === 0 && !first.isUnclear && first.missing.length === 0
  return { understood: maySimplyAct && passes(thresholds.act) ? 'sentence' : 'asked', candidates }
}
