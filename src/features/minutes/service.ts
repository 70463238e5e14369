import { isSameDate } from '../../shared/dates/plain-date.ts'
import type { MinutesArchive } from './archive.ts'
import { type Computed, compute, readComputedQuestion } from './computed.ts'
import {
  asksForAll,
  asksForList,
  type Minutes,
  type MinutesAnswer,
  type MinutesQuery,
  type QuotedLine,
  quoteLines,
  readMinutesQuery,
} from './index.ts'

/** What the minutes say about what somebody typed. */
export type Consulted =
  /** `isUnread`: the source hasn't been read yet, so there may be some. */
  | { readonly kind: 'no-minutes'; readonly isUnread: boolean }
  /** Whole minutes, newest first; at least one. */
  | { readonly kind: 'minutes'; readonly found: readonly Minutes[] }
  /** No minutes for that day, month or year. */
  | { readonly kind: 'no-date'; readonly nearest: readonly Minutes[] }
  | Lines
  | { readonly kind: 'computed'; readonly computed: Computed }
  /** Whole sections: at least one, each with at least one line. */
  | { readonly kind: 'sections'; readonly sections: readonly ShownSection[] }

export interface ShownSection {
  readonly minutes: Minutes
  readonly heading: string | undefined
  readonly lines: readonly QuotedLine[]
}

interface Lines {
  readonly kind: 'lines'
  readonly words: string
  /** Best minutes first; empty when no minutes mention it. */
  readonly answers: readonly MinutesAnswer[]
  /** How many minutes were searched. */
  readonly asked: number
}

/** Reads the query and looks it up. The single entry point for every minutes query. */
export async function consultMinutes(archive: MinutesArchive, words: string): Promise<Consulted> {
  const all = await archive.all()
  const [latest] = all
  if (latest === undefined) {
    return { kind: 'no-minutes', isUnread: !archive.isRead() }
  }
  const question = readComputedQuestion(words)
  if (question !== undefined) return { kind: 'computed', computed: await compute(archive, question, all) }
  const query = readMinutesQuery(words)
  if (query.kind === 'latest') return { kind: 'minutes', found: [latest] }
  if (query.kind === 'words') {
    const lines = await askWords(archive, query.words, all)
    return asksForList(query.words) ? (showList(lines) ?? lines) : lines
  }
  const found = await findByDate(archive, query, all)
  if (found.length === 0) return { kind: 'no-date', nearest: await findNearest(archive, query) }
  if (query.words === undefined) return { kind: 'minutes', found }
  const sections = await findSections(archive, query.words, found)
  const held = sections.filter(({ minutes }) => isHeld(minutes, query))
  if (sections.length > 0) return { kind: 'sections', sections: held.length > 0 ? held : sections }
  const lines = await askWords(archive, query.words, found)
  if (lines.answers.length === 0 && asksForAll(query.words)) return { kind: 'minutes', found }
  return { ...lines, answers: putOwnFirst(lines.answers, query, (answer) => answer.minutes) }
}

async function askWords(archive: MinutesArchive, words: string, among: readonly Minutes[]): Promise<Lines> {
  return { kind: 'lines', words, answers: await archive.ask(words, among), asked: among.length }
}

/** "List the departments": the whole list that the best line belongs to, if it has more lines. */
function showList({ answers: [best] }: Lines): Consulted | undefined {
  if (best?.passage === undefined) return undefined
  const { minutes, passage, quotes } = best
  return { kind: 'sections', sections: [{ minutes, heading: quotes[0]?.heading, lines: quoteLines(minutes, passage) }] }
}

/** Each file is opened for its headings. No community meets more often than this in a year. */
const mostOpened = 60

async function findSections(
  archive: MinutesArchive,
  name: string,
  among: readonly Minutes[],
): Promise<readonly ShownSection[]> {
  const shown: ShownSection[] = []
  for (const minutes of among.slice(0, mostOpened)) {
    for (const section of await archive.sections(minutes, name)) {
      const lines = quoteLines(minutes, section)
      if (lines.length > 0) shown.push({ minutes, heading: section.heading, lines })
    }
  }
  return shown
}

type DateQuery = Exclude<MinutesQuery, { readonly kind: 'latest' | 'words' }>

async function findByDate(archive: MinutesArchive, query: DateQuery, all: readonly Minutes[]): Promise<readonly Minutes[]> {
  if (query.kind === 'date') return putOwnFirst(await archive.on(query.date), query, (one) => one)
  if (query.kind === 'year') return all.filter(({ date }) => date.year === query.year)
  const { year, month } = query
  return year === undefined
    ? all.filter(({ date }) => date.month === month)
    : putOwnFirst(await archive.on({ year, month }), query, (one) => one)
}

/** Puts meetups held on that date before files that only mention it, such as a copy with its old front matter. */
function putOwnFirst<One>(found: readonly One[], query: DateQuery, minutesOf: (one: One) => Minutes): readonly One[] {
  const isOwn = (one: One): boolean => isHeld(minutesOf(one), query)
  return [...found.filter(isOwn), ...found.filter((one) => !isOwn(one))]
}

function isHeld({ date }: Minutes, query: DateQuery): boolean {
  if (query.kind === 'date') return isSameDate(date, query.date)
  if (query.kind === 'year') return date.year === query.year
  return date.month === query.month && (query.year === undefined || date.year === query.year)
}

async function findNearest(archive: MinutesArchive, query: DateQuery): Promise<readonly Minutes[]> {
  if (query.kind === 'month' && query.year === undefined) return []
  const { year = 0 } = query.kind === 'date' ? query.date : query
  const month = query.kind === 'date' ? query.date.month : query.kind === 'month' ? query.month : 7
  const { before, after } = await archive.nearest(query.kind === 'date' ? query.date : { year, month, day: 1 })
  return [before, after].filter((one) => one !== undefined)
}
