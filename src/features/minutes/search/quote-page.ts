import { compareDates, type PlainDate } from '../../../shared/dates/plain-date.ts'
import { lineKinds } from '../open-outline.ts'
import { quoteLine } from '../sections.ts'
import type { Minutes, MinutesAnswer, QuotedLine } from '../types.ts'
import { isBetter, type LineHit, type Search } from './hits.ts'
import { openPage, readPageLine, type SearchPage } from './page.ts'
import { findPassage } from './passage.ts'
import { findSpeakerLine } from './people.ts'
import type { Question } from './question.ts'
import { mostQuotes, type RankedPage } from './rank-page.ts'
import type { QuestionReading } from './readings.ts'

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
