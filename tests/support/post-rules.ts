import { parse } from '@rocket.chat/message-parser'
import type { Message } from '../../sandbox/index.ts'

/** How the server finds people to notify in a text, code included; the sandbox looks only for those who exist. */
const named = /(?:^|\s|>)@([0-9a-zA-Z\-_.]+)/gm

export interface MayName {
  readonly asker: string | undefined
  /** The log tells organizers in which room something was done. */
  readonly room: string
}

/** The rules for all messages that one of the bot's messages breaks, as sentences. */
export function findBrokenRules({ msg, mentions = [], channels = [] }: Message, { asker, room }: MayName): readonly string[] {
  const bare = withoutCode(msg)
  const parsed = readTree(msg)
  const others = [
    ...mentions.map(({ username }) => `@${username}`),
    ...channels.map(({ name }) => `#${name}`),
    ...[...msg.matchAll(named)].map(([, name]) => `@${name}`),
    ...parsed.named,
  ].filter((name) => name !== `@${asker}` && name !== `#${room}`)
  return [
    ...[...new Set(others)].map((name) => `mentions ${name}`),
    ...parsed.links.filter((link) => !/^(?:https?:|mailto:|\/\/)/i.test(link)).map((link) => `links to ${link}`),
    ...(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(msg) ? ['turns the direction of writing'] : []),
    ...(/(?!\n)\p{Cc}/u.test(msg) ? ['holds a control character'] : []),
    ...(msg.isWellFormed() ? [] : ['holds half a character']),
    ...((msg.match(/^```/gm) ?? []).length % 2 === 0 ? [] : ['leaves a code fence open']),
    ...(/:\*/.test(bare) ? ['has a colon before a star'] : []),
    ...(/^\s*\|.*\|\s*$|^\s*\|?\s*:?-{3,}/m.test(bare) ? ['holds a table or a rule'] : []),
    ...(/^[ \t]+(?:[-*+]|\d+[.)]) /m.test(bare) ? ['holds a list inside a list'] : []),
  ]
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
}

/** How the client reads a text: whom it mentions, and where it links to. */
function readTree(text: string): { readonly named: readonly string[]; readonly links: readonly string[] } {
  const names: string[] = []
  const links: string[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, value } = node as {
      readonly type?: unknown
      readonly value?: { readonly value?: unknown; readonly src?: { readonly value?: unknown } }
    }
    if (type === 'MENTION_USER') names.push(`@${String(value?.value)}`)
    if (type === 'MENTION_CHANNEL') names.push(`#${String(value?.value)}`)
    if (type === 'LINK' || type === 'IMAGE') links.push(String(value?.src?.value))
    Object.values(node).forEach(walk)
  }
  walk(text === '' ? [] : parse(text, { colors: false, emoticons: true }))
  return { named: names, links }
}
