import type { RoomKind } from '../messaging/chat.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { fold } from '../shared/text/fold.ts'

/** How somebody addressed the bot. */
export type AddressForm = 'slash' | 'bang' | 'mention' | 'direct'

/** A message that is meant for the bot. */
export interface Call {
  readonly form: AddressForm
  /** The language that the root word alone tells: `/rencontre` is French; `/meetup` is said in both. */
  readonly rootLang?: Lang
  /** What stands behind the root word, as typed. */
  readonly words: string
}

const roots: Readonly<Record<string, { readonly lang?: Lang }>> = { meetup: {}, rencontre: { lang: 'fr' } }

/** The link that clients put before the text when a message is quoted. */
const quoteLink = /^(?:\[ ?\]\([^()\s]*\)\s*)+/

/** The bot puts it behind the at signs that it shows, and people copy it along. */
const joiner = /\u2060/g

/** Whether a message calls the bot. Nearly all messages of a workspace are talk, so most are ruled out by their first letter. */
export function isCall(text: string, roomKind: RoomKind, botName: string): boolean {
  return mayBeCall(text, roomKind) && readCall(text, roomKind, botName) !== undefined
}

/** A cheap look: false means that `readCall` would return undefined. */
function mayBeCall(text: string, roomKind: RoomKind): boolean {
  if (roomKind === 'direct') return true
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
      case 0xa0:
        continue
      case 0x2f: // /
      case 0x21: // !
      case 0x40: // @
      case 0x5b: // [, a quoted message
        return true
      default:
        return false
    }
  }
  return false
}

/**
 * Reads a call of the bot: `/meetup …`, `!meetup …` (or `rencontre`), `@bot …` at its very beginning, or
 * anything in a direct room. Ordinary talk, even about the bot, is not a call.
 */
export function readCall(text: string, roomKind: RoomKind, botName: string): Call | undefined {
  const typed = text.replace(joiner, '').replace(quoteLink, '').trim()
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
  return { form: 'mention', ...optionalRoot(behind.replace(/^[\s,:;.!?-]+/, '')) }
}

function readDirect(typed: string): Call {
  return { form: 'direct', ...optionalRoot(typed) }
}

/** `@rendezvous meetup next` says the same as `@rendezvous next`. */
function optionalRoot(words: string): Omit<Call, 'form'> {
  return cutRoot(words.replace(/^[/!]/, '')) ?? { words }
}

function cutRoot(words: string): Omit<Call, 'form'> | undefined {
  const [first = ''] = words.split(/\s/, 1)
  const root = roots[fold(first)]
  if (root === undefined) return undefined
  return { words: words.slice(first.length).trim(), ...(root.lang !== undefined && { rootLang: root.lang }) }
}
