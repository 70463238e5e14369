import type { Language } from './labels.ts'

/** Short words that one language uses all the time and the other doesn't. */
const words: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('the of and is it in you to for your no not with this at what when where who coming room my can'.split(' ')),
  fr: new Set('le la les des du et est il vous pour votre pas avec ce à au quand où qui une dans sur je en'.split(' ')),
}

/** The language of a part of a message, so that it is read aloud in that language; undefined when the words don't tell. */
export function guessLanguage(text: string): Language | undefined {
  const count = { en: 0, fr: 0 }
  for (const word of text
    .slice(0, 1_000)
    .toLowerCase()
    .match(/\p{L}+/gu) ?? []) {
    if (words.en.has(word)) count.en += 1
    if (words.fr.has(word)) count.fr += 1
  }
  if (count.en === count.fr) return undefined
  return count.en > count.fr ? 'en' : 'fr'
}
