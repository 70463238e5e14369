import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { MinutesArchive } from '../src/features/minutes/archive.ts'
import type { Minutes, QuotedLine } from '../src/features/minutes/index.ts'
import { type Consulted, consultMinutes } from '../src/features/minutes/service.ts'
import { createMinutesFolder } from '../src/features/minutes/sources/index.ts'
import { createSystemClock } from '../src/platform/clock.ts'
import type { PlainSearch } from './plain-search.ts'

/**
 * The search may be tuned until it answers `tuned`. `measured` has questions that it was never tuned for. `manners` has
 * questions as different people type them, also for numbers, lists and days.
 */
export const halves = ['tuned', 'measured', 'manners'] as const
export type Half = (typeof halves)[number]

const place = z.object({ file: z.string(), line: z.union([z.string(), z.array(z.string())]) }).strict()

const asked = z.object({ ask: z.string() })

const question = z.union([
  asked.extend({ none: z.literal(true) }).strict(),
  place.extend({ ask: z.string(), or: z.array(place).optional() }).strict(),
  asked.extend({ count: z.number() }).strict(),
  asked.extend({ person: z.string() }).strict(),
  asked.extend({ meetups: z.array(z.string()) }).strict(),
  asked.extend({ whole: z.array(z.string()) }).strict(),
  asked.extend({ nearest: z.array(z.string()) }).strict(),
])

/** A line of a file that answers a question. */
export interface Place {
  readonly file: string
  /** From 1, counted in the whole file. */
  readonly lineNumber: number
}

export interface Question {
  readonly ask: string
  /** Undefined when the right answer is "no record". */
  readonly expected: Expected | undefined
}

export type Expected =
  /** Equally right lines. */
  | { readonly kind: 'lines'; readonly places: readonly Place[] }
  /** `3`, `Nadia Haddad`, or the names of files: exactly what is said in the place of lines. */
  | { readonly kind: 'count' | 'person' | 'meetups' | 'whole' | 'nearest'; readonly said: string }

export interface Outcome {
  readonly question: Question
  /** The rank of the first meetup that quotes an expected line; `none` when there was no answer, which is right for some. */
  readonly rank: number | 'none' | 'wrong'
  /** The first quoted line, as `file:line text`, or what was said in the place of lines. */
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
    .map((one) => ({ ask: one.ask, expected: readExpected(one) }))
}

function readExpected(one: z.infer<typeof question>): Expected | undefined {
  if ('none' in one) return undefined
  if ('file' in one) {
    return { kind: 'lines', places: [{ file: one.file, line: one.line }, ...(one.or ?? [])].flatMap(findPlaces) }
  }
  if ('count' in one) return { kind: 'count', said: String(one.count) }
  if ('person' in one) return { kind: 'person', said: one.person }
  if ('meetups' in one) return { kind: 'meetups', said: nameFiles(one.meetups) }
  return 'whole' in one ? { kind: 'whole', said: nameFiles(one.whole) } : { kind: 'nearest', said: nameFiles(one.nearest) }
}

function nameFiles(files: readonly string[]): string {
  return files.toSorted().join(', ')
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
  const consulted = await consultMinutes(archive, question.ask)
  const { expected } = question
  if (expected === undefined || expected.kind === 'lines') return judge(question, readAnswers(consulted))
  const said = readSaid(consulted)
  return { question, rank: said.get(expected.kind) === expected.said ? 1 : 'wrong', said: [...said].flat().join(' ') }
}

/** What was said in the place of lines. A list also gives its number. */
function readSaid(consulted: Consulted): ReadonlyMap<Expected['kind'], string> {
  const name = (found: readonly Minutes[]): string => nameFiles(found.map(({ file }) => file))
  if (consulted.kind === 'minutes') return new Map([['whole', name(consulted.found)]])
  if (consulted.kind === 'no-date') return new Map([['nearest', name(consulted.nearest)]])
  if (consulted.kind !== 'computed') return new Map([['lines', readAnswers(consulted)[0]?.file ?? 'nothing']])
  const { computed } = consulted
  if (computed.kind === 'most-presented') return new Map([['person', computed.presenters[0]?.name ?? 'nobody']])
  return new Map([
    ['count', String(computed.found.length)],
    ['meetups', name(computed.found)],
  ])
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
  const places = expected?.kind === 'lines' ? expected.places : []
  const index = answers.findIndex(({ file, quotes }) =>
    places.some((place) => place.file === file && quotes.some(({ lineNumber }) => lineNumber === place.lineNumber)),
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
  const answerable = outcomes.filter(({ question }) => question.expected !== undefined)
  const unanswerable = outcomes.filter(({ question }) => question.expected === undefined)
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
    .filter(({ question, rank }) => rank !== (question.expected === undefined ? 'none' : 1))
    .map(({ question: { ask, expected }, rank, said }) => {
      const wanted = describeExpected(expected)
      return `“${ask}”: wanted ${wanted}; ${rank === 'none' ? 'no record' : `found at ${rank}`}; first said: ${said ?? 'nothing'}`
    })
}

function describeExpected(expected: Expected | undefined): string {
  if (expected === undefined) return 'no record'
  if (expected.kind !== 'lines') return `${expected.kind} ${expected.said}`
  return expected.places.map(({ file, lineNumber }) => `${file}:${lineNumber}`).join(' or ')
}
