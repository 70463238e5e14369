import type { Lang } from './lang.ts'

const formats = new Map<Lang, Intl.ListFormat>()

/** `a title, a place, and a join link`, « un titre, un lieu et un lien ». */
export function joinWords(words: readonly string[], lang: Lang): string {
  // Kept, because making one takes longer than the rest of a reply's lines together.
  const format = formats.get(lang) ?? new Intl.ListFormat(`${lang}-CA`, { type: 'conjunction' })
  formats.set(lang, format)
  return format.format(words)
}
