import { icon } from './icons.ts'
import type { Labels } from './labels.ts'
import { renderMarkdown } from './markdown.ts'
import { el, textOf, type View } from './view.ts'
import type { Message } from './wire.ts'

/** A reply that was also sent to the channel: one grey line with its first block, no Markdown and no buttons. */
export function previewView(message: Message, labels: Labels): View {
  const open = { type: 'button', class: 'preview-text', 'data-act': 'open-thread', 'data-arg': message.tmid }
  const attributes = { class: 'message preview', 'data-message-id': message._id, 'data-testid': 'message' }
  return el(
    'li',
    attributes,
    el('span', { class: 'preview-sign' }, icon('thread')),
    el('button', open, `${message.u.username}: ${firstBlock(message, labels)}`),
  )
}

function firstBlock(message: Message, labels: Labels): string {
  if (message.msg === '') return labels.withAttachment
  const [block] =
    message.md === undefined ? [] : renderMarkdown(message.md, { source: message.msg, me: '', mentioned: new Set() })
  return block === undefined ? message.msg : textOf(block)
}
