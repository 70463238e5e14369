import { langs } from '../shared/i18n/lang.ts'
import { countEdits } from '../shared/text/edit-distance.ts'
import { fold } from '../shared/text/fold.ts'
import type { Args, Option, ReadContext, Words } from './args/args.ts'
import { type Token, tokenize } from './args/tokens.ts'
import { parseMessages } from './messages.ts'

export type Parsed =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false
      readonly complaint: string
      /** The name of the argument that couldn't be read; undefined when it's about words that belong to none. */
      readonly argument?: string
    }

/**
 * Reads what follows a verb: first the named options, wherever they are, then the other arguments in their order. Unused
 * words are an error: nothing typed is dropped silently, except punctuation or a smiley at the end.
 */
export async function parseArgs(args: Args, typed: string, context: ReadContext): Promise<Parsed> {
  const parsed = await parseExactly(args, typed, context)
  if (parsed.ok) return parsed
  const bare = cutClosing(typed)
  if (bare === typed) return parsed
  const again = await parseExactly(args, bare, context)
  return again.ok ? again : parsed
}

/** In UTF-16 units; anything longer isn't a smiley or punctuation. */
const longestClosing = 10

/** Without the punctuation or smiley that ends a message, as in `going :)`, `withdraw #12.` and `prochaine ?`. */
function cutClosing(typed: string): string {
  const end = typed.slice(-longestClosing)
  const kept = end.replace(/(?:\s|[.,;!?…'’–—-]|\p{Extended_Pictographic}|\uFE0F|\u200D|[:;]-?[)D(P])+$/u, '')
  return typed.slice(0, typed.length - end.length + kept.length)
}

async function parseExactly(args: Args, typed: string, context: ReadContext): Promise<Parsed> {
  const { options, free, twice } = cutOptions(args, typed, context)
  if (twice !== undefined) return { ok: false, complaint: parseMessages[context.lang].optionTwice(twice[context.lang]) }
  const unknown = explainUnknownOption(args, free, context)
  if (unknown !== undefined) return { ok: false, complaint: unknown }
  const values: Record<string, unknown> = {}
  let rest = free
  for (const [name, arg] of Object.entries(args)) {
    if (arg.kind === 'option') {
      const value = options.get(name)
      if (value === undefined) continue
      const reading = await arg.read(value, context)
      if (!reading.ok) return { ...reading, argument: name }
      values[name] = reading.value
      continue
    }
    const reading = await arg.read({ typed, tokens: rest }, context)
    if (!reading.ok) return { ...reading, argument: name }
    values[name] = reading.value
    rest = rest.slice(reading.taken)
  }
  const [extra] = rest
  if (extra !== undefined)
    return { ok: false, complaint: parseMessages[context.lang].extra(typed.slice(extra.start, extra.start + 80)) }
  return { ok: true, values }
}

/** Options by their English name, with other words that people try for them, folded. */
const optionSynonyms: ReadonlyMap<string, readonly string[]> = new Map([
  ['capacity', ['seats', 'places', 'max', 'limit', 'sieges']],
  ['place', ['location', 'venue', 'where', 'endroit', 'salle', 'adresse']],
  ['join', ['url', 'link', 'lien', 'teams', 'zoom']],
  ['length', ['duration', 'minutes']],
  ['lang', ['language', 'langage']],
  ['abstract', ['description', 'summary', 'sommaire']],
  ['reason', ['because', 'motif']],
])

/** What to type instead of `seats:25` where the option is called `capacity:`; undefined when nothing looks like an option. */
function explainUnknownOption(args: Args, free: readonly Token[], { lang }: ReadContext): string | undefined {
  const named = Object.values(args).flatMap((arg) => (arg.kind === 'option' ? [arg.names] : []))
  if (named.length === 0) return undefined
  for (const { text, quoted } of free) {
    const [, typed = ''] = /^(?:--|[—–])?(\p{L}{2,20})[:=](?!\/\/)/u.exec(text) ?? []
    if (quoted || typed === '') continue
    const meant = nearestOption(fold(typed), named)
    if (meant !== undefined) return parseMessages[lang].unknownOption(typed, meant[lang])
  }
  return undefined
}

type OptionNames = Option<unknown>['names']

function nearestOption(typed: string, named: readonly OptionNames[]): OptionNames | undefined {
  const isClose = (name: string) => name.length >= 4 && countEdits(typed, fold(name), name.length >= 7 ? 2 : 1) !== undefined
  return (
    named.find(({ en }) => optionSynonyms.get(en)?.includes(typed) === true) ??
    named.find((names) => langs.some((lang) => isClose(names[lang])))
  )
}

interface Cut {
  readonly options: ReadonlyMap<string, string>
  readonly free: Words['tokens']
  /** The names of an option that was given more than once: one of its values would be lost. */
  readonly twice: OptionNames | undefined
}

function cutOptions(args: Args, typed: string, context: ReadContext): Cut {
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
