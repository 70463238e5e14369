import type { EpochMs } from '../shared/dates/time.ts'
import type { Caller } from './caller.ts'
import type { Confirmation } from './confirmations.ts'
import type { HandlerRepositories, PrepareOptions } from './handler-options.ts'
import type { Interpretation } from './interpret.ts'
import { readArgs } from './parse.ts'
import {
  asksSomething,
  type Completions,
  completions,
  isCallPlan,
  isUnfinished,
  stillMeant,
  type UnfinishedPlan,
  unfinishedPlanOf,
} from './pending.ts'
import type { Router } from './router.ts'
import { countWords } from './taken-words.ts'
import { readYesOrNo } from './yes-or-no.ts'

/** The names of the commands that answer a preview. */
const yesCommand = 'yes'
const noCommand = 'no'

/** Words after a question of the bot's: a yes to the call it asked about, the missing part of an incomplete call, or neither. */
export async function answerQuestion<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  typed: Interpretation<S>,
): Promise<Interpretation<S>> {
  const { store, clock } = options
  const { caller } = typed
  const open = await store.confirmations.open(caller.id, caller.room.id)
  const asked = takeYesOrNo(open, router, typed)
  const { found } = asked
  if (found?.command.name === yesCommand) return confirmCall(open, router, asked, found.rest, clock.now())
  if (found?.command.name === noCommand) return asked
  if (asked.isAgreement === true) return asked
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

/** The first call whose arguments can be read. A call that was chosen may still lack words: it then asks for them. */
async function findCompletion<R extends HandlerRepositories, S>(
  options: PrepareOptions<R, S>,
  router: Router<S>,
  caller: Caller,
  { offered, named, calls }: Completions,
): Promise<string | undefined> {
  if (offered !== undefined) return offered
  for (const call of calls) {
    const found = router.find(call)
    if (found !== undefined && (await readArgs(options, found.command, found.rest, caller)).ok) return call
  }
  return named
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
  { understood, found, call, caller, takenFor, reading }: Interpretation<S>,
  plan: UnfinishedPlan,
): Promise<boolean> {
  if (understood === 'exact' && (found?.rest === '' || plan.isOnlyList === true)) return true
  const isSure = understood === 'sentence' || (understood === 'asked' && reading?.isDoubtful === false)
  if (understood !== 'exact' && (!isSure || countWords(call.words) <= 2)) return false
  // A search for the very words, `minutes Secrets in Kubernetes`, only shows that they could be anything.
  if (understood !== 'exact' && takenFor?.endsWith(` ${call.words}`) === true) return false
  return (await findCompletion(options, router, caller, completions(plan, anyWord))) !== undefined
}

/**
 * After a question, `sure, go ahead` is a yes and `never mind` is a no. Without one, only the verbs themselves are; other words of
 * agreement ask for nothing.
 */
function takeYesOrNo<S>(open: readonly Confirmation[], router: Router<S>, asked: Interpretation<S>): Interpretation<S> {
  const answer = readYesOrNo(asked.call.words)
  const isVerb = [yesCommand, noCommand].includes(asked.found?.command.name ?? '')
  const isAsked = open.some((one) => (answer === 'no' ? asksSomething(one) : !isUnfinished(one)))
  if (answer === undefined) return asked
  const { takenFor: _, remark: __, mustAsk: ___, reading: ____, ...rest } = asked
  if (isVerb || isAsked) return { ...rest, found: router.find(answer), understood: 'exact' }
  const isAgreement = answer === 'yes' && asked.understood !== 'exact'
  return isAgreement ? { ...rest, found: undefined, understood: 'none', isAgreement } : asked
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
  const all = open.filter((one) => !isUnfinished(one) && one.until >= now && (id === '' || one.id === id))
  const meant = stillMeant(all)
  const [only, other] = meant
  if (only === undefined || other !== undefined || !isCallPlan(only.plan)) return asked
  return { ...asked, found: router.find(only.plan.meantCall), question: { id: only.id, kind: 'answers' } }
}
