import { isWebAddress } from '../../shared/text/links.ts'
import { openMinutes } from './minutes-text.ts'
import { isQuotable } from './sections.ts'
import type { Minutes, MinutesLink } from './types.ts'

const inlineLink = /\[([^[\]]{0,300})\]\(\s*<?([^\s()<>]{1,2000})>?(?:\s+["'][^"']*["'])?\s*\)/g
const bareLink = /https?:\/\/[^\s<>()[\]`"']{1,2000}/g

const scheme = /^[a-z][a-z\d+.-]*:/i
const webScheme = /^https?:\/\//i

const slidesWords = /slide|deck|diapo|powerpoint|\.pptx?\b|speakerdeck/i
const recordingWords = /video|vidéo|recording|enregistrement|youtube|youtu\.be|vimeo|\.mp4\b/i

/**
 * Links of the body, in order. Addresses that are neither http(s) nor relative, or that name a user, are left out because they could
 * be unsafe.
 */
export function listLinks(minutes: Minutes): readonly MinutesLink[] {
  const { lines, outline } = openMinutes(minutes)
  const links: MinutesLink[] = []
  for (const [index, line] of lines.entries()) {
    if (!isQuotable(outline, index) || (!line.includes('](') && !line.includes('://'))) continue
    for (const link of readLinks(line, index + 1, minutes.url)) links.push(link)
  }
  return links
}

function readLinks(line: string, lineNumber: number, pageUrl: string | undefined): readonly MinutesLink[] {
  const found = [...line.matchAll(inlineLink)].map((match) => ({ text: match[1] ?? '', href: match[2] ?? '' }))
  const rest = line.replace(inlineLink, '')
  const bare = [...rest.matchAll(bareLink)]
    .map(([href]) => href.replace(/(?<![.,;:!?*_])[.,;:!?*_]+$/, ''))
    .map((href) => ({ text: href, href }))
  return [...found, ...bare]
    .filter(({ href }) => isAbsolute(href) || !scheme.test(href))
    .map(({ text, href }) => ({ text, href, url: completeUrl(href, pageUrl), kind: guessKind(`${text} ${href}`), lineNumber }))
    .filter(({ url }) => url === undefined || isWebAddress(url))
}

function isAbsolute(href: string): boolean {
  return webScheme.test(href)
}

function guessKind(words: string): MinutesLink['kind'] {
  if (slidesWords.test(words)) return 'slides'
  return recordingWords.test(words) ? 'recording' : 'other'
}

function completeUrl(href: string, pageUrl: string | undefined): string | undefined {
  return isAbsolute(href) ? href : URL.parse(href, pageUrl)?.href
}
