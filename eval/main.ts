import { halves, listMisses, measure, openArchive, readQuestions, score } from './measure.ts'

/** `npm run eval`: asks every question of the set as the bot does, and prints what came of it. */
const archive = openArchive()
const hidesMisses = process.argv.includes('--scores')

for (const half of halves) {
  const outcomes = await Promise.all(readQuestions(half).map((question) => measure(archive, question)))
  const { answerable, hit1, hit3, unanswerable, falseAnswers } = score(outcomes)
  const share = (count: number): string => `${count} of ${answerable} (${((100 * count) / answerable).toFixed(1)} %)`
  process.stdout.write(
    `${half}: hit@1 ${share(hit1)}, hit@3 ${share(hit3)}, false answers ${falseAnswers} of ${unanswerable}\n`,
  )
  if (!hidesMisses) for (const miss of listMisses(outcomes)) process.stdout.write(`  ${miss}\n`)
}
