import type { EpochMs } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'

/** A call that a sentence may have meant. */
export interface MeantCall {
  /** What the person could have typed, without the root word. */
  readonly call: string
  /** The command as the log names it. */
  readonly command: string
  /** `answer` only reads; the others change something. */
  readonly effect: 'answer' | 'do' | 'ask'
  /** The sentence says all that the command needs. */
  readonly isComplete: boolean
  /** Words of the sentence that the call has no place for, as typed. */
  readonly leftOut?: string
}

/**
 * `sentence`: run the first call. `asked`: ask whether the first is meant. `offered`: show the calls. `none`: nothing was
 * asked of the bot.
 */
export interface SentenceReading {
  readonly understood: 'sentence' | 'asked' | 'offered' | 'none'
  /** The first call isn't certain: a question about it names the others too. */
  readonly isDoubtful: boolean
  /** At most three different ones, most likely first, written in `callLang`. */
  readonly calls: readonly MeantCall[]
  readonly callLang: Lang
  /** The language of the words; undefined when they could be in either. */
  readonly language: Lang | undefined
}

export interface SentenceContext {
  readonly now: EpochMs
  /** IANA name of the zone for dates in the sentence. */
  readonly zone: string
  /** Used when the language of the words is unknown. */
  readonly fallbackLang: Lang
}

/** Turns sentences into calls. It only reads: its proposals go through the ordinary router, parser and permissions. */
export interface Sentences {
  read(words: string, context: SentenceContext): SentenceReading
  /** For a message that mentions the bot somewhere. Undefined means that the bot stays silent. */
  readMention(text: string, context: SentenceContext & { readonly botName: string }): SentenceReading | undefined
  languageOf(words: string): Lang | undefined
}
