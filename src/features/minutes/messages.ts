import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown, inlineCode } from '../../shared/text/sanitize.ts'
import { listLinks, listSections, type Minutes, type MinutesLink, type QuotedLine } from './index.ts'
import { describeQuote, joinLines, type MinutesReader, remarks } from './quote-messages.ts'
import { summarize } from './summary.ts'

const texts = bilingual({
  en: {
    headline: (day: string) => `Minutes of ${day}`,
    taker: (name: string) => `**Taken by**: ${name}`,
    sections: (names: string) => `**Sections**: ${names}`,
    page: (url: string) => `**Page**: ${url}`,
    empty: () => "They haven't been written up yet.",
    slides: (links: string) => `**Slides**: ${links}`,
    recording: (links: string) => `**Recording**: ${links}`,
  },
  fr: {
    headline: (day) => fr`Compte rendu de la rencontre tenue ${day}`,
    taker: (name) => fr`**Rédaction** : ${name}`,
    sections: (names) => fr`**Rubriques** : ${names}`,
    page: (url) => fr`**Page** : ${url}`,
    empty: () => fr`Personne ne l'a encore rédigé.`,
    slides: (links) => fr`**Diapositives** : ${links}`,
    recording: (links) => fr`**Enregistrement** : ${links}`,
  },
})

/**
 * Describes one meetup's minutes: who took them, their sections, their page, and the slides and recording that they name.
 * @param siblings Other files of the same meetup, which may name slides and recordings too.
 * @param isAlone Nothing else is shown, so there's room to say what the minutes were about.
 */
export function describeMinutes(
  minutes: Minutes,
  { lang, zone }: MinutesReader,
  siblings: readonly Minutes[] = [],
  isAlone = false,
): string {
  const say = texts[lang]
  const sections = listSections(minutes)
  const outermost = Math.min(...sections.map(({ level }) => level))
  const top = sections.filter(({ level }) => level === outermost)
  const after = [
    minutes.url && say.page(minutes.url),
    ...linkMaterial([minutes, ...siblings], lang),
    ...remarks(minutes, { lang, zone }),
  ]
  const room = mostSummaryLines - 3 - after.filter(Boolean).length
  return joinLines(
    `### ${say.headline(formatDay(minutes.date, lang, zone))}`,
    minutes.minuteTaker && say.taker(escapeMarkdown(minutes.minuteTaker.name)),
    minutes.placeholder
      ? say.empty()
      : top.length > 0 && say.sections(top.map(({ heading }) => escapeMarkdown(heading)).join(' · ')),
    ...(isAlone && !minutes.placeholder ? summarize(minutes, room).map(describeSummaryLine) : []),
    ...after,
  )
}

/** Keeps the whole reply under twelve lines. */
const mostSummaryLines = 11

const longestSummaryLine = 140

function describeSummaryLine({ heading, text }: QuotedLine): string {
  return `- ${heading === undefined ? '' : `${escapeMarkdown(heading)}: `}${describeQuote(text, [], longestSummaryLine)}`
}

/** More would hide the rest, and the page has all of them. */
const mostLinks = 5

/** Slides and recordings that the files of one meetup name. */
function linkMaterial(files: readonly Minutes[], lang: Lang): readonly string[] {
  const links = files.flatMap(listLinks)
  const write = (kind: 'slides' | 'recording'): string => {
    const written = links.filter((link) => link.kind === kind).map(writeLink)
    return [...new Set(written)].slice(0, mostLinks).join(' · ')
  }
  const [slides, recording] = [write('slides'), write('recording')]
  const say = texts[lang]
  return [...(slides === '' ? [] : [say.slides(slides)]), ...(recording === '' ? [] : [say.recording(recording)])]
}

/** A relative address leads nowhere without a site, but it shows the name of the file. */
function writeLink({ text, href, url }: MinutesLink): string {
  if (url === undefined) return inlineCode(href)
  return text === '' || text === href ? url : `[${escapeMarkdown(text)}](${url})`
}
