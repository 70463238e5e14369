import type { French } from './french.ts'
import { type Lang, langs } from './lang.ts'

type Sentences = Readonly<Record<string, (...given: never[]) => string>>

/** The French sentences: the same keys with the same parameters. */
type InFrench<T extends Sentences> = { readonly [K in keyof T]: (...given: Parameters<T[K]>) => French }

export interface Bilingual<T extends Sentences> {
  readonly en: T
  readonly fr: { readonly [K in keyof T]: (...given: Parameters<T[K]>) => string }
}

/** Sentences in both languages. A missing one, or a French one that doesn't go through `fr`, doesn't compile. */
export function bilingual<T extends Sentences>(texts: { readonly en: T; readonly fr: InFrench<T> }): Bilingual<T> {
  return texts
}

const rules = { en: new Intl.PluralRules('en-CA'), fr: new Intl.PluralRules('fr-CA') }

/** The word form for a count: 0 and 1 are singular in French, only 1 is in English. */
export function plural(lang: Lang, count: number, one: string, other: string): string {
  return rules[lang].select(count) === 'one' ? one : other
}

/** A text for somebody who didn't ask for it: in their chosen language, or in both. */
export function inLanguagesOf(chosen: Lang | 'both' | undefined, write: (lang: Lang) => string): string {
  return chosen === 'en' || chosen === 'fr' ? write(chosen) : langs.map(write).join('\n\n')
}
