import type { IncomingMessage } from '../messaging/chat.ts'
import { typedIdOf } from '../messaging/derived-ids.ts'
import type { EpochMs } from '../shared/clock.ts'
import type { Lang, LanguageChoice } from '../shared/i18n/lang.ts'
import { type Call, readCall, readQuotedMessage } from './address.ts'
import type { Caller } from './caller.ts'
import { chooseReplyLanguage, type LanguageHints } from './language.ts'
import type { Router } from './router.ts'
import type { Sentences } from './sentences.ts'
import { type TakenWords, takeReading, understandWords } from './taken-words.ts'

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

/** Verbs have a language. For other words it has to be guessed from the words. */
function languageOf<S>(
  words: string,
  { found, understood, reading }: TakenWords<S>,
  sentences: Sentences | undefined,
): Lang | undefined {
  if (understood === 'exact') return words === '' ? undefined : found?.verbLang
  return reading === undefined ? sentences?.languageOf(words) : reading.language
}
