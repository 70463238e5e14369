import type { Lang } from '../shared/i18n/lang.ts'
import { type Candidate, findCandidates } from './candidates.ts'
import { confidenceOf, figuresOf, findUnknown, rankIntents } from './confidence.ts'
import { decide, type Understood } from './decide.ts'
import { featuresOf } from './features.ts'
import { findGuards, type Guard } from './guards.ts'
import { languageOf } from './language.ts'
import { type Model, scoreIntents, vectorize } from './model.ts'
import { readSentence, type Sentence } from './read-sentence.ts'

export interface Context {
  readonly model: Model
  /** Epoch milliseconds. */
  readonly now: number
  /** IANA name of the zone for dates in the words. */
  readonly zone: string
  /** Used when the language of the words is unknown. */
  readonly fallbackLang?: Lang
}

export interface Understanding {
  /** The language of the words; undefined when they could be in either. */
  readonly language: Lang | undefined
  /**
   * `sentence`: run the first candidate. `asked`: ask whether the first is meant. `offered`: show the candidates, at most
   * three. `none`: nothing was asked of the bot.
   */
  readonly understood: Understood
  /** The first candidate isn't certain: a question about it should name the others too. */
  readonly isDoubtful: boolean
  /** Different calls, most likely first. Kept for `none` too: an explicit call may still want to show them. */
  readonly candidates: readonly Candidate[]
  /** How likely it is that anything was asked of the bot, from 0 to 1. */
  readonly request: number
  /** Why a change needs a confirmation although the model was certain. */
  readonly guards: readonly Guard[]
}

/** Turns a sentence into one of the commands. It runs nothing: the call goes through the ordinary parser and permissions. */
export function understand(sentence: string, { model, now, zone, fallbackLang = 'en' }: Context): Understanding {
  const read = readSentence(sentence, model.lexicon)
  const language = languageOf(read.folded, read.slots, model.language)
  const unknown = findUnknown(read, model.knownStems)
  const written = { sentence: read, lang: language ?? fallbackLang, now, zone, unknown }
  const [shown] = namesOneThing(read) ? findCandidates([{ intent: showing, share: 1 }], 1, written) : []
  if (shown?.isUnclear === false)
    return { language, understood: 'sentence', isDoubtful: false, candidates: [shown], request: 1, guards: [] }
  const scores = scoreIntents(vectorize(featuresOf(read), model.ranker), model.ranker)
  const ranked = rankIntents(scores, model.intents)
  const figures = figuresOf(read, scores, ranked, model)
  const confidence = confidenceOf(figures, model.confidence)
  const request = confidenceOf(figures, model.request)
  const guards = findGuards(read, ranked)
  const candidates = findCandidates(ranked, confidence, written)
  return { language, guards, request, ...decide({ candidates, guards, request, isEmpty: read.words.length === 0 }) }
}

/** With a day or a number, the call of this intent shows what is there. */
const showing = 'next'

/** `december 17`, « le 3e jeudi? », `#4`: too few words for the model, and people want to see what is there. */
function namesOneThing({ words }: Sentence): boolean {
  const [only, other] = words.filter((word) => !beside.has(word))
  return other === undefined && (only === 'xdate' || only === 'xid')
}

const beside: ReadonlySet<string> = new Set(['the', 'on', 'and', 'le', 'la', 'et', '?', '!'])
