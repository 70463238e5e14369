import type { IncomingMessage } from '../messaging/chat.ts'
import type { EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { fold } from '../shared/text/fold.ts'
import type { ReadContext } from './args/args.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import type { Confirmation } from './confirmations.ts'
import { findRoomFor } from './find-room.ts'
import type { HandlerRepositories, MessageHandlerOptions, Work } from './handle-message.ts'
import { countWords, type Interpretation, takeReading } from './interpret.ts'
import { commandMessages } from './messages.ts'
import { parseArgs } from './parse.ts'
import { type Completions, completions, isCallPlan, isUnfinished, type UnfinishedPlan, unfinishedPlanOf } from './pending.ts'
import { mayRun } from './permissions.ts'
import { pickListed, pointsAtListed } from './pick.ts'
import { type Reply, refuse } from './reply.ts'
import type { RoutedCommand, Router } from './router.ts'
import type { MeantCall } from './sentences.ts'
import { askWhetherMeant, suggestInstead } from './suggest.ts'

/** What is needed before a command runs. `services` shows what the readers of the reply may see. */
export interface PrepareOptions<R extends HandlerRepositories, S>
  extends Pick<MessageHandlerOptions<R, S, never>, 'store' | 'chat' | 'clock' | 'zoneOf' | 'settings' | 'sentences'> {
  readonly services: (repositories: R) => S
}

type Prepared<S> =
  | {
      readonly refusal: Reply
      /** The command that a question is recorded under. */
      readonly acting?: Command<S>
      /** What the person's next words may complete. */
      readonly unfinished?: UnfinishedPlan
    }
  | {
      readonly command: Command<S>
      /** The command whose permissions count and under which an undo is recorded. */
      readonly acting: Command<S>
      readonly values: Readonly<Record<string, unknown>>
      /** Remembered when the reply says that words are missing. */
      readonly call: UnfinishedPlan
    }

/** Everything that happens before a command runs. None of it changes anything. */
export async function prepare<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  work: Work<S>,
): Promise<Prepared<S>> {
  const tooMany = await refuseTooMany(options, work.message, work.asked.caller.lang)
  if (tooMany !== undefined) return { refusal: tooMany }
  work.asked = await answerQuestion(options, router, work.asked)
  const { found } = work.asked
  if (found === undefined) return { refusal: await work.steps.time('find', async () => suggestInstead(router, work.asked)) }
  return prepareFound(options, router, work, found)
}

async function prepareFound<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  work: Work<S>,
  { command, rest }: RoutedCommand<S>,
): Promise<Prepared<S>> {
  const { store, services, chat } = options
  const { asked, steps } = work
  const { caller } = asked
  const acting = (await command.standsFor?.(services(store), caller, rest)) ?? command
  const may = await steps.time('permit', () => mayRun(acting.who, caller, store.roles, chat))
  const parsed =
    may || mayBeSentence(asked) ? await steps.time('parse', () => readArgs(options, command, rest, caller)) : undefined
  if (parsed?.ok === false) {
    const sentence = (await pickFromChoices(options, router, asked)) ?? (await readAgain(options, router, asked))
    if (sentence?.found !== undefined) {
      work.asked = sentence
      return prepareFound(options, router, work, sentence.found)
    }
  }
  const texts = commandMessages[caller.lang]
  if (!may || parsed === undefined)
    return { refusal: refuse(acting.who === 'moderator' ? texts.onlyModerators() : texts.onlyOrganizers()) }
  if (!parsed.ok) return describeUnfinished(options, asked, { command, rest }, parsed.complaint)
  if (asked.mustAsk === true && asked.takenFor !== undefined) {
    const { takenFor, ...rest } = asked
    // The question already shows the call.
    work.asked = rest
    return { refusal: askWhetherMeant(takenFor, caller.lang), acting }
  }
  return { command, acting, values: parsed.values, call: cutCall(asked, rest) }
}

