import { readZone, type ZoneResult } from '../../shared/dates/phrases/index.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { complain, type Option, type Positional, taken } from './args.ts'
import { textOf } from './texts.ts'

const texts = bilingual({
  en: {
    notAllYear: (nearest: string) => `That's only right for part of the year. Name a place instead, for example ${nearest}.`,
    unknown: (typed: string, nearest: string) => `I don't know the time zone “${escapeMarkdown(typed)}”. Try ${nearest}.`,
  },
  fr: {
    notAllYear: (nearest) => fr`Cela ne vaut qu'une partie de l'année. Nommez plutôt un lieu, par exemple ${nearest}.`,
    unknown: (typed, nearest) => fr`Je ne connais pas le fuseau horaire « ${escapeMarkdown(typed)} ». Essayez ${nearest}.`,
  },
})

/** Why a text isn't a zone, and what to type instead. */
function explainUnknownZone(
  { why, nearest }: Extract<ZoneResult, { readonly kind: 'unknown' }>,
  typed: string,
  lang: Lang,
): string {
  const offered = (nearest.length > 0 ? nearest : ['America/Toronto', 'America/Vancouver'])
    .map((name) => `\`${name}\``)
    .join(', ')
  return why === 'no-such-zone' ? texts[lang].unknown(typed.slice(0, 60), offered) : texts[lang].notAllYear(offered)
}

/** A zone by its IANA name or a place, read as the IANA name: `zone:America/Vancouver`, `fuseau:Montréal`. */
export function zoneOption(names: Readonly<Record<Lang, string>>): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: true,
    read(value, { lang }) {
      const read = readZone(value)
      return read.kind === 'found' ? taken(read.zone, 1) : complain(explainUnknownZone(read, value, lang))
    },
  }
}

/** The same as all remaining words: `zone America/Vancouver`, « fuseau Montréal ». */
export function zoneName(): Positional<string> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const typed = textOf(words)
      const read = readZone(typed)
      return read.kind === 'found' ? taken(read.zone, words.tokens.length) : complain(explainUnknownZone(read, typed, lang))
    },
  }
}
