import type { Button } from '../messaging/chat.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { proposeFirstSteps } from './first-steps.ts'
import type { Interpretation } from './interpret.ts'
import { commandMessages } from './messages.ts'
import type { CallPlan } from './pending.ts'
import { askFirst, type Reply, refuse } from './reply.ts'
import type { Router } from './router.ts'
import type { MeantCall, SentenceReading } from './sentences.ts'
import { showCall } from './show-call.ts'
import { countWords } from './taken-words.ts'

const roots = { en: '!meetup', fr: '!rencontre' } as const

/** Longer labels are cut off by the web client. */
const longestLabel = 24

/** Asks whether a call was meant; a yes runs it as if it had been typed. In doubt it names the other calls too. */
export function askWhetherMeant(call: string, lang: Lang, others: readonly string[]): Reply<never> {
  const plan: CallPlan = { meantCall: call }
  return askFirst([commandMessages[lang].doYouMean(call), ...others].join('\n'), plan)
}

/** The other calls that a doubtful sentence may have meant, as one line to type from; empty when there is no doubt. */
export function nameOthers<S>(router: Router<S>, reading: SentenceReading | undefined, lang: Lang): readonly string[] {
  if (reading?.isDoubtful !== true || reading.calls.length < 2) return []
  const typed = reading.calls.slice(1).map((meant) => showWhole(router, meant, reading.callLang))
  return [commandMessages[lang].orElse(typed.join(' · '))]
}

/** The reply to words that aren't a call. For a sentence, a single word is never enough to guess by. */
export function suggestInstead<S>(
  router: Router<S>,
  { call, caller: { lang }, reading, understood }: Interpretation<S>,
): Reply {
  if (understood === 'offered' && reading !== undefined && reading.calls.length > 0) return offerCalls(router, reading, lang)
  if (reading === undefined || countWords(call.words) < 2) return refuseUnknown(router, call.words, lang)
  return { ...proposeFirstSteps(commandMessages[lang].notUnderstood(), lang), outcome: 'refused' }
}

/** Whole calls, to click and to type. An incomplete one can only be typed: its example shows what is missing. */
function offerCalls<S>(router: Router<S>, { calls, callLang }: SentenceReading, lang: Lang): Reply {
  const typed = calls.map((meant) => showWhole(router, meant, callLang))
  const buttons: readonly Button[] = calls
    .filter(({ isComplete }) => isComplete)
    .map(({ call }) => ({ label: shorten(call), command: `${roots[callLang]} ${call}` }))
  const text = [commandMessages[lang].offer(), ...typed.map((one, at) => `${at + 1}. ${one}`)].join('\n')
  return { ...refuse(text), offers: calls.map(({ call }) => call), ...(buttons.length > 0 && { buttons }) }
}

/** A call to type; for an incomplete one, an example that shows what is missing. */
function showWhole<S>(router: Router<S>, { call, isComplete }: MeantCall, lang: Lang): string {
  return showCall(`${roots[lang]} ${isComplete ? call : (router.find(call)?.command.examples[lang][0] ?? call)}`)
}

function shorten(call: string): string {
  return call.length <= longestLabel ? call : `${call.slice(0, longestLabel - 1).trimEnd()}…`
}

function refuseUnknown<S>(router: Router<S>, words: string, lang: Lang): Reply {
  const near = router.suggest(words)
  const [verb = ''] = words.split(/\s/, 1)
  const unknown = refuse(commandMessages[lang].unknownVerb(verb.slice(0, 40), near.en, near.fr))
  const nearLang = near[lang] !== undefined ? lang : lang === 'fr' ? 'en' : 'fr'
  const calls = near[nearLang] === undefined ? [] : router.nearest(words, nearLang)
  if (calls.length < 2) return unknown
  const lines = calls.map((call, at) => `${at + 1}. ${showCall(`${roots[nearLang]} ${call}`)}`)
  return { ...unknown, text: [unknown.text, ...lines].join('\n'), offers: calls }
}
