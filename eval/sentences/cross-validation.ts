import { type Example, readExamples } from '../../src/understanding/training/sentences.ts'
import { trainModel } from '../../src/understanding/training/train.ts'
import { mannerOf, manners } from './manners.ts'
import { measure, type Result } from './score.ts'
import { printTable } from './tables.ts'

/**
 * `npm run eval:sentences:cross`: leaves each style of phrasing out of the examples in turn and then measures it, as if it were
 * by an author the bot has never seen. Takes a few minutes.
 */
const examples = readExamples()
const write = (line: string) => process.stdout.write(`${line}\n`)
const all: Result[] = []

for (const manner of manners) {
  const isHeld = ({ text }: Example) => mannerOf(text) === manner
  const model = trainModel(examples.filter((example) => !isHeld(example)))
  const rows = examples.filter(isHeld).map(({ lang, intent, text }) => ({ lang, intent, text, slots: {} }))
  const results = measure(rows, { model, now: Date.parse('2026-11-29T15:00:00Z'), zone: 'America/Toronto' })
  all.push(...results)
  write(`\n${manner}: ${rows.length} sentences`)
  printTable(new Map([['both', results]]), write)
}
write('\nall manners')
printTable(new Map(['en', 'fr'].map((lang) => [lang, all.filter(({ row }) => row.lang === lang)])), write)
printTable(new Map([['both', all]]), write)
if (process.argv.includes('--changes'))
  for (const { outcome, row, understanding } of all)
    if (['wrong change', 'opposite', 'talk changed'].includes(outcome))
      write(`  [${outcome}] ${row.intent} → ${understanding.candidates[0]?.call}: ${row.text}`)
