import type { Lang } from '../domain/lang.ts'
import { cutAround, listSections, type Minutes, type MinutesAnswer } from '../domain/minutes/index.ts'
import { writeDate } from '../domain/plain-date.ts'
import { bilingual } from './bilingual.ts'
import { formatDay } from './dates.ts'
import { fr } from './french.ts'
import { plain, verbatim } from './hygiene.ts'

const texts = bilingual({
  en: {
    headline: (day: string) => `Minutes of ${day}`,
    taker: (name: string) => `**Taken by**: ${name}`,
    sections: (names: string) => `**Sections**: ${names}`,
    page: (url: string) => `**Page**: ${url}`,
    empty: () => 'Nobody has written them up yet.',
    dates: (others: string) => `_The file does not agree with itself on the date: it also says ${others}._`,
    sourceLanguage: (lang: Lang) => `_These minutes are in ${lang === 'fr' ? 'French' : 'English'}._`,
  },
  fr: {
    headline: (day) => fr`Compte rendu de la rencontre tenue ${day}`,
    taker: (name) => fr`**Rédaction** : ${name}`,
    sections: (names) => fr`**Rubriques** : ${names}`,
    page: (url) => fr`**Page** : ${url}`,
    empty: () => fr`Personne ne l'a encore rédigé.`,
    dates: (others) => fr`_Le fichier se contredit sur la date : il indique aussi ${others}._`,
    sourceLanguage: (lang) => (lang === 'en' ? fr`_Ce compte rendu est en anglais._` : fr`_Ce compte rendu est en français._`),
  },
})

interface Reader {
  readonly lang: Lang
  readonly zone: string
}

/** What one meetup's minutes are: who took them, what they speak of, where they stand. */
export function describeMinutes(minutes: Minutes, { lang, zone }: Reader): string {
  const say = texts[lang]
  const sections = listSections(minutes)
  const outermost = Math.min(...sections.map(({ level }) => level))
  const top = sections.filter(({ level }) => level === outermost)
  return lines(
    `### ${say.headline(formatDay(minutes.date, lang, zone))}`,
    minutes.minuteTaker && say.taker(plain(minutes.minuteTaker.name)),
    minutes.placeholder ? say.empty() : top.length > 0 && say.sections(top.map(({ heading }) => plain(heading)).join(' · ')),
    minutes.url && say.page(minutes.url),
    ...remarks(minutes, { lang, zone }),
  )
}

/** Lines of one meetup's minutes, as they stand in the file, with the day, the heading and the page they are from. */
export function quoteMinutes(answer: MinutesAnswer, { lang, zone }: Reader): string {
  const { minutes, quotes, url, matched, viaGlossary } = answer
  const [first] = quotes
  const found = matched.map((word) => word.found)
  const heading = first?.heading === undefined ? '' : ` · ${plain(first.heading)}`
  return lines(
    `**${formatDay(minutes.date, lang, zone)}**${heading}`,
    ...inFileOrder(quotes).map(({ text }) => quoteLine(text, found)),
    url,
    ...remarks(minutes, { lang, zone }, viaGlossary),
  )
}

/** Longer lines are paragraphs; three of them would hide the answer. In UTF-16 units. */
const longestQuote = 300

/** The dots stand outside the code, inside which every letter is the file's. */
function quoteLine(text: string, found: readonly string[]): string {
  const excerpt = cutAround(text, found, longestQuote)
  return `${excerpt.isCutBefore ? '… ' : ''}${verbatim(excerpt.text)}${excerpt.isCutAfter ? ' …' : ''}`
}

/** @param isTranslated The question was asked in another language than the minutes, whatever the answer is in. */
function remarks(minutes: Minutes, { lang, zone }: Reader, isTranslated = false): readonly (string | false)[] {
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

function lines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n')
}
