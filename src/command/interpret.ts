import type { IncomingMessage } from '../messaging/chat.ts'
import type { EpochMs } from '../shared/clock.ts'
import type { Lang, LanguageChoice } from '../shared/i18n/lang.ts'
import { type Call, readCall } from './address.ts'
import type { Caller } from './caller.ts'
import { chooseReplyLanguage } from './language.ts'
import type { RoutedCommand, Router } from './router.ts'

/** What the framework knows of people and rooms before it has interpreted anything. */
export interface SpeakerRepositories {
  readonly people: {
    preferences(personId: string): Promise<{
      readonly language?: LanguageChoice
      readonly zone?: string
      readonly languageOfferedAt?: EpochMs
    }>
    setPreferences(personId: string, change: { readonly languageOfferedAt: EpochMs }): Promise<void>
  }
  readonly rooms: { language(roomId: string): Promise<LanguageChoice | undefined> }
}

/** What a message asks for, of whom, and in which language to reply. */
export interface Interpretation<S> {
  readonly caller: Caller
  readonly call: Call
  readonly found: RoutedCommand<S> | undefined
  /** The person has never been told how to choose a language: this reply tells. */
  readonly offersLanguage: boolean
}

/** Bare `/meetup` is the commonest first use: it shows the next meetup. */
const bareVerb = 'next'

/** People who use this command know that languages can be chosen. */
const choosing = 'lang'

export interface InterpretContext {
  readonly botName: string
  readonly zone: string
  readonly fallbackLang: Lang
}

/** Reads a message that was taken for a call. If it turns out not to be one, it counts as an unknown verb: the bot never stays silent. */
export async function interpret<S>(
  message: IncomingMessage,
  router: Router<S>,
  { people, rooms }: SpeakerRepositories,
  { botName, zone, fallbackLang }: InterpretContext,
): Promise<Interpretation<S>> {
  const call = readCall(message.text, message.roomKind, botName) ?? { form: 'direct', words: message.text }
  const found = router.find(call.words === '' ? bareVerb : call.words)
  const preferences = await people.preferences(message.sender.id)
  const lang = chooseReplyLanguage({
    own: preferences.language,
    verb: call.words === '' ? undefined : found?.verbLang,
    root: call.rootLang,
    room: await rooms.language(message.roomId),
    fallback: fallbackLang,
  })
  return {
    call,
    found,
    offersLanguage:
      preferences.language === undefined && preferences.languageOfferedAt === undefined && found?.command.name !== choosing,
    caller: {
      ...message.sender,
      lang,
      zone: preferences.zone ?? zone,
      room: { id: message.roomId, kind: message.roomKind, ...(message.roomName !== undefined && { name: message.roomName }) },
    },
  }
}
