import type { Lang } from '../../shared/i18n/lang.ts'
import { findUnsafeLink, isSafeLink } from '../../shared/text/links.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { complain, type Option, type Positional, type Reading, taken, type Words } from './args.ts'
import { argumentMessages } from './messages.ts'

/** The remaining words exactly as typed; `undefined` if there aren't any. */
export function anyWords(): Positional<string | undefined> {
  return {
    kind: 'positional',
    read: (words) => taken(words.tokens.length === 0 ? undefined : textOf(words), words.tokens.length),
  }
}

/** A quoted text, or all remaining words. */
export function text(maxLength: number): Positional<string> {
  return {
    kind: 'positional',
    read(words, { lang }) {
      const [first] = words.tokens
      if (first === undefined) return complain(argumentMessages[lang].textMissing())
      const value = first.quoted ? first.text : textOf(words)
      return withinLength(value, maxLength, lang, first.quoted ? 1 : words.tokens.length)
    },
  }
}

export function textOption(names: Readonly<Record<Lang, string>>, maxLength: number): Option<string> {
  return { kind: 'option', names, greedy: true, read: (value, { lang }) => readValue(value, names, maxLength, lang) }
}

/** An address that people will open. */
export function linkOption(names: Readonly<Record<Lang, string>>): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: false,
    read: (value, { lang }) =>
      isSafeLink(value) ? taken(value, 1) : complain(argumentMessages[lang].notALink(names[lang], value)),
  }
}

/** Words that may have a link in them, such as a place with the address of its map. */
export function textWithLinksOption(names: Readonly<Record<Lang, string>>, maxLength: number): Option<string> {
  return {
    kind: 'option',
    names,
    greedy: true,
    read(value, { lang }) {
      const unsafe = findUnsafeLink(value)
      return unsafe === undefined
        ? readValue(value, names, maxLength, lang)
        : complain(argumentMessages[lang].unsafeLink(names[lang], unsafe))
    },
  }
}

/** What was typed, from the first to the last of these words. */
export function textOf({ typed, tokens }: Words): string {
  const [first, last] = [tokens[0], tokens.at(-1)]
  return first === undefined || last === undefined ? '' : typed.slice(first.start, last.end)
}

/** How many tokens come before `rest`, which is the end of the words. */
export function countTaken(words: Words, rest: string): number {
  const end = (words.tokens.at(-1)?.end ?? 0) - rest.length
  return words.tokens.filter((token) => token.start < end).length
}

function readValue(value: string, names: Readonly<Record<Lang, string>>, maxLength: number, lang: Lang): Reading<string> {
  return value === '' ? complain(argumentMessages[lang].valueMissing(names[lang])) : withinLength(value, maxLength, lang, 1)
}

function withinLength(value: string, maxLength: number, lang: Lang, tokens: number): Reading<string> {
  if (escapeMarkdown(value) === '') return complain(argumentMessages[lang].textMissing())
  return value.length <= maxLength ? taken(value, tokens) : complain(argumentMessages[lang].tooLong(value.length, maxLength))
}
