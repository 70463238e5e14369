import type { Lang } from '../../shared/i18n/lang.ts'

const frenchWords = /\b(?:le|la|les|des|du|une|est|sont|pour|avec|dans|sur|nous|qui|par|aux|ont)\b/gi
const englishWords = /\b(?:the|of|and|to|is|are|for|with|in|on|we|that|by|was|were|have)\b/gi

/** Enough to tell two languages apart. The second limit is for a file that is one long line. */
const sampledLines = 200
const sampledCharacters = 4000

/** The language that the file declares (front matter, then `name.fr.md`), or the one whose common words are more frequent. */
export function languageOfMinutes(
  said: string | undefined,
  name: string,
  body: { readonly lines: readonly string[]; readonly start: number },
): Lang {
  const named = said ?? /\.(en|fr)(?:-\w+)?\.\w+$/i.exec(name)?.[1]
  if (named !== undefined && /^fr/i.test(named)) return 'fr'
  if (named !== undefined && /^(?:en|an)/i.test(named)) return 'en'
  const sample = body.lines
    .slice(body.start, body.start + sampledLines)
    .join('\n')
    .slice(0, sampledCharacters)
  return count(sample, frenchWords) > count(sample, englishWords) ? 'fr' : 'en'
}

function count(sample: string, words: RegExp): number {
  return sample.match(words)?.length ?? 0
}
