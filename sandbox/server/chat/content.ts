import { parse } from '@rocket.chat/message-parser'
import { type Database, findUser } from '../database.ts'
import type { Attachment, Mention, Message } from '../records.ts'

// Rocket.Chat's own patterns: a mention comes at the start of the text, after white space, or after a quote mark.
const USER_MENTION = /(?:^|\s|>)@([0-9a-zA-Z\-_.]+)/gm
const CHANNEL_MENTION = /(?:^|\s|>)#([0-9a-zA-Z\-_.]+)/gm
const LINK = /https?:\/\/[^\s<>()"'\]|]+/g

type Content = Pick<Message, 'mentions' | 'channels' | 'urls' | 'md'>

/** What the server derives from a text before storing it: people and rooms named in it, its links, its Markdown tree. */
export function readContent(db: Database, text: string): Content {
  return { urls: findLinks(text), mentions: findMentions(db, text), channels: findChannels(db, text), ...parseMarkdown(text) }
}

export function mentionsEverybody(mentions: readonly Mention[] | undefined, word: 'all' | 'here'): boolean {
  return (mentions ?? []).some((mention) => mention._id === word)
}

/** The server stamps an attachment without a date with 1970, and clients show that. */
export function completeAttachments(attachments: readonly Attachment[]): Attachment[] {
  return attachments.map((attachment) => ({ ts: '1970-01-01T00:00:00.000Z', ...attachment }))
}

// An empty text has no tree. Neither has a text that the grammar refuses; clients show that as it is.
function parseMarkdown(text: string): Pick<Message, 'md'> {
  if (text === '') return {}
  try {
    return { md: parse(text, { colors: false, emoticons: true }) }
  } catch {
    return {}
  }
}

function findLinks(text: string): { url: string; meta: Record<string, unknown> }[] {
  return unique(text.match(LINK) ?? []).map((url) => ({ url, meta: {} }))
}

function findMentions(db: Database, text: string): Mention[] {
  const names = unique([...text.matchAll(USER_MENTION)].map((match) => match[1] ?? ''))
  return names.flatMap((name): Mention[] => {
    if (name === 'all' || name === 'here') return [{ _id: name, username: name }]
    const user = findUser(db, name)
    return user === undefined ? [] : [{ _id: user._id, username: user.username, name: user.name, type: 'user' }]
  })
}

function findChannels(db: Database, text: string): { _id: string; name: string }[] {
  const names = unique([...text.matchAll(CHANNEL_MENTION)].map((match) => match[1] ?? ''))
  return [...db.rooms.values()].flatMap((room) =>
    room.t === 'c' && room.name !== undefined && names.includes(room.name) ? [{ _id: room._id, name: room.name }] : [],
  )
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
