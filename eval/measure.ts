import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { MinutesArchive } from '../src/features/minutes/archive.ts'
import type { QuotedLine } from '../src/features/minutes/index.ts'
import { type Consulted, consultMinutes } from '../src/features/minutes/service.ts'
import { createMinutesFolder } from '../src/features/minutes/sources/index.ts'
import { createSystemClock } from '../src/platform/clock.ts'
import type { PlainSearch } from './plain-search.ts'

/** The search may be tuned until it answers `tuned`. `measured` has questions that it was never tuned for. */
export const halves = ['tuned', 'measured'] as const
export type Half = (typeof halves)[number]

const place = z.object({ file: z.string(), line: z.union([z.string(), z.array(z.string())]) }).strict()

const question = z.union([
  z.object({ ask: z.string(), none: z.literal(true) }).strict(),
  place.extend({ ask: z.string(), or: z.array(place).optional() }).strict(),
])

/** A line of a file that answers a question. */
export interface Place {
  readonly file: string
  /** From 1, counted in the whole file. */
  readonly lineNumber: number
}

export interface Question {
  readonly ask: string
  /** Equally right lines; empty when the right answer is "no record". */
  readonly expected: readonly Place[]
}

export interface Outcome {
  readonly question: Question
  /** The rank of the first meetup that quotes an expected line; `none` when there was no answer, which is right for some. */
  readonly rank: number | 'none' | 'wrong'
  /** The first quoted line, as `file:line text`. */
  readonly said: string | undefined
}

export const folder = join(import.meta.dirname, 'minutes')

/** The archive that the questions are about, read the way the bot does. */
export function openArchive(): MinutesArchive {
  return createMinutesFolder({
    folder,
    glossaryFile: join(import.meta.dirname, '../config/minutes-glossary.yaml'),
    log: { warn() {} },
    clock: createSystemClock(),
  })
}

/** @throws when an expected line isn't in exactly one line of its file. */
export function readQuestions(half: Half): readonly Question[] {
  const text = readFileSync(join(import.meta.dirname, 'questions', `${half}.yaml`), 'utf8')
  return z
    .array(question)
    .parse(parse(text))
    .map((one) => ({
      ask: one.ask,
      expected: 'none' in one ? [] : [{ file: one.file, line: one.line }, ...(one.or ?? [])].flatMap(findPlaces),
    }))
}

function findPlaces({ file, line }: z.infer<typeof place>): readonly Place[] {
  const lines = readFileSync(join(folder, file), 'utf8').split(/\r?\n/)
  return [line].flat().map((words) => {
    const found = lines.flatMap((text, index) => (text.includes(words) ? [index + 1] : []))
    const [lineNumber] = found
    if (lineNumber === undefined || found.length > 1) throw new Error(`${file}: “${words}” stands in ${found.length} lines`)
    return { file, lineNumber }
  })
}

export async function measure(archive: MinutesArchive, question: Question): Promise<Outcome> {
  return judge(question, readAnswers(await consultMinutes(archive, question.ask)))
}

/** As many lines of each meetup as the bot quotes. */
const mostQuotes = 3

/** The same for a plain search, whose lines are grouped by meetup. */
export function measurePlain(search: Pick<PlainSearch, 'ask'>, question: Question): Outcome {
  const byFile = Map.groupBy(search.ask(question.ask), ({ file }) => file)
  return judge(
    question,
    [...byFile].map(([file, lines]) => ({ file, quotes: lines.slice(0, mostQuotes) })),
  )
}

interface Quoted {
  readonly file: string
  readonly quotes: readonly Pick<QuotedLine, 'lineNumber' | 'text'>[]
}

function judge(question: Question, answers: readonly Quoted[]): Outcome {
  const [first] = answers
  const rank = first === undefined ? 'none' : findRank(answers, question)
  const quote = first?.quotes[0]
  return { question, rank, said: quote && `${first?.file}:${quote.lineNumber} ${quote.text}` }
}

function readAnswers(consulted: Consulted): readonly Quoted[] {
  if (consulted.kind === 'lines') return consulted.answers.map(({ minutes, quotes }) => ({ file: minutes.file, quotes }))
  if (consulted.kind !== 'sections') return []
  return consulted.sections.map(({ minutes, lines }) => ({ file: minutes.file, quotes: lines }))
}

function findRank(answers: readonly Quoted[], { expected }: Question): number | 'wrong' {
  const index = answers.findIndex(({ file, quotes }) =>
    expected.some((place) => place.file === file && quotes.some(({ lineNumber }) => lineNumber === place.lineNumber)),
  )
  return index === -1 ? 'wrong' : index + 1
}

export interface Scores {
  /** Of the questions that have an answer, how many have it in the first meetup quoted, and in the first three. */
  readonly answerable: number
  readonly hit1: number
  readonly hit3: number
  /** Of the questions without an answer, how many are answered anyway. */
  readonly unanswerable: number
  readonly falseAnswers: number
}

export function score(outcomes: readonly Outcome[]): Scores {
  const answerable = outcomes.filter(({ question }) => question.expected.length > 0)
  const unanswerable = outcomes.filter(({ question }) => question.expected.length === 0)
  const within = (most: number): number => answerable.filter(({ rank }) => typeof rank === 'number' && rank <= most).length
  return {
    answerable: answerable.length,
    hit1: within(1),
    hit3: within(3),
    unanswerable: unanswerable.length,
    falseAnswers: unanswerable.filter(({ rank }) => rank !== 'none').length,
  }
}

/** What went wrong, for people to read. */
export function listMisses(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ question, rank }) => rank !== (question.expected.length === 0 ? 'none' : 1))
    .map(({ question: { ask, expected }, rank, said }) => {
      const wanted = expected.map(({ file, lineNumber }) => `${file}:${lineNumber}`).join(' or ') || 'no record'
      return `“${ask}”: wanted ${wanted}; ${rank === 'none' ? 'no record' : `found at ${rank}`}; first said: ${said ?? 'nothing'}`
    })
}
