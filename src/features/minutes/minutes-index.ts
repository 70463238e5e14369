import { compareDates, isSameDate, type PlainDate, type PlainMonth } from '../../shared/dates/plain-date.ts'
import { findOpenActionItems, type OpenActionItem } from './action-items/open-action-items.ts'
import { findSections } from './find-sections.ts'
import { type OpenMinutes, openMinutes } from './minutes-text.ts'
import { askPages } from './search/ask.ts'
import { buildLookup, type Glossary } from './search/glossary.ts'
import { createPageStore, type IndexedPage } from './search/page.ts'
import { createPageReader } from './search/page-reader.ts'
import { createVocabulary } from './search/vocabulary.ts'
import type { Minutes, MinutesAnswer, MinutesSection } from './types.ts'

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
  /** Finds out beforehand what `actionItems` gives, in small pieces. */
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
      const searched = { pages: [...pages], vocabulary, glossary: lookup }
      const all = pages.map((page) => page.minutes).sort(compareNewest)
      let promises: readonly OpenActionItem[] | undefined
      const finding = findOpenActionItems(all, lookup)
      const advance = (): void => {
        const step = finding.next()
        if (step.done === true) promises = step.value
      }
      return {
        all,
        on: (when) => all.filter((minutes) => listDates(minutes).some((date) => isWithin(date, when))),
        nearest: (date) => ({
          before: all.find((minutes) => compareDates(minutes.date, date) < 0),
          after: all.findLast((minutes) => compareDates(minutes.date, date) > 0),
        }),
        sections: (minutes, name) => findSections(minutes, name, lookup),
        actionItems: () => {
          while (promises === undefined) advance()
          return promises
        },
        prepare: () => ({
          next() {
            if (promises === undefined) advance()
            return { done: promises !== undefined, value: undefined }
          },
        }),
        ask(words, among) {
          if (among === undefined || among === all) return askPages(words, searched)
          const chosen = new Set(among)
          return askPages(words, { ...searched, pages: searched.pages.filter((page) => chosen.has(page.minutes)) })
        },
      }
    },
  }
}

function compareNewest(a: Minutes, b: Minutes): number {
  return compareDates(b.date, a.date) || (a.file < b.file ? -1 : 1)
}

function listDates(minutes: Minutes): readonly PlainDate[] {
  return [minutes.date, ...minutes.disagreements.map(({ date }) => date)]
}

function isWithin(date: PlainDate, when: PlainDate | PlainMonth): boolean {
  return 'day' in when ? isSameDate(date, when) : date.year === when.year && date.month === when.month
}
