import type { IncomingMessage } from '../../messaging/chat.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Roles } from '../people/repository.ts'
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

/** `!note …`, `!décision …`. Most messages don't begin with the sign, so this costs them nothing. */
export function mayBeMark(text: string): boolean {
  if (text[0] !== '!') return false
  const end = text.search(/\s/)
  return end > 1 && end <= longestVerb && verbs.has(fold(text.slice(1, end)))
}

interface MarkNeeds {
  readonly liveMinutes: Pick<LiveMinutesRepository, 'whereOpen'>
  readonly roles: Pick<Roles, 'has'>
}

/**
 * A message that isn't addressed to the bot, as the call it is short for while minutes are open in its room: `!note …` anywhere,
 * and in the minutes' own thread every line of the people who take them. Undefined for ordinary talk, which is most of it.
 */
export async function readMark(
  { liveMinutes, roles }: MarkNeeds,
  message: IncomingMessage,
): Promise<IncomingMessage | undefined> {
  const open = await liveMinutes.whereOpen(message.roomId)
  if (open === undefined) return undefined
  const { text, threadId, sender } = message
  if (mayBeMark(text)) return { ...message, text: `!meetup ${text.slice(1)}` }
  if (threadId === undefined || threadId !== open.threadId) return undefined
  const mayTake = open.taker?.id === sender.id || (await roles.has(sender.id, 'organizer'))
  if (!mayTake) return undefined
  return { ...message, text: /^s\/.*\//.test(text) ? `!meetup ${text}` : `!meetup note ${text}` }
}
