import { type AttachmentContext, attachmentViews } from './attachment-view.ts'
import { avatar } from './avatar.ts'
import { clockTime } from './clock.ts'
import { emojiByName } from './emoji.ts'
import { icon } from './icons.ts'
import type { Language } from './labels.ts'
import { renderMarkdown } from './markdown.ts'
import { systemText } from './system-text.ts'
import { nameAction, threadLine } from './thread-line.ts'
import { el, type View } from './view.ts'
import type { Message } from './wire.ts'

export interface MessageContext extends AttachmentContext {
  language: Language
  /** The reader's user name. */
  me: string
  /** Shown without name and picture, because the same person wrote the message before it. */
  sequential: boolean
  /** The thread panel shows no reply lines. */
  inThread: boolean
  /** The mark beside the reply line when replies are unread. */
  mark: 'mention' | 'thread' | undefined
  picking: boolean
}

/** The reactions to choose from: those that mean something to the bot. */
const OFFERED_REACTIONS = [':+1:', ':computer:', ':-1:', ':white_check_mark:']

export function messageView(message: Message, context: MessageContext): View {
  const system = systemText(message, context.labels)
  const attributes = {
    class: `message${context.sequential ? ' sequential' : ''}${message.private === true ? ' private' : ''}`,
    'data-message-id': message._id,
    'data-testid': 'message',
  }
  const name = message.alias || message.u.username
  const side = context.sequential
    ? el('time', { class: 'side-time' }, clockTime(message.ts, context.language))
    : picture(message, name)
  const head = context.sequential ? [el('span', { class: 'visually-hidden' }, name)] : [headView(message, name, context)]
  const body = system === undefined ? bodyViews(message, context) : [el('div', { class: 'system' }, system)]
  return el('li', attributes, side, el('div', { class: 'column' }, ...head, ...body), ...toolbar(message, context))
}

function picture(message: Message, name: string): View {
  const emoji = message.emoji === undefined ? undefined : emojiByName(message.emoji)
  return emoji === undefined ? avatar(name) : el('span', { class: 'avatar avatar-emoji', 'aria-hidden': 'true' }, emoji)
}

function headView(message: Message, name: string, { labels, language }: MessageContext): View {
  const only = message.private === true ? [el('span', { class: 'only-you' }, labels.onlyYou)] : []
  const edited = message.editedAt === undefined ? [] : [pencil(labels.edited)]
  return el(
    'div',
    { class: 'head' },
    el('strong', { class: 'name' }, name),
    el('time', {}, clockTime(message.ts, language)),
    ...edited,
    ...only,
  )
}

function pencil(label: string): View {
  return el(
    'span',
    { class: 'edited', role: 'img', 'aria-label': label, title: label, 'data-testid': 'edited' },
    icon('pencil'),
  )
}

function bodyViews(message: Message, context: MessageContext): View[] {
  const mentioned = new Set((message.mentions ?? []).map((mention) => mention.username))
  const text =
    message.md === undefined
      ? [el('p', {}, message.msg)]
      : renderMarkdown(message.md, { source: message.msg, me: context.me, mentioned, language: context.language })
  const late = context.sequential && message.editedAt !== undefined ? [pencil(context.labels.edited)] : []
  const replies = context.inThread ? undefined : threadLine(message, context)
  return [
    el('div', { class: 'text', 'data-testid': 'message-text' }, ...text, ...late),
    ...attachmentViews(message, context),
    ...reactionViews(message, context),
    ...(replies === undefined ? [] : [replies]),
  ]
}

function reactionViews(message: Message, { me }: MessageContext): View[] {
  const reactions = Object.entries(message.reactions ?? {})
  if (reactions.length === 0) return []
  const pills = reactions.map(([name, { usernames }]) => {
    const mine = usernames.includes(me)
    const attributes = {
      type: 'button',
      class: 'reaction',
      'aria-pressed': mine ? 'true' : 'false',
      'data-act': 'react',
      'data-arg': `${message._id} ${name}`,
      'data-testid': 'reaction',
      title: `${usernames.join(', ')} ${name}`,
    }
    return el(
      'button',
      attributes,
      el('span', {}, emojiByName(name) ?? name),
      el('span', { class: 'count' }, String(usernames.length)),
    )
  })
  return [el('div', { class: 'reactions' }, ...pills)]
}

function toolbar(message: Message, context: MessageContext): View[] {
  if (message.private === true || message.t !== undefined) return []
  const { labels, picking, inThread } = context
  const of = (action: string): string => nameAction(action, message, labels)
  const button = (act: string, label: string, picture: View): View =>
    el(
      'button',
      { type: 'button', class: 'icon-button', 'data-act': act, 'data-arg': message._id, 'aria-label': label, title: label },
      picture,
    )
  const picker = OFFERED_REACTIONS.map((name) =>
    el(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'data-act': 'react',
        'data-arg': `${message._id} ${name}`,
        'aria-label': of(name),
        title: name,
      },
      emojiByName(name) ?? name,
    ),
  )
  const tools = picking ? picker : [button('pick-reaction', of(labels.react), icon('smile'))]
  if (!inThread && !picking) tools.push(button('open-thread', of(labels.replyInThread), icon('thread')))
  return [el('div', { class: 'toolbar', 'data-testid': 'message-toolbar' }, ...tools)]
}
