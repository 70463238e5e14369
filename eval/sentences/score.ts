import { definitionOf, isChange } from '../../src/understanding/intents.ts'
import { type Context, type Understanding, understand } from '../../src/understanding/understand.ts'
import type { Row } from './rows.ts'

/** The result for a sentence. */
export type Outcome =
  | 'at once'
  | 'after a yes'
  | 'among three'
  | 'missed'
  | 'wrong answer'
  | 'wrong change'
  | 'opposite'
  | 'quiet'
  | 'talk offered'
  | 'talk asked'
  | 'talk answered'
  | 'talk changed'

export interface Result {
  readonly row: Row
  readonly understanding: Understanding
  readonly outcome: Outcome
  readonly isFirst: boolean
  readonly isAmongThree: boolean
}

export function measure(rows: readonly Row[], context: Context): readonly Result[] {
  return rows.map((row) => {
    const understanding = understand(row.text, context)
    const at = understanding.candidates.findIndex(({ intent }) => intent === row.intent)
    return { row, understanding, outcome: judge(row, understanding, at), isFirst: at === 0, isAmongThree: at !== -1 }
  })
}

function judge({ intent }: Row, { understood, candidates, isDoubtful }: Understanding, at: number): Outcome {
  const first = candidates[0]?.intent ?? ''
  if (intent === 'none') return judgeTalk(understood, first)
  if (understood === 'none') return 'missed'
  if (understood === 'offered') return at === -1 ? 'missed' : 'among three'
  if (understood === 'asked') return at === 0 ? 'after a yes' : at === -1 || !isDoubtful ? 'missed' : 'among three'
  if (at === 0) return 'at once'
  if (definitionOf(first)?.opposites?.includes(intent) === true) return 'opposite'
  return isChange(first) ? 'wrong change' : 'wrong answer'
}

/** For words that ask for nothing. */
function judgeTalk(understood: Understanding['understood'], first: string): Outcome {
  if (understood === 'none') return 'quiet'
  if (understood === 'offered') return 'talk offered'
  if (understood === 'asked') return 'talk asked'
  return isChange(first) ? 'talk changed' : 'talk answered'
}

export interface Summary {
  readonly requests: number
  readonly talk: number
  /** Shares of the requests. */
  readonly first: number
  readonly three: number
  readonly withinOneStep: number
  readonly language: number
  count(outcome: Outcome): number
}

export function summarize(results: readonly Result[]): Summary {
  const requests = results.filter(({ row }) => row.intent !== 'none')
  const counts = new Map<Outcome, number>()
  for (const { outcome } of results) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const count = (outcome: Outcome) => counts.get(outcome) ?? 0
  const share = (part: number) => (requests.length === 0 ? 1 : part / requests.length)
  const decided = results.filter(({ understanding }) => understanding.language !== undefined)
  const rightLanguage = decided.filter(({ row, understanding }) => understanding.language === row.lang).length
  return {
    requests: requests.length,
    talk: results.length - requests.length,
    first: share(requests.filter(({ isFirst }) => isFirst).length),
    three: share(requests.filter(({ isAmongThree }) => isAmongThree).length),
    withinOneStep: share(count('at once') + count('after a yes') + count('among three')),
    language: decided.length === 0 ? 1 : rightLanguage / decided.length,
    count,
  }
}
