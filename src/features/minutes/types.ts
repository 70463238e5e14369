import { compareDates, type PlainDate } from '../../shared/dates/plain-date.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { DateSource, SourcedDate } from './file-dates.ts'

/** One line of a file, unchanged except for spaces around it. */
export interface QuotedLine {
  /** From 1, counted in the file with its front matter. */
  readonly lineNumber: number
  readonly text: string
  /** The nearest heading above; undefined before the first one. */
  readonly heading: string | undefined
}

export interface MinutesSection {
  readonly heading: string
  /** Headings from the outermost to this one. */
  readonly path: readonly string[]
  /** 1 to 6. */
  readonly level: number
  /** Line number of the heading. */
  readonly firstLine: number
  /** Line number of the last line before the next heading of the same or a higher level. */
  readonly lastLine: number
}

export interface MinutesLink {
  readonly text: string
  /** As written. */
  readonly href: string
  /** Absolute; undefined for a relative link when no site is configured. */
  readonly url: string | undefined
  readonly kind: 'slides' | 'recording' | 'other'
  readonly lineNumber: number
}

/** Something odd that didn't keep the file from being read. */
export interface MinutesNote {
  readonly kind: 'front-matter-broken' | 'misspelt-key' | 'not-utf8'
  readonly detail: string
}

export interface Minutes {
  /** The name that the file was given with. */
  readonly file: string
  readonly date: PlainDate
  readonly dateSource: DateSource
  /** Sources inside the file that give a different day; a reply has to mention them. */
  readonly disagreements: readonly SourcedDate[]
  readonly title: string
  /** Line number of the title: in the front matter, or of the first heading; undefined when the file has none. */
  readonly titleLine: number | undefined
  readonly language: Lang
  readonly tags: readonly string[]
  readonly id: string | undefined
  /** The site has no page for it: a draft, or Hugo is told not to render it. */
  readonly draft: boolean
  /** The site shows the page from this date on, as written in the front matter. */
  readonly publishDate?: string
  /** The site shows the page until this date, as written in the front matter. */
  readonly expiryDate?: string
  /** Only headings, or words such as "to come". */
  readonly placeholder: boolean
  readonly minuteTaker: { readonly name: string; readonly url: string | undefined } | undefined
  /** The page on the site; undefined when no site is configured. */
  readonly url: string | undefined
  readonly notes: readonly MinutesNote[]
  /**
   * The whole file as UTF-8 with `\n` line ends. Kept as bytes because lines and sections as objects take ten times as much
   * memory, and a question needs only a few files: `openMinutes`, `listSections` and `listLinks` read from this.
   */
  readonly text: Uint8Array
  /** Index of the first line after the front matter. */
  readonly bodyStart: number
}

/** Newest first. Of one day, the order never depends on the order of reading. */
export function compareNewest(a: Minutes, b: Minutes): number {
  return compareDates(b.date, a.date) || (a.file < b.file ? -1 : 1)
}

export interface MatchedWord {
  /** As typed in the question. */
  readonly asked: string
  /** The words found in the minutes, folded. */
  readonly found: string
  /** `form`: joined, split or in another form, like `KubeHunter` for `kube-hunter` and `took` for `taken`. */
  readonly how: 'said' | 'form' | 'typo' | 'glossary'
}

/** How one meetup's minutes answer a question. */
export interface MinutesAnswer {
  readonly minutes: Minutes
  /** One to three lines, the best first. */
  readonly quotes: readonly QuotedLine[]
  /** Days of later meetups whose minutes only recap it, earliest first. */
  readonly recappedOn: readonly PlainDate[]
  /** The list or section that the first quote belongs to, when it has more lines than are quoted. Line numbers, inclusive. */
  readonly passage: { readonly firstLine: number; readonly lastLine: number } | undefined
  readonly matched: readonly MatchedWord[]
  /** Words of the question that the quoted minutes don't contain. */
  readonly missing: readonly string[]
  /** Found through the glossary: the minutes are in the other language than the question. */
  readonly viaGlossary: boolean
}