/** Words after a question of the bot's: a yes to the call it asked about, the missing part of an incomplete call, or neither. */
async function answerQuestion<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  asked: Interpretation<S>,
): Promise<Interpretation<S>> {
  const { store, clock } = options
  const { caller, found } = asked
  const open = await store.confirmations.open(caller.id, caller.room.id)
  if (found?.command.name === confirming) return confirmCall(open, router, asked, found.rest, clock.now())
  const waiting = open.find(isUnfinished)
  const plan = waiting && unfinishedPlanOf(waiting)
  if (waiting === undefined || plan === undefined) return asked
  const inLang = { ...caller, lang: plan.lang }
  const isLate = waiting.until < clock.now()
  if (!isLate && !(await isSomethingElse(options, router, asked, plan))) {
    const takenFor = await findCompletion(options, router, inLang, completions(plan, asked.call.words))
    const { mustAsk: _, reading: __, ...rest } = asked
    const question = { id: waiting.id, kind: 'answers' } as const
    if (takenFor !== undefined)
      return { ...rest, caller: inLang, found: router.find(takenFor), understood: 'exact', takenFor, question }
  }
  return { ...asked, question: { id: waiting.id, kind: 'leaves' } }
}

/** The first call whose arguments can be read. An offered call may still lack words: it then asks for them. */
async function findCompletion<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  caller: Caller,
  { offered, calls }: Completions,
): Promise<string | undefined> {
  if (offered !== undefined) return offered
  for (const call of calls) {
    const found = router.find(call)
    if (found !== undefined && (await readArgs(options, found.command, found.rest, caller)).ok) return call
  }
  return undefined
}

/** No word of any command. */
const anyWord = 'xyzzy'

/**
 * Whether words that look like a call or a sentence leave the question. Where any words would do as an answer, they do; where
 * the question wants a date or a number, words that fit are its answer: `remote 50` says how many can join remotely.
 */
async function isSomethingElse<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  { understood, found, call, caller }: Interpretation<S>,
  plan: UnfinishedPlan,
): Promise<boolean> {
  if (understood === 'exact' && (found?.rest === '' || plan.isOnlyList === true)) return true
  if (understood !== 'exact' && (understood !== 'sentence' || countWords(call.words) <= 2)) return false
  return (await findCompletion(options, router, caller, completions(plan, anyWord))) !== undefined
}

/** A yes to a call that the bot asked about runs that call. Any other yes is left to the command. */
function confirmCall<S>(
  open: readonly Confirmation[],
  router: Router<S>,
  asked: Interpretation<S>,
  rest: string,
  now: EpochMs,
): Interpretation<S> {
  const id = rest.trim().toLowerCase()
  const meant = open.filter((one) => !isUnfinished(one) && one.until >= now && (id === '' || one.id === id))
  const [only, other] = meant
  if (only === undefined || other !== undefined || !isCallPlan(only.plan)) return asked
  return { ...asked, found: router.find(only.plan.meantCall), question: { id: only.id, kind: 'answers' } }
}

/** The `yes` command. */
const confirming = 'yes'

/** Options, quotes and names belong to a call: a typo in them should be corrected, not guessed at. */
const notation = /["«“@/]|--|\p{L}:|\d:\d/u

function mayBeSentence<S>({ understood, call }: Interpretation<S>): boolean {
  return understood === 'exact' && countWords(call.words) >= 2 && !notation.test(call.words)
}

/** Words that start with a verb by chance, such as `who runs this?`. Undefined when they are more likely a call with a typo. */
async function readAgain<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  asked: Interpretation<S>,
): Promise<Interpretation<S> | undefined> {
  const { sentences, clock } = options
  if (sentences === undefined || !mayBeSentence(asked)) return undefined
  const { call, found: typed, chooseLang, caller } = asked
  const reading = sentences.read(call.words, { now: clock.now(), zone: caller.zone, fallbackLang: chooseLang(undefined) })
  const taken = takeReading(reading, router)
  const [meant] = reading.calls
  if (taken.found === undefined || meant === undefined) return undefined
  const isOther = taken.found.command !== typed?.command
  if (!isLikelierThanTypo(call.words, taken.understood, meant, isOther)) return undefined
  if (typed !== undefined && !isOther && !meant.isComplete) return withoutWords(asked, typed)
  const inLang = { ...caller, lang: chooseLang(reading.language) }
  if (meant.isComplete && !(await readArgs(options, taken.found.command, taken.found.rest, inLang)).ok) return undefined
  // When the verb itself was typed, only the model's own doubt is a reason to ask.
  const asks = isOther && meant.effect !== 'answer' && taken.found.command.execute === undefined
  return { ...asked, ...taken, caller: inLang, ...(asks && { mustAsk: true, understood: 'asked' }) }
}

