import { compareDates, type PlainDate } from '../../../shared/dates/plain-date.ts'
import type { Lang } from '../../../shared/i18n/lang.ts'
import { lineKinds } from '../open-outline.ts'
import { findHeading, quoteLine } from '../sections.ts'
import type { Minutes, MinutesAnswer, QuotedLine } from '../types.ts'
import { isBetter, type LineHit, type Search } from './hits.ts'
import type { MarkedLine } from './marks.ts'
import { type IndexedPage, openPage, readPageLine, type SearchPage } from './page.ts'
import { findPassage } from './passage.ts'
import { findSpeakerLine } from './people.ts'
import { countBits, type Question } from './question.ts'
import type { QuestionReading } from './readings.ts'
import { keyOfLine, type RecapFinder } from './recaps.ts'

const mostQuotes = 3

/** Later quotes add to a meetup's rank, but many weak lines must not outrank one good one. */
const laterQuoteShare = 0.25

/** What one page says about a question, before any of its text is read. Thousands of pages may match. */
export interface RankedPage {
  readonly number: number
  readonly indexed: IndexedPage
  /** Indexes of the lines to quote, the best first; at least one. */
  readonly chosen: readonly number[]
  /** The most required words found together: in one line, or under one heading. */
  readonly together: number
  /** Required words that the whole of the minutes say. */
  readonly anywhere: number
  readonly score: number
  /** The best line is in a recap of an earlier meetup. */
  readonly isRecap: boolean
}

interface Findings extends Pick<RankedPage, 'number' | 'indexed'> {
  readonly hits: readonly LineHit[]
  readonly marked: readonly MarkedLine[]
  readonly question: Question
  readonly isRecap: RecapFinder
}

/** Chooses the best lines of one page; undefined when none of its lines can be quoted. */
export function rankPage(
  page: SearchPage,
  { number, indexed, hits, marked, question, isRecap }: Findings,
): RankedPage | undefined {
  const chosen = chooseLines(marked, question)
  const [first] = chosen
  if (first === undefined) return undefined
  let said = 0
  for (const hit of hits) said |= hit.mask
  const anywhere = countBits(said & question.required)
  return {
    number,
    indexed,
    chosen: chosen.map(({ line }) => line),
    together: countTogether(page, marked, question, anywhere),
    anywhere,
    score: addScores(chosen),
    isRecap: isRecap(page, first.line),
  }
}

function addScores(chosen: readonly MarkedLine[]): number {
  let later = 0
  for (let order = 1; order < chosen.length; order++) later += (chosen[order]?.score ?? 0) * laterQuoteShare
  return (chosen[0]?.score ?? 0) + later
}

/** What the chosen lines say, for recognizing recaps of them. */
export function listLineKeys({ indexed, chosen }: RankedPage): readonly string[] {
  const page = openPage(indexed)
  return chosen.map((line) => keyOfLine(page, line))
}

interface Context {
  readonly question: Question
  readonly findHits: Search['findHits']
}

/** @param recaps Later minutes that only recap it. */
export function quotePage(ranked: RankedPage, recaps: readonly RankedPage[] | undefined, context: Context): MinutesAnswer {
  return new PageAnswer(ranked, recaps, context)
}

const noDates: readonly PlainDate[] = []

/** Its lines are read when somebody looks at them: thousands of meetups may answer, and people look at a few. */
class PageAnswer implements MinutesAnswer {
  readonly minutes: Minutes
  readonly recappedOn: readonly PlainDate[]
  readonly #ranked: RankedPage
  readonly #context: Context
  #quoted: ReturnType<typeof quoteLinesOf> | undefined
  #found: ReturnType<typeof findWords> | undefined

  constructor(ranked: RankedPage, recaps: readonly RankedPage[] | undefined, context: Context) {
    this.minutes = ranked.indexed.minutes
    this.recappedOn = recaps?.map(({ indexed }) => indexed.minutes.date).sort(compareDates) ?? noDates
    this.#ranked = ranked
    this.#context = context
  }

  get date(): PlainDate {
    return this.minutes.date
  }

  get title(): string {
    return this.minutes.title
  }

  get url(): string | undefined {
    return this.minutes.url
  }

  get language(): Lang {
    return this.minutes.language
  }

  get quotes(): MinutesAnswer['quotes'] {
    return this.#quote().quotes
  }

  get passage(): MinutesAnswer['passage'] {
    return this.#quote().passage
  }

  get matched(): MinutesAnswer['matched'] {
    return this.#find().matched
  }

  get missing(): MinutesAnswer['missing'] {
    return this.#find().missing
  }

  get viaGlossary(): boolean {
    return this.#find().viaGlossary
  }

  #quote(): ReturnType<typeof quoteLinesOf> {
    this.#quoted ??= quoteLinesOf(this.#ranked, this.#context.question)
    return this.#quoted
  }

  #find(): ReturnType<typeof findWords> {
    const { number, indexed } = this.#ranked
    const { findHits, question } = this.#context
    this.#found ??= findWords(findHits(number, openPage(indexed)), question)
    return this.#found
  }
}

