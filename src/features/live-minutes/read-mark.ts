import { readQuotedMessage } from '../../command/address.ts'
import type { IncomingMessage } from '../../messaging/chat.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Roles } from '../people/repository.ts'
import type { LiveMinutes } from './model.ts'
import type { LiveMinutesRepository } from './repository.ts'
import { mayTake } from './service.ts'

/** Verbs that may follow the `!` directly while minutes are open in the room. */
const verbs: ReadonlySet<string> = new Set([
  'note',
  'noter',
  'action',
  'tache',
  'decision',
  'decided',
  'decide',
  'topic',
  'sujet',
  'point',
  'link',
  'lien',
])

/** The longest verb, with its accents and the sign. */
const longestVerb = 12

/** The link of a quoted message. */
const quoteLink = /^\[ ?\]\([^()\s]{0,500}\)\s{0,5}/

interface Correction {
  readonly quote: string
  readonly words: string
}

/** `s/old/new/` or `s|old|new|`, also behind the link of a quoted message. */
function readCorrection(text: string): Correction | undefined {
  const quote = quoteLink.exec(text)?.[0] ?? ''
  const words = text.slice(quote.length)
  const [, delimiter] = /^s([/|])/i.exec(words) ?? []
  const parts = delimiter === undefined ? [] : words.split(delimiter, 3)
  return parts.length === 3 && parts[1] !== '' ? { quote, words } : undefined
}

/** `!note …`, `!décision …`. Most messages don't begin with the sign, so this costs them nothing. */
export function mayBeMark(text: string): boolean {
  if (text[0] !== '!') return false
  const end = text.search(/\s/)
  return end > 1 && end <= longestVerb && verbs.has(fold(text.slice(1, end)))
}

/** A quoted message with `s/old/new/`. */
export function mayCorrectQuoted(text: string): boolean {
  return text[0] === '[' && readCorrection(text) !== undefined
}

interface MarkNeeds {
  readonly liveMinutes: Pick<LiveMinutesRepository, 'whereOpen' | 'marks'>
  readonly roles: Pick<Roles, 'has'>
}

/**
 * A message that isn't addressed to the bot, as the call it is short for while minutes are open in its room: `!note …` anywhere,
 * `s/old/new/` as a reply to a mark, and in the minutes' own thread every line of the people who take them. Undefined for
 * ordinary talk, which is most of it.
 */
export async function readMark(needs: MarkNeeds, message: IncomingMessage): Promise<IncomingMessage | undefined> {
  const open = await needs.liveMinutes.whereOpen(message.roomId)
  if (open === undefined) return undefined
  const { text, threadId, sender } = message
  if (mayBeMark(text)) return { ...message, text: `!meetup ${text.slice(1)}` }
  const correction = readCorrection(text)
  const isInTheirThread = threadId !== undefined && threadId === open.threadId
  const isForMinutes = isInTheirThread || (correction !== undefined && (await isReplyToMark(needs, open, message)))
  if (!isForMinutes) return undefined
  if (!(await mayTake(needs, open, sender))) return undefined
  return {
    ...message,
    text: correction === undefined ? `!meetup note ${text}` : `${correction.quote}!meetup ${correction.words}`,
  }
}

async function isReplyToMark(
  { liveMinutes }: MarkNeeds,
  { meetupId }: LiveMinutes,
  { text, threadId }: IncomingMessage,
): Promise<boolean> {
  const repliesTo = readQuotedMessage(text) ?? threadId
  return repliesTo !== undefined && (await liveMinutes.marks(meetupId)).some(({ messageId }) => messageId === repliesTo)
}
