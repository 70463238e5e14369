import { createProgress } from '../src/shared/progress.ts'
import {
  folder,
  halves,
  listMisses,
  measure,
  measurePlain,
  type Outcome,
  openArchive,
  readQuestions,
  score,
} from './measure.ts'
import { openPlainSearch } from './plain-search.ts'
import { openRankedGrep } from './ranked-grep.ts'

/** `npm run eval:minutes`: asks every question of the set, with the bot's search and with a plain search, and prints the results. */
const archive = openArchive()
const search = await openPlainSearch(folder)
const grep = await openRankedGrep(folder)
const progress = createProgress(process.stderr)
const hidesMisses = process.argv.includes('--scores')

for (const half of halves) {
  const questions = readQuestions(half)
  progress.show(`${half}: ${questions.length} questions …`)
  const outcomes = await Promise.all(questions.map((question) => measure(archive, question)))
  progress.end()
  process.stdout.write(`${half}: ${describe(outcomes)}\n`)
  if (!hidesMisses) for (const miss of listMisses(outcomes)) process.stdout.write(`  ${miss}\n`)
  process.stdout.write(
    `  beside it, plain MiniSearch: ${describe(questions.map((question) => measurePlain(search, question)))}\n`,
  )
  process.stdout.write(`  beside it, ranked grep: ${describe(questions.map((question) => measurePlain(grep, question)))}\n`)
}

function describe(outcomes: readonly Outcome[]): string {
  const { answerable, hit1, hit3, unanswerable, falseAnswers } = score(outcomes)
  const share = (count: number): string => `${count} of ${answerable} (${((100 * count) / answerable).toFixed(1)} %)`
  return `hit@1 ${share(hit1)}, hit@3 ${share(hit3)}, false answers ${falseAnswers} of ${unanswerable}`
}
