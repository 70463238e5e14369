import { type Minutes, type MinutesAnswer, type MinutesQuery, readMinutesQuery } from '../domain/minutes/index.ts'
import { isSameDate } from '../domain/plain-date.ts'
import type { MinutesArchive } from '../ports/minutes.ts'

/** What the minutes have to say to what somebody typed. */
export type Consulted =
  | { readonly kind: 'no-minutes' }
  /** Whole minutes, newest first; at least one. */
  | { readonly kind: 'minutes'; readonly found: readonly Minutes[] }
  /** There are none of that day, month or year. */
  | { readonly kind: 'no-date'; readonly nearest: readonly Minutes[] }
  | Lines

interface Lines {
  readonly kind: 'lines'
  readonly words: string
  /** Best minutes first; empty when nobody said it. */
  readonly answers: readonly MinutesAnswer[]
  /** Of how many meetups the minutes were asked. */
  readonly asked: number
}

/** Reads the words and looks them up: the one road from a question to its answer, whoever asks. */
export async function consultMinutes(archive: MinutesArchive, words: string): Promise<Consulted> {
  const all = await archive.all()
  const [latest] = all
  if (latest === undefined) return { kind: 'no-minutes' }
  const query = readMinutesQuery(words)
  if (query.kind === 'latest') return { kind: 'minutes', found: [latest] }
  if (query.kind === 'words') return askWords(archive, query.words, all)
  const found = await findByDate(archive, query, all)
  if (found.length === 0) return { kind: 'no-date', nearest: await findNearest(archive, query) }
  if (query.words === undefined) return { kind: 'minutes', found }
  const lines = await askWords(archive, query.words, found)
  return { ...lines, answers: putOwnFirst(lines.answers, query, (answer) => answer.minutes) }
}

async function askWords(archive: MinutesArchive, words: string, among: readonly Minutes[]): Promise<Lines> {
  return { kind: 'lines', words, answers: await archive.ask(words, among), asked: among.length }
}

type DateQuery = Exclude<MinutesQuery, { readonly kind: 'latest' | 'words' }>

async function findByDate(archive: MinutesArchive, query: DateQuery, all: readonly Minutes[]): Promise<readonly Minutes[]> {
  if (query.kind === 'date') return putOwnFirst(await archive.on(query.date), query, (one) => one)
  if (query.kind === 'year') return all.filter(({ date }) => date.year === query.year)
  const { year, month } = query
  return year === undefined ? all.filter(({ date }) => date.month === month) : putOwnFirst(await archive.on({ year, month }), query, (one) => one)
}

/** What another date of a file puts there, as one that was copied with the file, comes after what was held then. */
function putOwnFirst<One>(found: readonly One[], query: DateQuery, minutesOf: (one: One) => Minutes): readonly One[] {
  const isOwn = (one: One): boolean => {
    const { date } = minutesOf(one)
    if (query.kind === 'date') return isSameDate(date, query.date)
    if (query.kind === 'year') return date.year === query.year
    return date.month === query.month && (query.year === undefined || date.year === query.year)
  }
  return [...found.filter(isOwn), ...found.filter((one) => !isOwn(one))]
}

async function findNearest(archive: MinutesArchive, query: DateQuery): Promise<readonly Minutes[]> {
  if (query.kind !== 'date') return []
  const { before, after } = await archive.nearest(query.date)
  return [before, after].filter((one) => one !== undefined)
}
