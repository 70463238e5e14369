import { type ArgumentContext, quoted } from './argument-parts.ts'
import { blankSlots } from './free-text.ts'

const english = /\b(?:the|our) ((?:[a-z0-9-]{2,20} ){1,3})(?:meetup|meeting|session|one)\b/
const englishAbout = /\b(?:meetup|meeting|session|one) (?:about|on) ([a-z0-9-]{3,20})/
const french = /\b(?:rencontre|seance|celle) (?:sur|a propos de|de|du|d') ?(?:le |la |les |l')?([a-z0-9-]{3,20})/

/** Words in the place of a title that say something else. */
const others =
  /^(?:next|upcoming|coming|following|last|previous|first|second|third|same|other|new|whole|entire|current|regular|monthly|weekly|wrong|right|one|suivi)\b/

/** A meetup named by words of its title, in quotes: `the helm meetup`, « celle sur le maillage ». */
export function titleIn({ sentence: { folded, slots }, lang }: ArgumentContext): string | undefined {
  const text = blankSlots(folded.text, slots)
  for (const form of lang === 'fr' ? [french] : [english, englishAbout]) {
    const match = form.exec(text)
    const [whole = '', title = ''] = match ?? []
    if (match === null || others.test(title)) continue
    const start = match.index + whole.indexOf(title)
    return quoted(folded.typed(start, start + title.trimEnd().length), lang)
  }
  return undefined
}