/** `isOther`: the sentence means another command than the verb that was typed. */
function isLikelierThanTypo<S>(
  words: string,
  understood: Interpretation<S>['understood'],
  meant: MeantCall,
  isOther: boolean,
): boolean {
  if (countWords(words) < 3 && (understood !== 'sentence' || meant.effect !== 'answer')) return false
  // `remind general 1d before` lacks a `#`; it doesn't mean `remind me`.
  return !isOther || firstWord(meant.call) !== firstWord(words)
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
async function pickFromChoices<R extends HandlerRepositories, S>(
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

/** Says what is missing, lists what may be named, and remembers the call, so that the next words complete it. */
async function describeUnfinished<R extends HandlerRepositories, S>(
  { services, store }: PrepareOptions<R, S>,
  asked: Interpretation<S>,
  { command, rest }: Pick<RoutedCommand<S>, 'command' | 'rest'>,
  complaint: string,
): Promise<Prepared<S>> {
  const { caller } = asked
  const { lang, room } = caller
  const texts = commandMessages[lang]
  const usage = texts.usage(complaint, command.examples[lang][0])
  const found = /\d/.test(rest) ? undefined : await command.choices?.run(services(store), {}, caller)
  // What is only for the person isn't listed where others read it.
  const choices = found?.to === 'here' || room.kind === 'direct' ? found : undefined
  const listed = choices?.listed
  const canPoint = listed !== undefined && listed.length > 1
  const shown = [usage, ...(choices === undefined ? [] : ['', choices.text]), ...(canPoint ? [texts.howToChoose()] : [])]
  return {
    refusal: refuse(shown.join('\n')),
    unfinished: { ...cutCall(asked, rest), ...(listed !== undefined && { listed }) },
  }
}

function cutCall<S>({ call, caller: { lang }, takenFor }: Interpretation<S>, rest: string): UnfinishedPlan {
  const typed = takenFor ?? call.words
  return { unfinishedVerb: typed.slice(0, typed.length - rest.length).trim(), rest, lang }
}

const firstWord = (words: string) => fold(words.split(/\s/, 1)[0] ?? '')

async function readArgs<R extends HandlerRepositories, S>(
  { services, store, chat, clock, zoneOf }: PrepareOptions<R, S>,
  { args }: Command<S>,
  rest: string,
  caller: Caller,
) {
  const context: ReadContext = {
    now: clock.now(),
    zone: await zoneOf(services(store), caller),
    ownZone: caller.zone,
    lang: caller.lang,
    findPerson: (username) => chat.findPerson({ username }),
    findRoomFor: (name) => findRoomFor(chat, caller, name),
  }
  return parseArgs(args, rest, context)
}

/** The first command over the limit gets a text, later ones a reaction, so that a flood doesn't cause another flood. */
async function refuseTooMany<R extends HandlerRepositories, S>(
  { store, settings: { commandsPerMinute } }: PrepareOptions<R, S>,
  message: IncomingMessage,
  lang: Lang,
): Promise<Reply | undefined> {
  const count = await store.inbox.countSince(message, message.sentAt - minuteMs)
  if (count <= commandsPerMinute) return undefined
  if (count === commandsPerMinute + 1) return refuse(commandMessages[lang].tooMany(commandsPerMinute))
  return { ...refuse(''), reaction: ':hourglass:' }
}