function quoteLinesOf(ranked: RankedPage, { wants }: Question): Pick<MinutesAnswer, 'quotes' | 'passage'> {
  const page = openPage(ranked.indexed)
  const chosen = wants.person ? putSpeakerFirst(page, ranked.chosen) : ranked.chosen
  const quoted = addReplies(page, chosen)
  return { quotes: quoted.map((line) => quote(page, line)), passage: findPassage(page, chosen[0] ?? 0, quoted.length) }
}

/** In a dialogue, what somebody says next is the answer to a line that asks: "Sanjay: And the replica?" */
function addReplies(page: SearchPage, chosen: readonly number[]): readonly number[] {
  const replies = chosen.flatMap((line) => {
    const isAsking = page.kinds[line] === lineKinds.text && asking.test(readPageLine(page, line).slice(0, longestAsking))
    const next = line + 1
    return isAsking && page.kinds[next] === lineKinds.text && !chosen.includes(next) ? [next] : []
  })
  return [...chosen, ...replies].slice(0, mostQuotes)
}

const longestAsking = 300
const asking = /^\s*\p{Lu}[\p{L} .'’-]{0,40}:.*\?\s*$/u

/** @param hits All lines of the page that match. */
function findWords(
  hits: readonly LineHit[],
  { content, required }: Question,
): Pick<MinutesAnswer, 'matched' | 'missing' | 'viaGlossary'> {
  const readings = content.map((_, bit) => findBestReading(hits, bit))
  return {
    matched: readings.flatMap((reading, bit) =>
      reading ? [{ asked: content[bit] ?? '', found: reading.found, how: reading.how }] : [],
    ),
    missing: content.filter((_, bit) => (required & (1 << bit)) !== 0 && !readings[bit]),
    viaGlossary: readings.some((reading) => reading?.how === 'glossary'),
  }
}

/** For "who?", the line with the name is the answer, and the matched lines show what it's about. */
function putSpeakerFirst(page: SearchPage, chosen: readonly number[]): readonly number[] {
  const speaker = findSpeakerLine(page, chosen[0] ?? 0)
  return speaker === undefined ? chosen : [speaker, ...chosen.filter((line) => line !== speaker)].slice(0, mostQuotes)
}

/** The line that answers most, then lines with a word that no quote has yet, then lines that answer as much as the first. */
function chooseLines(marked: readonly MarkedLine[], { required }: Question): readonly MarkedLine[] {
  const chosen: MarkedLine[] = []
  const choose = (isWanted: (line: MarkedLine) => boolean): boolean => {
    let best: MarkedLine | undefined
    for (const line of marked) {
      if (isWanted(line) && (best === undefined || comesBefore(line, best, required)) && !chosen.includes(line)) best = line
    }
    if (best !== undefined) chosen.push(best)
    return best !== undefined
  }
  let covered = 0
  while (chosen.length < mostQuotes && choose(({ mask }) => (mask & required & ~covered) !== 0)) {
    covered |= chosen.at(-1)?.mask ?? 0
  }
  const most = countBits((chosen[0]?.mask ?? 0) & required)
  while (chosen.length < mostQuotes && choose(({ mask }) => countBits(mask & required) === most));
  return chosen
}

/** `marked` is in the order of lines, so of equally good ones the first stays. */
function comesBefore(a: MarkedLine, b: MarkedLine, required: number): boolean {
  const more = a.mask === b.mask ? 0 : countBits(a.mask & required) - countBits(b.mask & required)
  return more > 0 || (more === 0 && a.score > b.score)
}

/** @param anywhere Required words that the whole page says: no heading has more of them. */
function countTogether(page: SearchPage, marked: readonly MarkedLine[], { required }: Question, anywhere: number): number {
  let most = 0
  for (const { mask } of marked) most = Math.max(most, countBits(mask & required))
  if (most === anywhere) return most
  const maskByHeading = new Map<number, number>()
  for (const { line, mask } of marked) {
    const heading = findHeading(page, line)
    const all = (maskByHeading.get(heading) ?? 0) | mask
    maskByHeading.set(heading, all)
    most = Math.max(most, countBits(all & required))
  }
  return most
}

function findBestReading(hits: readonly LineHit[], bit: number): QuestionReading | undefined {
  let best: QuestionReading | undefined
  for (const { byBit } of hits) {
    const reading = byBit[bit]
    if (reading && isBetter(reading, best)) best = reading
  }
  return best
}

/** The title in the front matter is quoted as the title alone, if the line contains it exactly. */
function quote(page: SearchPage, line: number): QuotedLine {
  const { minutes, kinds } = page
  const quoted = quoteLine(page, line, (index) => readPageLine(page, index))
  const isTitle = kinds[line] === lineKinds.hidden && quoted.text.includes(minutes.title)
  return isTitle ? { ...quoted, text: minutes.title } : quoted
}
