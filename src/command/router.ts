import { type Lang, langs } from '../shared/i18n/lang.ts'
import { countEdits } from '../shared/text/edit-distance.ts'
import { fold } from '../shared/text/fold.ts'
import { tokenize } from './args/tokens.ts'
import type { Command } from './command.ts'

export interface RoutedCommand<S> {
  readonly command: Command<S>
  /** The language of the verb; undefined when both languages spell it the same way. */
  readonly verbLang: Lang | undefined
  /** What comes after the verb, as typed. */
  readonly rest: string
}

export interface Router<S> {
  find(words: string): RoutedCommand<S> | undefined
  /** The verbs that somebody may have meant, nearest first, at most one per language. */
  suggest(words: string): Readonly<Record<Lang, string | undefined>>
}

interface Verb<S> {
  readonly command: Command<S>
  readonly words: readonly string[]
  readonly shown: string
  readonly lang: Lang | undefined
}

/**
 * Builds the lookup of verbs: without case or accents, longest first, so that `not going` isn't read as `not`. `s/old/new/` is
 * the verb `s`.
 * @throws Error when two commands claim one verb.
 */
export function createRouter<S>(commands: readonly Command<S>[]): Router<S> {
  const verbs = new Map<string, Verb<S>>()
  for (const command of commands) {
    for (const lang of langs)
      for (const shown of command.verbs[lang]) claimVerb(verbs, { command, shown, lang, words: verbWords(shown) })
  }
  const longest = Math.max(...[...verbs.values()].map((verb) => verb.words.length))
  return {
    find(called) {
      const words = called.replace(/^s\//i, 's /')
      const tokens = tokenize(words)
      for (let count = Math.min(longest, tokens.length); count > 0; count -= 1) {
        const head = tokens.slice(0, count)
        if (head.some((token) => token.quoted)) continue
        const verb = verbs.get(head.map((token) => verbKey(token.text)).join(' '))
        if (verb === undefined) continue
        const verbLang = verb.lang ?? langOfAccents(verb.command, head.map((token) => token.text).join(' '))
        return { command: verb.command, verbLang, rest: words.slice(head.at(-1)?.end ?? 0).trim() }
      }
      return undefined
    },
    suggest: (words) => ({ en: nearest(verbs, words, 'en'), fr: nearest(verbs, words, 'fr') }),
  }
}

/** If two languages differ only in accents, as in `present` and `présent`, typed accents decide. Missing accents say nothing. */
function langOfAccents({ verbs }: Pick<Command<unknown>, 'verbs'>, typed: string): Lang | undefined {
  const spelled = typed.normalize('NFC').toLowerCase()
  if (spelled === fold(spelled)) return undefined
  return langs.find((lang) => verbs[lang].includes(spelled))
}

function claimVerb<S>(verbs: Map<string, Verb<S>>, verb: Verb<S>): void {
  const key = verb.words.join(' ')
  const holder = verbs.get(key)
  if (holder !== undefined && holder.command !== verb.command) {
    throw new Error(`The verb "${verb.shown}" is claimed by ${holder.command.name} and by ${verb.command.name}.`)
  }
  verbs.set(key, holder === undefined || holder.lang === verb.lang ? verb : { ...verb, lang: undefined })
}

function verbWords(shown: string): readonly string[] {
  return shown.split(' ').map(verbKey)
}

/** People end verbs with punctuation and write compounds with or without a hyphen. */
function verbKey(word: string): string {
  return fold(word).replace(/(?<![-.,;:!?…])[-.,;:!?…]+$/u, '')
}

/**
 * Two wrong letters, or a third of a long verb; swapped neighbours count as one. Beyond that a suggestion would be a guess. In
 * a short verb, two wrong letters leave little of it, so the beginning has to be right: `listte` may be `list`, but `nxet`
 * isn't `note`.
 */
function allowedErrors(typed: string, verb: string): number {
  if (verb.length < 4 || (verb.length < 6 && typed.slice(0, 2) !== verb.slice(0, 2))) return 1
  return Math.max(2, Math.floor(verb.length / 3))
}

function nearest<S>(verbs: ReadonlyMap<string, Verb<S>>, words: string, lang: Lang): string | undefined {
  const tokens = tokenize(words.slice(0, 200)).map((token) => verbKey(token.text))
  let best: { readonly shown: string; readonly errors: number } | undefined
  for (const [key, verb] of verbs) {
    if (verb.lang !== undefined && verb.lang !== lang) continue
    const typed = tokens.slice(0, verb.words.length).join(' ')
    const errors = countEdits(typed, key, allowedErrors(typed, key))
    if (errors === undefined || errors >= typed.length) continue
    if (best !== undefined && errors >= best.errors) continue
    // If both languages have the verb, each shows its own spelling: `present`, `présent`.
    const own = verb.command.verbs[lang].find((shown) => verbWords(shown).join(' ') === key)
    best = { shown: own ?? verb.shown, errors }
  }
  return best?.shown
}
