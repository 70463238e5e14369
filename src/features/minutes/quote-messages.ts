import { writeDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown, inlineCode } from '../../shared/text/sanitize.ts'
import { cutAround, type Minutes, type MinutesAnswer, type QuotedLine } from './index.ts'

const texts = bilingual({
  en: {
    dates: (others: string) => `_The file gives conflicting dates: it also says ${others}._`,
    recapped: (days: string) => `_Also recapped on ${days}._`,
    sourceLanguage: (lang: Lang) => `_These minutes are in ${lang === 'fr' ? 'French' : 'English'}._`,
  },
  fr: {
    dates: (others) => fr`_Le fichier se contredit sur la date : il indique aussi ${others}._`,
    recapped: (days) => fr`_Aussi récapitulé ${days}._`,
    sourceLanguage: (lang) => (lang === 'en' ? fr`_Ce compte rendu est en anglais._` : fr`_Ce compte rendu est en français._`),
  },
})

export interface MinutesReader {
  readonly lang: Lang
  readonly zone: string
}

/** Longer lines are cut into several blocks. In UTF-16 units. */
const longestPiece = 1_500

/** The heading of a section and its lines word for word, each as a block. */
export function showSection(
  minutes: Minutes,
  heading: string | undefined,
  lines: readonly QuotedLine[],
  { lang, zone }: MinutesReader,
): { readonly head: string; readonly blocks: readonly string[] } {
  const day = formatDay(minutes.date, lang, zone)
  const title = heading === undefined ? '' : ` · ${escapeMarkdown(heading)}`
  return {
    head: joinLines(`**${day}**${title}`, minutes.url, ...remarks(minutes, { lang, zone })),
    blocks: lines.flatMap(({ text }) => cutInPieces(text)).map(inlineCode),
  }
}

function cutInPieces(text: string): readonly string[] {
  const pieces: string[] = []
  for (let rest = text; rest !== ''; ) {
    const last = rest.charCodeAt(longestPiece - 1)
    // Never splits a surrogate pair.
    const end = last >= 0xd800 && last <= 0xdbff ? longestPiece - 1 : longestPiece
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return pieces
}

/** Quotes lines of one meetup's minutes word for word, with the day, the heading and the page they come from. */
export function quoteMinutes(answer: MinutesAnswer, { lang, zone }: MinutesReader): string {
  const { minutes, quotes, matched, viaGlossary, recappedOn } = answer
  const found = matched.map((word) => word.found)
  const day = `**${formatDay(minutes.date, lang, zone)}**`
  return joinLines(
    ...quoteBelowHeadings(inFileOrder(quotes), day, found),
    minutes.url,
    recappedOn.length > 0 && texts[lang].recapped(recappedOn.map((day) => formatDay(day, lang, zone)).join(', ')),
    ...remarks(minutes, { lang, zone }, viaGlossary),
  )
}

/** The first heading is next to the day. A line from another section gets its own. */
function quoteBelowHeadings(quotes: readonly QuotedLine[], day: string, found: readonly string[]): readonly string[] {
  return quotes.flatMap(({ text, heading }, index) => {
    const title = heading === undefined ? '' : ` · ${escapeMarkdown(heading)}`
    const isSame = index > 0 && quotes[index - 1]?.heading === heading
    return [...(isSame ? [] : [`${day}${title}`]), describeQuote(text, found)]
  })
}

/** Longer lines are shortened: three long paragraphs would hide the answer. In UTF-16 units. */
const longestQuote = 300

/** The dots go outside the code, because everything inside it is the file's own text. */
export function describeQuote(text: string, found: readonly string[] = [], most = longestQuote): string {
  const excerpt = cutAround(text, found, most)
  return `${excerpt.isCutBefore ? '… ' : ''}${inlineCode(excerpt.text)}${excerpt.isCutAfter ? ' …' : ''}`
}

/** @param isTranslated The question was in a different language from the minutes. */
export function remarks(minutes: Minutes, { lang, zone }: MinutesReader, isTranslated = false): readonly (string | false)[] {
  const say = texts[lang]
  const others = new Set(
    minutes.disagreements
      .map(({ date }) => date)
      .filter((date) => writeDate(date) !== writeDate(minutes.date))
      .map((date) => formatDay(date, lang, zone)),
  )
  return [
    others.size > 0 && say.dates([...others].join(', ')),
    (isTranslated || minutes.language !== lang) && say.sourceLanguage(minutes.language),
  ]
}

function inFileOrder(quotes: MinutesAnswer['quotes']): MinutesAnswer['quotes'] {
  return quotes.toSorted((a, b) => a.lineNumber - b.lineNumber)
}

export function joinLines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n')
}
