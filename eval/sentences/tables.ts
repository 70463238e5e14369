import { type Outcome, type Result, summarize } from './score.ts'

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

const forRequests: readonly Outcome[] = [
  'at once',
  'after a yes',
  'among three',
  'missed',
  'wrong answer',
  'wrong change',
  'opposite',
]
const forTalk: readonly Outcome[] = ['quiet', 'talk offered', 'talk asked', 'talk answered', 'talk changed']

/** One line per group: how often the first and the first three are right, then what would have happened. */
export function printTable(groups: ReadonlyMap<string, readonly Result[]>, write: (line: string) => void): void {
  for (const [name, results] of groups) {
    const summary = summarize(results)
    const { requests, talk, count } = summary
    const list = (outcomes: readonly Outcome[], total: number) =>
      outcomes.map(
        (outcome) =>
          `${outcome} ${outcome.includes('wrong') || outcome === 'opposite' || total < 50 ? count(outcome) : percent(count(outcome) / total)}`,
      )
    write(
      `  ${name.padEnd(5)} top-1 ${percent(summary.first)} · top-3 ${percent(summary.three)} · within one step ${percent(summary.withinOneStep)} · language ${percent(summary.language)}`,
    )
    write(`        ${requests} requests: ${list(forRequests, requests).join(' · ')}`)
    if (talk > 0) write(`        ${talk} of talk: ${list(forTalk, talk).join(' · ')}`)
  }
}

/** Nothing for what went right. */
export function describeMiss({ row, understanding, outcome, isFirst }: Result): readonly string[] {
  if (outcome === 'quiet' || (isFirst && outcome !== 'missed')) return []
  const { candidates, guards } = understanding
  const calls = candidates.map(({ intent, confidence }) => `${intent} ${confidence.toFixed(2)}`).join(', ')
  return [`[${outcome}] ${row.intent} → ${calls}${guards.length === 0 ? '' : ` (${guards.join(', ')})`}: ${row.text}`]
}
