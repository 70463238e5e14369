import type { French } from './french.ts'
import { type Lang, langs } from './lang.ts'

type Sentences = Readonly<Record<string, (...given: never[]) => string>>

/** The same sentences in French: every one, with the same things to put in. */
type InFrench<T extends Sentences> = { readonly [K in keyof T]: (...given: Parameters<T[K]>) => French }

export interface Bilingual<T extends Sentences> {
  readonly en: T
  readonly fr: { readonly [K in keyof T]: (...given: Parameters<T[K]>) => string }
}

/** Sentences in both languages. One that is missing, or not typeset by `fr`, fails the build. */
export function bilingual<T extends Sentences>(texts: { readonly en: T; readonly fr: InFrench<T> }): Bilingual<T> {
  return texts
}

const rules = { en: new Intl.PluralRules('en-CA'), fr: new Intl.PluralRules('fr-CA') }

/** The form of a word that goes with a number: in French 0 and 1 are singular, in English only 1 is. */
export function plural(lang: Lang, count: number, one: string, other: string): string {
  return rules[lang].select(count) === 'one' ? one : other
}

/** A text for somebody who did not ask: in the language they have chosen, else in both. */
export function inLanguagesOf(chosen: Lang | 'both' | undefined, write: (lang: Lang) => string): string {
  return chosen === 'en' || chosen === 'fr' ? write(chosen) : langs.map(write).join('\n\n')
}
