import { langs } from '../../shared/i18n/lang.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Args, Option, ReadContext, Words } from './args.ts'
import { type Token, tokenize } from './tokens.ts'

type OptionNames = Option<unknown>['names']

interface Cut {
  readonly options: ReadonlyMap<string, string>
  readonly free: Words['tokens']
  /** The names of an option that was given more than once: one of its values would be lost. */
  readonly twice: OptionNames | undefined
}

/** Takes the named options out of what was typed, wherever they are. */
export function cutOptions(args: Args, typed: string, context: ReadContext): Cut {
  const named = optionsByName(args)
  const tokens = tokenize(typed)
  const options = new Map<string, string>()
  const free: Token[] = []
  let twice: OptionNames | undefined
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const option = token.quoted ? undefined : matchOption(named, tokens, at)
    if (option === undefined) {
      free.push(token)
      continue
    }
    const until = option.greedy ? endOfValue(option, tokens, nextOption(named, tokens, option.next), context) : option.next
    const more = tokens.slice(option.next, until).map((word) => word.text)
    if (options.has(option.name)) twice = option.arg.names
    options.set(option.name, [option.value, ...more].filter((piece) => piece !== '').join(' '))
    at = until - 1
  }
  return { options, free, twice }
}

/** A value that knows where it ends leaves the words after it to other arguments. */
function endOfValue({ arg, value, next }: Match, tokens: readonly Token[], until: number, context: ReadContext): number {
  const words = [value, ...tokens.slice(next, until).map((word) => word.text)]
  const own = arg.lengthOf?.(words.join(' '), context) ?? 0
  if (own === 0) return until
  let length = value.length
  let end = next
  for (; end < until && length < own; end += 1) length += 1 + (tokens[end]?.text.length ?? 0)
  return end
}

interface Named {
  readonly name: string
  readonly arg: Option<unknown>
}

interface Match extends Named {
  readonly value: string
  /** The first token after the option and its value. */
  readonly next: number
  readonly greedy: boolean
}

/** Options by their folded names in both languages. */
type NamedOptions = ReadonlyMap<string, Named>

function optionsByName(args: Args): NamedOptions {
  const named = Object.entries(args).flatMap(([name, arg]) => (arg.kind === 'option' ? [{ name, arg }] : []))
  return new Map(named.flatMap((option) => langs.map((lang) => [fold(option.arg.names[lang]), option] as const)))
}

/** `place:Ottawa`, `place: Ottawa`, `lieu : Ottawa`, `--place Ottawa`, `--place=Ottawa`; phones turn `--` into a long dash. */
function matchOption(options: NamedOptions, tokens: readonly Token[], at: number): Match | undefined {
  const token = tokens[at]
  if (token === undefined) return undefined
  const [, dashes = '', word = '', sign = '', value = ''] = /^(--|[—–])?([\p{L}-]+)([:=]?)(.*)/su.exec(token.text) ?? []
  const option = options.get(fold(word))
  if (option === undefined || (sign === '=' && dashes === '')) return undefined
  if (value !== '') return { ...option, value, next: at + 1, greedy: option.arg.greedy && !isQuotedValue(token) }
  if (tokens[at + 1]?.text === ':' && sign !== ':') return valueAt(tokens, at + 2, option)
  return sign === ':' || dashes !== '' ? valueAt(tokens, at + 1, option) : undefined
}

function valueAt(tokens: readonly Token[], at: number, option: Named): Match {
  const token = tokens[at]
  return { ...option, value: token?.text ?? '', next: at + 1, greedy: option.arg.greedy && token?.quoted === false }
}

function isQuotedValue(token: Token): boolean {
  return token.end - token.start > token.text.length
}

function nextOption(named: NamedOptions, tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.quoted === true || matchOption(named, tokens, at) !== undefined) return at
  }
  return tokens.length
}
