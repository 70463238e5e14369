import type { Lang } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import { complain, type Option, optional, type Positional, type Reading, taken } from './args.ts'
import { argumentMessages } from './messages.ts'

/** Each choice with its words: the English one first, then the French one, then others. */
export type Choices<K extends string> = Readonly<Record<K, readonly [string, ...string[]]>>

/** One of a few choices, such as `remote` or `à distance`. */
export function oneOf<K extends string>(choices: Choices<K>): Positional<K> {
  return {
    kind: 'positional',
    read: ({ tokens }, { lang }) =>
      choose(
        choices,
        tokens.map(({ text }) => text),
        lang,
      ),
  }
}

export function choiceOption<K extends string>(names: Readonly<Record<Lang, string>>, choices: Choices<K>): Option<K> {
  return { kind: 'option', names, greedy: false, read: (value, { lang }) => choose(choices, [value], lang) }
}

/** The choice that matches the most words at the start of what was typed. */
function choose<K extends string>(choices: Choices<K>, typed: readonly string[], lang: Lang): Reading<K> {
  const entries = Object.entries<readonly [string, ...string[]]>(choices) as [K, readonly [string, ...string[]]][]
  const [longest] = entries
    .flatMap(([key, words]) => words.map((word) => ({ key, word: fold(word), count: word.split(' ').length })))
    .filter(({ word, count }) => fold(typed.slice(0, count).join(' ')) === word)
    .toSorted((a, b) => b.count - a.count)
  if (longest !== undefined) return taken(longest.key, longest.count)
  const offered = entries.map(([, [english, french = english]]) => (lang === 'fr' ? french : english))
  return complain(argumentMessages[lang].notOneOf(typed[0] ?? '', offered))
}

/** What several commands let people choose from. */
export const languageWords = {
  en: ['en', 'anglais', 'english'],
  fr: ['fr', 'français', 'french'],
  both: ['both', 'les deux', 'deux'],
} satisfies Choices<string>

export const languageChoice = oneOf(languageWords)

/** The only role there is; it may be left out. */
export const organizerRole = optional(
  oneOf({ organizer: ['organizer', 'organisation', 'organiser', 'organisateur', 'organisatrice'] }),
)
