import type { IncomingMessage } from '../messaging/chat.ts'
import { typedIdOf } from '../messaging/derived-ids.ts'
import type { EpochMs } from '../shared/clock.ts'
import type { Lang, LanguageChoice } from '../shared/i18n/lang.ts'
import { type Call, readCall, readQuotedMessage } from './address.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import { chooseReplyLanguage, type LanguageHints } from './language.ts'
import type { RoutedCommand, Router } from './router.ts'
import type { MeantCall, SentenceContext, SentenceReading, Sentences } from './sentences.ts'

/** What the framework knows about people and rooms before it interprets anything. */
export interface SpeakerRepositories {
  readonly people: {
    preferences(personId: string): Promise<{
      readonly language?: LanguageChoice
      readonly zone?: string
      readonly languageOfferedAt?: EpochMs
      readonly typedLanguage?: Lang
    }>
    setPreferences(
      personId: string,
      change: { readonly languageOfferedAt?: EpochMs; readonly typedLanguage?: Lang },
    ): Promise<void>
  }
  readonly rooms: { language(roomId: string): Promise<LanguageChoice | undefined> }
}

/** `left-out`: words that the call has no place for. `for-others`: the verb whose place an open command took. */
export type Remark =
  | { readonly kind: 'left-out'; readonly words: string }
  | { readonly kind: 'for-others'; readonly verb: string }

/** How the words became a command; `exact`: they were one. */
export interface TakenWords<S> {
  readonly found: RoutedCommand<S> | undefined
  readonly understood: 'exact' | SentenceReading['understood']
  /** The call that a sentence was understood as; the reply starts with it. */
  readonly takenFor?: string
  /** What the person should know about the call that it was taken for. */
  readonly remark?: Remark
  /** The person has to confirm before the call runs. */
  readonly mustAsk?: true
  /** What may have been meant, if no call was found. */
  readonly reading?: SentenceReading
}

/** What a message asks for, who sent it, and the language of the reply. */
export interface Interpretation<S> extends TakenWords<S> {
  readonly caller: Caller
  readonly call: Call
  /** The language of a reply, given the language of the words. */
  readonly chooseLang: (verb: Lang | undefined) => Lang
  /** What these words do to the bot's question: they answer it, or something else was typed. */
  readonly question?: { readonly id: string; readonly kind: 'answers' | 'leaves' }
  /** `sounds good` after nothing that the bot asked. */
  readonly isAgreement?: true
  /** The person has never been told how to choose a language, so this reply tells them. */
  readonly offersLanguage: boolean
  /** The language of these words, if the person last wrote in another one. */
  readonly newlyTyped?: Lang
}

/** Bare `/meetup` is the most common first use: it shows the next meetup. */
const bareVerb = 'next'

/** People who use this command know that they can choose a language. */
const choosing = 'lang'

export interface InterpretContext {
  readonly botName: string
  readonly zone: string
  readonly fallbackLang: Lang
  readonly now: EpochMs
  /** Without it, only verbs are understood. */
  readonly sentences: Sentences | undefined
}

/**
 * Reads a message that looks like a call. If it turns out not to be one, it counts as an unknown verb: the bot never stays
 * silent.
 */
