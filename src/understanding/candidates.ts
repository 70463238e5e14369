import { fold } from '../shared/text/fold.ts'
import type { ArgumentContext } from './argument-parts.ts'
import { writeArgument } from './arguments.ts'
import type { Ranked } from './confidence.ts'
import { findReason } from './free-text.ts'
import { type ArgumentKind, definitionOf, type Effect, type IntentDefinition } from './intents.ts'
import { isForOthers } from './names.ts'
import { hasUnclearTopic, readQuiet } from './own-messages.ts'
import type { Sentence } from './read-sentence.ts'
import { hasUnclearDay } from './write-moment.ts'

export interface Candidate {
  readonly intent: string
  /** The English verb, as in the log. */
  readonly command: string
  /** What the person could have typed, in the language of the words. */
  readonly call: string
  readonly effect: Effect
  /** How likely it is that this was meant, from 0 to 1. */
  readonly confidence: number
  /** What the command needs but the sentence doesn't say. */
  readonly missing: readonly ArgumentKind[]
  /** The sentence mentions a day or a department that may not be the one in the call, or words that the call leaves out. */
  readonly isUnclear: boolean
  /** A reason that the command has no argument for, as typed. */
  readonly leftOut?: string
}

const mostCandidates = 3

/** The three most likely different calls. The first has the model's confidence, the others their share of the rest. */
export function findCandidates(ranked: readonly Ranked[], confidence: number, context: ArgumentContext): readonly Candidate[] {
  const found: Candidate[] = []
  const [first, ...others] = ranked
  const left = others.reduce((sum, { share }) => sum + share, 0) || 1
  for (const one of ranked) {
    const definition = definitionOf(one.intent)
    if (definition === undefined) continue
    const own = one === first ? confidence : Math.min(confidence, ((1 - confidence) * one.share) / left)
    const candidate = writeCandidate(definition, own, context)
    if (!found.some(({ call }) => call === candidate.call)) found.push(candidate)
    if (found.length === mostCandidates) break
  }
  return found
}

/** The same for other people: it says in which channel. */
function forOthers({ groupVerb, ...definition }: IntentDefinition, sentence: Sentence): IntentDefinition {
  if (groupVerb === undefined || !isForOthers(sentence)) return definition
  const { args = [], needs = [] } = definition
  return { ...definition, verb: groupVerb, effect: 'ask', args: ['channel', ...args], needs: ['channel', ...needs] }
}

function writeCandidate(one: IntentDefinition, confidence: number, context: ArgumentContext): Candidate {
  const definition = forOthers(one, context.sentence)
  const { intent, verb, datedVerb, effect, args = [], needs = [] } = definition
  const written = args.map((kind) => ({ kind, words: writeArgument(kind, context) }))
  const words = written.flatMap((argument) => argument.words ?? [])
  const used = words.length > 0 && datedVerb !== undefined ? datedVerb : verb
  const takesDay = args.some((kind) => kind.endsWith('-day'))
  const hasDay = written.some(({ kind, words: day }) => kind.endsWith('-day') && day !== undefined)
  const call = [used[context.lang], ...words].join(' ')
  const leftOut = takesNoReason(definition) ? findReason(context.sentence) : undefined
  return {
    intent,
    command: used.en,
    call,
    effect,
    ...(leftOut !== undefined && { leftOut }),
    confidence,
    missing: needs.filter((kind) => written.some((argument) => argument.kind === kind && isMissing(argument.words))),
    isUnclear:
      (takesDay && !hasDay && hasUnclearDay(context)) ||
      isMuchUnread(call, context.unknown) ||
      (intent === 'department' && !isName(words[0] ?? '')) ||
      isGuessed(intent, context),
  }
}

/** `place:` says what is to change, but not to what. */
function isMissing(words: string | undefined): boolean {
  return words === undefined || words.endsWith(':')
}

/** Commands with free text of their own keep such words; nobody has to give a reason for an answer or for a reading. */
function takesNoReason({ effect, args = [] }: IntentDefinition): boolean {
  return effect === 'ask' && args.every((kind) => kind === 'id' || kind === 'two-days')
}

/** The call says more, or less, than the sentence about when or which messages come. */
function isGuessed(intent: string, { sentence, lang }: ArgumentContext): boolean {
  if (intent === 'quiet') return readQuiet(sentence, lang)?.isGuessed === true
  return (intent === 'mute' || intent === 'unmute') && hasUnclearTopic(sentence)
}

/** One unknown word may be a slip or a name; several are something that the call leaves out. */
function isMuchUnread(call: string, unknown: readonly string[]): boolean {
  const taken = fold(call)
  return unknown.filter((word) => !taken.includes(word)).length > 1
}

/** Names of departments start with a capital or are an acronym in capitals; `my department is a mess` names none. */
function isName(words: string): boolean {
  return /^\p{Lu}/u.test(words) && words.split(' ').length <= 8
}
