import type { RoomKind } from '../messaging/rooms.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { fold } from '../shared/text/fold.ts'

/** How somebody addressed the bot. */
export type AddressForm = 'slash' | 'bang' | 'mention' | 'direct'

/** A message that is meant for the bot. */
export interface Call {
  readonly form: AddressForm
  /** The language of the root word: `/rencontre` is French; `/meetup` is used in both. */
  readonly rootLang?: Lang
  /** What follows the root word, as typed. */
  readonly words: string
}

interface Root {
  readonly lang?: Lang
}

const roots: ReadonlyMap<string, Root> = new Map<string, Root>([
  ['meetup', {}],
  ['rencontre', { lang: 'fr' }],
])

/** The link that clients put before the text when a message is quoted. */
const quoteLink = /^(?:\[ ?\]\([^()\s]*\)\s*)+/

/** The message that a text quotes; of several, the last one, which is next to the words. */
export function readQuotedMessage(text: string): string | undefined {
  const link = quoteLink.exec(text.slice(0, longestQuoteLink))?.[0] ?? ''
  return [...link.matchAll(/[?&]msg=([\w-]{1,100})/g)].at(-1)?.[1]
}

/** More links than people put before a text. */
const longestQuoteLink = 2_000

/**
 * Characters that nobody sees and that come along with copied text: soft hyphens, zero-width spaces and joiners, direction
 * marks, byte-order marks. Not U+200D, which holds emoji together, nor U+200C between letters of scripts that need it, such as Persian.
 */
const invisible =
  /(?<!(?!\p{Script=Latin})[\p{L}\p{M}])\u200C|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** Whether a message calls the bot. Most messages of a workspace are ordinary talk, which a cheap check rules out. */
export function isCall(text: string, roomKind: RoomKind, botName: string): boolean {
  return mayBeCall(text, roomKind) && readCall(text, roomKind, botName) !== undefined
}

/** False means that `readCall` would return undefined. */
function mayBeCall(text: string, roomKind: RoomKind): boolean {
  return roomKind === 'direct' || text.includes('@') || /^[\s\p{Cf}]*[/![]/u.test(text.slice(0, 100))
}

/**
 * Reads a call of the bot: `/meetup …`, `!meetup …` (or `rencontre`), `@bot …` at the beginning, or anything in a direct
 * room. A mention elsewhere is for the sentences to read (`readMention`); ordinary talk, even about the bot, isn't a call.
 */
export function readCall(text: string, roomKind: RoomKind, botName: string): Call | undefined {
  const typed = text.replace(invisible, '').replace(quoteLink, '').trim()
  return (
    readRoot(typed) ?? readMention(typed, botName) ?? (roomKind === 'direct' && typed !== '' ? readDirect(typed) : undefined)
  )
}

function readRoot(typed: string): Call | undefined {
  const sign = typed[0]
  if (sign !== '/' && sign !== '!') return undefined
  const named = cutRoot(typed.slice(1))
  return named && { form: sign === '/' ? 'slash' : 'bang', ...named }
}

function readMention(typed: string, botName: string): Call | undefined {
  if (typed[0] !== '@' || typed.slice(1, botName.length + 1).toLowerCase() !== botName.toLowerCase()) return undefined
  const behind = typed.slice(botName.length + 1)
  if (/^[\p{L}\p{N}_-]/u.test(behind) || /^\.\S/.test(behind)) return undefined
  return { form: 'mention', ...optionalRoot(behind.replace(leadingPunctuation, '')) }
}

const leadingPunctuation = /^[\s,:;.!?-]+/

function readDirect(typed: string): Call {
  return { form: 'direct', ...optionalRoot(typed) }
}

/** `@rendezvous meetup next` says the same as `@rendezvous next`. */
function optionalRoot(words: string): Omit<Call, 'form'> {
  return cutRoot(words.replace(/^[/!]/, '')) ?? { words }
}

/** `!meetup, next` and `!meetup: next` say the same as `!meetup next`. */
function cutRoot(words: string): Omit<Call, 'form'> | undefined {
  const [first = ''] = words.split(/\s/, 1)
  const root = roots.get(fold(first.replace(/(?<![,:;.!?])[,:;.!?]+$/, '')))
  if (root === undefined) return undefined
  const rest = words
    .slice(first.length)
    .trim()
    .replace(/^[,:;!?]+\s+/, '')
  return { words: rest, ...(root.lang !== undefined && { rootLang: root.lang }) }
}
