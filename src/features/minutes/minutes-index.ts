import { compareDates, isSameDate, type PlainDate, type PlainMonth } from '../../shared/dates/plain-date.ts'
import { findOpenActionItems, type OpenActionItem } from './action-items/open-action-items.ts'
import { findSections } from './find-sections.ts'
import { type OpenMinutes, openMinutes } from './minutes-text.ts'
import { askPages } from './search/ask.ts'
import { buildLookup, type Glossary } from './search/glossary.ts'
import { createPageStore, type IndexedPage } from './search/page.ts'
import { createPageReader } from './search/page-reader.ts'
import { buildPostings } from './search/postings.ts'
import { createVocabulary } from './search/vocabulary.ts'
import { compareNewest, type Minutes, type MinutesAnswer, type MinutesSection } from './types.ts'

export interface MinutesIndex {
  /** Newest first. */
  readonly all: readonly Minutes[]
  /** Minutes that any of their dates puts on that day or in that month, newest first. */
  on(when: PlainDate | PlainMonth): readonly Minutes[]
  /** The last minutes before a day and the first ones after it. */
  nearest(date: PlainDate): NearestMinutes
  /**
   * Lines that answer the words, best minutes first, one entry per meetup; empty when no minutes mention them.
   * @param among Only these are searched and ranked; other meetups don't affect their rank.
   */
  ask(words: string, among?: readonly Minutes[]): readonly MinutesAnswer[]
  /** Sections of some minutes that go by a name, in either language. */
  sections(minutes: Minutes, name: string): readonly MinutesSection[]
  /** Actions and wishes that no later minutes say are done, newest first. Completes what `prepare` hasn't. */
  actionItems(): readonly OpenActionItem[]
  /** Finds out beforehand what `ask` and `actionItems` need, in small pieces. */
  prepare(): Iterator<void>
}

export interface NearestMinutes {
  readonly before: Minutes | undefined
  readonly after: Minutes | undefined
}

export interface IndexBuilder {
  /**
   * Adds some minutes in small pieces, all of which have to be done before others are added.
   * @param opened What has already been read of the minutes; they are opened here when it's missing.
   */
  add(minutes: Minutes, opened?: OpenMinutes): Iterator<void>
  build(): MinutesIndex
}

const noGlossary: Glossary = new Map()

export function createMinutesIndex(minutes: Iterable<Minutes>, glossary: Glossary = noGlossary): MinutesIndex {
  const builder = startIndex(glossary)
  for (const one of minutes) {
    const pieces = builder.add(one)
    while (pieces.next().done !== true);
  }
  return builder.build()
}

/** For large archives: the caller adds minutes one by one and can let other work run in between. */
export function startIndex(glossary: Glossary = noGlossary): IndexBuilder {
  const vocabulary = createVocabulary()
  const readPage = createPageReader(vocabulary)
  const lookup = buildLookup(glossary)
  const store = createPageStore()
  const pages: IndexedPage[] = []
  return {
    *add(minutes, known) {
      const opened = known ?? openMinutes(minutes)
      yield
      pages.push(store(yield* readPage(minutes, opened)))
    },
    build: () => {
      const searched = [...pages]
      const all = pages.map((page) => page.minutes).sort(compareNewest)
      const items = completing(findOpenActionItems(all, lookup))
      const postings = completing(buildPostings(searched, vocabulary.size))
      return {
        all,
        on: (when) => all.filter((minutes) => isOn(minutes, when)),
        nearest: (date) => ({
          before: all.find((minutes) => compareDates(minutes.date, date) < 0),
          after: all.findLast((minutes) => compareDates(minutes.date, date) > 0),
        }),
        sections: (minutes, name) => findSections(minutes, name, lookup),
        actionItems: () => items.complete(),
        *prepare() {
          while (!postings.advance()) yield
          while (!items.advance()) yield
        },
        ask(words, among) {
          const index = { pages: searched, postings: postings.complete(), vocabulary, glossary: lookup }
          return askPages(words, index, among === undefined || among === all ? undefined : new Set(among))
        },
      }
    },
  }
}

/** Work in pieces that is completed at once when its result is needed earlier. */
function completing<Result>(pieces: Iterator<void, Result>) {
  let made: { readonly result: Result } | undefined
  const advance = (): boolean => {
    const step = made === undefined ? pieces.next() : undefined
    if (step?.done === true) made = { result: step.value }
    return made !== undefined
  }
  return {
    /** Whether it's done. */
    advance,
    complete(): Result {
      while (made === undefined) advance()
      return made.result
    },
  }
}

/** Ten thousand minutes are asked for a day, so it makes no lists. */
function isOn(minutes: Minutes, when: PlainDate | PlainMonth): boolean {
  return isWithin(minutes.date, when) || minutes.disagreements.some(({ date }) => isWithin(date, when))
}

function isWithin(date: PlainDate, when: PlainDate | PlainMonth): boolean {
  return 'day' in when ? isSameDate(date, when) : date.year === when.year && date.month === when.month
}
