import { readQuotedMessage } from '../../command/address.ts'
import type { IncomingMessage } from '../../messaging/chat.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Roles } from '../people/repository.ts'
import type { LiveMinutes } from './model.ts'
import type { LiveMinutesRepository } from './repository.ts'

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

/** `s/old/new/` or `s|old|new|`, also behind the link of a quoted message. */
const correction =
  /^(?<quote>\[ ?\]\([^()\s]{0,500}\)\s{0,5})?(?<words>s(?<delimiter>[/|])(?!\k<delimiter>)[\s\S]*\k<delimiter>[\s\S]*)/i

/** `!note …`, `!décision …`. Most messages don't begin with the sign, so this costs them nothing. */
export function mayBeMark(text: string): boolean {
  if (text[0] !== '!') return false
  const end = text.search(/\s/)
  return end > 1 && end <= longestVerb && verbs.has(fold(text.slice(1, end)))
}

/** A quoted message with `s/old/new/`. */
export function mayCorrectQuoted(text: string): boolean {
  return text[0] === '[' && correction.test(text)
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
  const { quote = '', words } = correction.exec(text)?.groups ?? {}
  const isInTheirThread = threadId !== undefined && threadId === open.threadId
  const isForMinutes = isInTheirThread || (words !== undefined && (await isReplyToMark(needs, open, message)))
  if (!isForMinutes) return undefined
  const mayTake = open.taker?.id === sender.id || (await needs.roles.has(sender.id, 'organizer'))
  if (!mayTake) return undefined
  return { ...message, text: words === undefined ? `!meetup note ${text}` : `${quote}!meetup ${words}` }
}

async function isReplyToMark(
  { liveMinutes }: MarkNeeds,
  { meetupId }: LiveMinutes,
  { text, threadId }: IncomingMessage,
): Promise<boolean> {
  const repliesTo = readQuotedMessage(text) ?? threadId
  return repliesTo !== undefined && (await liveMinutes.marks(meetupId)).some(({ messageId }) => messageId === repliesTo)
}
