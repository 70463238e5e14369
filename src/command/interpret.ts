import type { IncomingMessage } from '../messaging/chat.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { type Call, readCall } from './address.ts'
import type { Caller } from './command.ts'
import { chooseReplyLanguage } from './language.ts'
import type { Repositories } from './repositories.ts'
import type { RoutedCommand, Router } from './router.ts'

/** What a message asks for, of whom, and in which language to answer. */
export interface Interpretation {
  readonly caller: Caller
  readonly call: Call
  readonly found: RoutedCommand | undefined
  /** The person has never been told how to choose a language: this answer tells. */
  readonly offersLanguage: boolean
}

/** Bare `/meetup` is the commonest first use: it shows the next meetup. */
const bareVerb = 'next'

/** Whoever uses this command knows that languages can be chosen. */
const choosing = 'lang'

export interface InterpretContext {
  readonly botName: string
  readonly zone: string
  readonly fallbackLang: Lang
}

/** Reads a message that was taken for a call. One that is none after all counts as an unknown verb, never as silence. */
export async function interpret(
  message: IncomingMessage,
  verbs: Router,
  { people, rooms }: Pick<Repositories, 'people' | 'rooms'>,
  { botName, zone, fallbackLang }: InterpretContext,
): Promise<Interpretation> {
  const call = readCall(message.text, message.roomKind, botName) ?? { form: 'direct', words: message.text }
  const found = verbs.find(call.words === '' ? bareVerb : call.words)
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
