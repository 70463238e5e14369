import { langs } from '../shared/i18n/lang.ts'
import { countEdits } from '../shared/text/edit-distance.ts'
import { fold } from '../shared/text/fold.ts'
import type { Args, Option, ReadContext } from './args/args.ts'
import { cutOptions } from './args/cut-options.ts'
import type { Token } from './args/tokens.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import { findRoomFor } from './find-room.ts'
import type { HandlerRepositories, PrepareOptions } from './handler-options.ts'
import { parseMessages } from './messages.ts'

export type Parsed =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false
      readonly complaint: string
      /** The name of the argument that couldn't be read; undefined when it's about words that belong to none. */
      readonly argument?: string
    }

/** Reads what was typed after a verb, with what the arguments may need of the workspace. */
export async function readArgs<R extends HandlerRepositories, S>(
  { services, store, chat, clock, zoneOf }: PrepareOptions<R, S>,
  { args }: Command<S>,
  rest: string,
  caller: Caller,
) {
  const isBare = Object.keys(args).length === 0
  const context: ReadContext = {
    now: clock.now(),
    // Without arguments there is no time to read.
    zone: isBare ? caller.zone : await zoneOf(services(store), caller),
    ownZone: caller.zone,
    lang: caller.lang,
    findPerson: (username) => chat.findPerson({ username }),
    findRoomFor: (name) => findRoomFor(chat, caller, name),
  }
  return parseArgs(args, rest, context)
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
