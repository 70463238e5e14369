import { isSameDate } from '../../shared/dates/plain-date.ts'
import type { MinutesArchive } from './archive.ts'
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

/** What the minutes have to say to what somebody typed. */
export type Consulted =
  /** `isUnread`: the source was never read, so that there may well be some. */
  | { readonly kind: 'no-minutes'; readonly isUnread: boolean }
  /** Whole minutes, newest first; at least one. */
  | { readonly kind: 'minutes'; readonly found: readonly Minutes[] }
  /** There are none of that day, month or year. */
  | { readonly kind: 'no-date'; readonly nearest: readonly Minutes[] }
  | Lines
  /** The whole of what stands below a heading; at least one section with at least one line. */
  | { readonly kind: 'sections'; readonly sections: readonly ShownSection[] }

export interface ShownSection {
  readonly minutes: Minutes
  readonly heading: string | undefined
  readonly lines: readonly QuotedLine[]
}

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
  if (latest === undefined) {
    const { asOf, trouble } = await archive.freshness()
    return { kind: 'no-minutes', isUnread: asOf === undefined && trouble !== undefined }
  }
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

/** "List the departments": all that stands beside the best line, where that is more than the line. */
function showList({ answers: [best] }: Lines): Consulted | undefined {
  if (best?.passage === undefined) return undefined
  const { minutes, passage, quotes } = best
  return { kind: 'sections', sections: [{ minutes, heading: quotes[0]?.heading, lines: quoteLines(minutes, passage) }] }
}

/** There are at most so many meetups in a year; each is opened for its headings. */
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

/** What another date of a file puts there, as one that was copied with the file, comes after what was held then. */
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
  if (query.kind !== 'date') return []
  const { before, after } = await archive.nearest(query.date)
  return [before, after].filter((one) => one !== undefined)
}
