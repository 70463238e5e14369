import type { Candidate } from './candidates.ts'
import type { Guard } from './guards.ts'
import { definitionOf } from './intents.ts'

/** How a message was understood, as the log counts it. */
export type Understood = 'sentence' | 'asked' | 'offered' | 'none'

/**
 * The confidence needed to answer a query, to make a change, or to ask; and how certain it must be that anything was asked.
 * Found with `npm run eval:sentences`.
 */
const thresholds = {
  answer: { confidence: 0.6, request: 0.8 },
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
  /** The first candidate isn't certain: a question about it should name the others too. */
  readonly isDoubtful: boolean
}

export function decide(judged: Judged): Decision {
  const { candidates } = judged
  const isDoubtful = (candidates[0]?.confidence ?? 0) < thresholds.act.confidence
  return { understood: decideUnderstood(judged), candidates, isDoubtful }
}

function decideUnderstood({ candidates, guards, request, isEmpty }: Judged): Understood {
  const [first] = candidates
  const passes = (least: { readonly confidence: number; readonly request: number }) =>
    first !== undefined && first.confidence >= least.confidence && request >= least.request
  if (first === undefined || isEmpty || !passes(thresholds.offer)) return 'none'
  // "I'm not …" could be taken for "I am", so both are shown and neither is proposed.
  const isOpposite =
    guards.includes('denied') || (guards.includes('negation') && definitionOf(first.intent)?.opposites !== undefined)
  if (isOpposite || !passes(thresholds.ask)) return 'offered'
  if (first.effect === 'answer') return passes(thresholds.answer) ? 'sentence' : 'asked'
  const maySimplyAct = first.effect === 'do' && guards.length === 0 && !first.isUnclear && first.missing.length === 0
  return maySimplyAct && passes(thresholds.act) ? 'sentence' : 'asked'
}