export async function interpret<S>(
  message: IncomingMessage,
  router: Router<S>,
  { people, rooms }: SpeakerRepositories,
  context: InterpretContext,
): Promise<Interpretation<S>> {
  const { botName, zone, fallbackLang, now, sentences } = context
  const preferences = await people.preferences(message.sender.id)
  const room = await rooms.language(message.roomId)
  const addressed = readCall(message.text, message.roomKind, botName)
  const call = addressed ?? { form: 'mention', words: message.text }
  const { typedLanguage: typed } = preferences
  const hints = { own: preferences.language, root: call.rootLang, typed, room, fallback: fallbackLang }
  const chooseLang = (verb: LanguageHints['verb']) => chooseReplyLanguage({ ...hints, verb })
  const moment = { now, zone: preferences.zone ?? zone, fallbackLang: chooseLang(undefined) }
  const reading = addressed === undefined ? sentences?.readMention(message.text, { ...moment, botName }) : undefined
  const understood =
    reading === undefined ? understandWords(call.words, router, sentences, moment) : takeReading(reading, router)
  const verbLang = languageOf(call.words, understood, sentences)
  const written = verbLang ?? call.rootLang
  const isUndecided = (written ?? typed) === undefined && isBoth(preferences.language) && isBoth(room)
  const isUnknown = preferences.language === undefined && preferences.languageOfferedAt === undefined
  return {
    ...understood,
    ...(written !== undefined && written !== typed && { newlyTyped: written }),
    call,
    chooseLang,
    offersLanguage: isUnknown && understood.found?.command.name !== choosing,
    caller: {
      ...message.sender,
      lang: chooseLang(verbLang),
      ...(isUndecided && { isUndecided }),
      zone: preferences.zone ?? zone,
      ...originOf(message),
    },
  }
}

function originOf({ id, text, threadId, roomId, roomKind, roomName }: IncomingMessage): Pick<Caller, 'message' | 'room'> {
  const repliesTo = readQuotedMessage(text) ?? threadId
  return {
    message: { id: typedIdOf(id), ...(repliesTo !== undefined && { repliesTo }) },
    room: { id: roomId, kind: roomKind, ...(roomName !== undefined && { name: roomName }) },
  }
}

function isBoth(choice: LanguageChoice | undefined): boolean {
  return choice !== 'en' && choice !== 'fr'
}

function understandWords<S>(
  words: string,
  router: Router<S>,
  sentences: Sentences | undefined,
  context: SentenceContext,
): TakenWords<S> {
  const found = router.find(words === '' ? bareVerb : words)
  if (found !== undefined) return { found, understood: 'exact' }
  if (sentences === undefined || isMisspeltVerb(words, router)) return { found, understood: 'none' }
  return takeReading(sentences.read(words, context), router)
}

/** One word that is nearly a verb is a typo, and the person should see that. */
function isMisspeltVerb<S>(words: string, router: Router<S>): boolean {
  if (countWords(words) > 1) return false
  const near = router.suggest(words)
  return near.en !== undefined || near.fr !== undefined
}

export function countWords(words: string): number {
  return words.split(/\s+/).filter((word) => word !== '').length
}

/** Turns a sentence into a call for the ordinary router. Only this function decides whether the person must confirm first. */
export function takeReading<S>(reading: SentenceReading, router: Router<S>): TakenWords<S> {
  const [meant] = reading.calls
  const found = meant && router.find(meant.call)
  if (reading.understood === 'none' || reading.understood === 'offered' || meant === undefined || found === undefined)
    return { found: undefined, understood: reading.understood === 'none' ? 'none' : 'offered', reading }
  return {
    ...{ found, understood: reading.understood, takenFor: meant.call, reading },
    ...(meant.leftOut !== undefined && { remark: { kind: 'left-out', words: meant.leftOut } as const }),
    // A command that lacks words asks for them, and one that shows a preview asks by itself, but only about its own call.
    ...(reading.understood === 'asked' &&
      meant.isComplete &&
      (!asksByItself(found.command) || reading.isDoubtful) && { mustAsk: true }),
  }
}

/** The command shows what it would do before it acts. */
export function asksByItself<S>({ execute, mayActAtOnce }: Command<S>): boolean {
  return execute !== undefined && mayActAtOnce !== true
}

/** Verbs have a language. For other words it has to be guessed from the words. */
function languageOf<S>(
  words: string,
  { found, understood, reading }: TakenWords<S>,
  sentences: Sentences | undefined,
): Lang | undefined {
  if (understood === 'exact') return words === '' ? undefined : found?.verbLang
  return reading === undefined ? sentences?.languageOf(words) : reading.language
}

/** The command under which the log records a message. */
export function nameCommand<S>({ found, understood, reading }: TakenWords<S>): string {
  const meant: MeantCall | undefined = understood === 'offered' ? reading?.calls[0] : undefined
  return found?.command.name ?? meant?.command ?? 'unknown'
}
