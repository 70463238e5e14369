import { fold } from '../shared/text/fold.ts'
import type { Caller } from './caller.ts'
import type { HandlerRepositories, PrepareOptions } from './handler-options.ts'
import type { Interpretation } from './interpret.ts'
import type { UnfinishedPlan } from './pending.ts'
import { pickListed, pointsAtListed } from './pick.ts'
import type { RoutedCommand, Router } from './router.ts'
import type { MeantCall, SentenceReading } from './sentences.ts'
import { asksByItself, countWords, type TakenWords, takeReading } from './taken-words.ts'

/** Options, quotes and names belong to a call: a typo in them should be corrected, not guessed at. */
const notation = /["«“@/]|--|\p{L}:|\d:\d/u

/** Words that answered a question have been read already. */
export function mayBeSentence<S>({ understood, takenFor, call }: Interpretation<S>): boolean {
  return understood === 'exact' && takenFor === undefined && countWords(call.words) >= 2 && !notation.test(call.words)
}

/**
 * Words that start with a verb by chance, such as `who runs this?`. Undefined when they are more likely a call with a typo.
 * `canRead`: whether the arguments of a call can be read.
 */
export async function readAgain<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  asked: Interpretation<S>,
  canRead: (call: RoutedCommand<S>, caller: Caller) => Promise<boolean>,
): Promise<Interpretation<S> | undefined> {
  const { sentences, clock } = options
  const { call, found: typed, chooseLang, caller } = asked
  if (sentences === undefined || typed === undefined || !mayBeSentence(asked)) return undefined
  const context = { now: clock.now(), zone: caller.zone, fallbackLang: chooseLang(undefined) }
  const reading = sentences.read(call.words, context)
  const [meant] = reading.calls
  const taken = takeReading(
    agreesWith(typed, reading, call.words, router) ? { ...reading, understood: 'asked' } : reading,
    router,
  )
  if (taken.found === undefined || meant === undefined) return undefined
  const isOther = taken.found.command !== typed.command
  if (!isLikelierThanTypo(call.words, taken, meant, isOther)) return undefined
  if (!isOther && saysOnlyVerb(meant, taken.found, reading)) return withoutWords(asked, typed)
  const inLang = { ...caller, lang: chooseLang(reading.language) }
  if (meant.isComplete && !(await canRead(taken.found, inLang))) return undefined
  // When the verb itself was typed, only the model's own doubt is a reason to ask.
  const asks = isOther && changesAtOnce(meant, taken.found)
  return { ...asked, ...taken, caller: inLang, ...(asks && { mustAsk: true, understood: 'asked' }) }
}

function changesAtOnce<S>({ isComplete, effect }: MeantCall, { command }: RoutedCommand<S>): boolean {
  return isComplete && effect !== 'answer' && !asksByItself(command)
}

function saysOnlyVerb<S>(
  { isComplete, call }: MeantCall,
  { command }: RoutedCommand<S>,
  { callLang }: SentenceReading,
): boolean {
  return !isComplete && fold(call) === fold(command.verbs[callLang][0])
}

/** Fewer words are more likely a call with a slip: `log many`. */
const shortestSentence = 4

/** « Quand est-ce que ça recommence? »: the reading is too unsure by itself, but it's the question that the typed verb asks. */
function agreesWith<S>(
  { command }: RoutedCommand<S>,
  { understood, calls: [meant] }: SentenceReading,
  words: string,
  router: Router<S>,
): boolean {
  if (understood !== 'offered' || meant?.effect !== 'answer' || countWords(words) < shortestSentence) return false
  return router.find(meant.call)?.command === command
}

/** `isOther`: the sentence means another command than the verb that was typed. */
function isLikelierThanTypo<S>(
  words: string,
  { found, understood }: TakenWords<S>,
  meant: MeantCall,
  isOther: boolean,
): boolean {
  if (countWords(words) < 3) {
    if (understood !== 'sentence' || meant.effect !== 'answer') return false
    // A number that got lost was a date with a slip: `show 2026-13-45`.
    if (/\d/.test(words) && !/\d/.test(meant.call)) return false
  }
  // `remind general 1d before` lacks a `#`; it doesn't mean `remind me`. `cancel the helm meetup` shows what it would do.
  const showsFirst = meant.isComplete && found !== undefined && asksByItself(found.command)
  return !isOther || showsFirst || firstWord(meant.call) !== firstWord(words)
}

/** `cancel my reminder` is `cancel` without a number; `my` isn't a wrong number. Undefined where the words may be a text. */
function withoutWords<S>(asked: Interpretation<S>, { command, rest }: RoutedCommand<S>): Interpretation<S> | undefined {
  if (command.choices === undefined || rest === '' || /\d/.test(rest)) return undefined
  return {
    ...asked,
    found: { command, rest: '', verbLang: asked.found?.verbLang },
    takenFor: cutCall(asked, rest).unfinishedVerb,
  }
}

/** `withdraw the second`: the choices weren't shown just now, so the person is asked whether that one is meant. */
export async function pickFromChoices<R extends HandlerRepositories, S>(
  { services, store }: PrepareOptions<R, S>,
  router: Router<S>,
  asked: Interpretation<S>,
): Promise<Interpretation<S> | undefined> {
  const { found, caller, understood } = asked
  const choices = found?.command.choices
  if (found === undefined || choices === undefined || understood !== 'exact' || !pointsAtListed(found.rest)) return undefined
  const { listed = [] } = await choices.run(services(store), {}, caller)
  const named = pickListed(found.rest, listed)
  if (named === undefined) return undefined
  const takenFor = `${cutCall(asked, found.rest).unfinishedVerb} #${named.id}`
  return { ...asked, found: router.find(takenFor), takenFor, understood: 'asked', mustAsk: true }
}

/** What was typed up to the arguments, so that the next words can complete the call. */
export function cutCall<S>({ call, caller: { lang }, takenFor }: Interpretation<S>, rest: string): UnfinishedPlan {
  const typed = takenFor ?? call.words
  return { unfinishedVerb: typed.slice(0, typed.length - rest.length).trim(), rest, lang }
}

const firstWord = (words: string) => fold(words.split(/\s/, 1)[0] ?? '')
