import { clockTime } from './clock.ts'
import { icon } from './icons.ts'
import type { Labels, Language } from './labels.ts'
import { el, type View } from './view.ts'
import type { Message } from './wire.ts'

interface ThreadLineContext {
  labels: Labels
  language: Language
  mark: 'mention' | 'thread' | undefined
}

/** "Reply · n · time" under a message that has replies: the only sign of a thread in the channel. */
export function threadLine(message: Message, { labels, language, mark }: ThreadLineContext): View | undefined {
  const count = message.tcount ?? 0
  if (count === 0) return undefined
  const open = {
    type: 'button',
    class: 'primary',
    'data-act': 'open-thread',
    'data-arg': message._id,
    'data-testid': 'open-thread',
    'aria-label': nameAction(labels.reply, message, labels),
  }
  const people = message.replies?.length ?? 0
  const dot = mark === undefined ? [] : [el('span', { class: `dot ${mark}`, role: 'img', 'aria-label': labels.unread })]
  return el(
    'div',
    { class: 'thread-line', 'data-testid': 'thread-line' },
    el('button', open, labels.reply),
    fact(icon('thread'), String(count), labels.replies(count)),
    fact(icon('person'), String(people), labels.people(people)),
    ...(message.tlm === undefined ? [] : [fact(icon('clock'), clockTime(message.tlm, language))]),
    ...dot,
  )
}

/** In how many letters a message is recognised. */
const RECOGNISED = 40

/** The same control is under many messages: its name says under which. */
export function nameAction(action: string, { u, alias, msg }: Message, labels: Labels): string {
  return labels.ofMessage(action, alias || u.username, msg.replace(/\s+/g, ' ').slice(0, RECOGNISED))
}

function fact(picture: View, shown: string, spoken?: string): View {
  return el(
    'span',
    { class: 'fact', title: spoken, 'aria-label': spoken, role: spoken === undefined ? undefined : 'img' },
    picture,
    shown,
  )
}
