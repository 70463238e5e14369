import { renderAttachmentInline } from './attachment-inline.ts'
import { renderAttachmentText } from './attachment-markdown.ts'
import { icon } from './icons.ts'
import type { Labels } from './labels.ts'
import { link } from './links.ts'
import { el, type View } from './view.ts'
import type { Action, Attachment, Message } from './wire.ts'

export interface AttachmentContext {
  labels: Labels
  /** Whether the reader opened or closed this attachment; undefined leaves it as it was sent. */
  isOpen(key: string): boolean | undefined
}

/** The attachments under a message. `data-arg` of a button names its action: message, attachment, action. */
export function attachmentViews(message: Message, context: AttachmentContext): View[] {
  return (message.attachments ?? []).flatMap((attachment, index) => {
    const key = `${message._id}/${index}`
    const pretext = attachment.pretext ? [el('div', { class: 'pretext' }, ...renderAttachmentText(attachment.pretext))] : []
    return [...pretext, attachmentView(attachment, key, context)]
  })
}

/** A button without an address is only shown when it is marked as one that posts. */
export function shownActions(attachment: Attachment): { action: Action; index: number }[] {
  return (attachment.actions ?? [])
    .map((action, index) => ({ action, index }))
    .filter(({ action }) => action.url !== undefined || action.msg_in_chat_window === true)
}

function attachmentView(attachment: Attachment, key: string, context: AttachmentContext): View {
  const open = context.isOpen(key) ?? attachment.collapsed !== true
  const title = attachment.title ? [titleView(attachment, key, open, context.labels)] : []
  // Without a title, a collapsed attachment can't be opened: only its coloured line shows, as in the genuine client.
  const body = open ? bodyViews(attachment, key) : []
  return el('div', { class: 'attachment', 'data-colour': attachment.color, 'data-testid': 'attachment' }, ...title, ...body)
}

function titleView(attachment: Attachment, key: string, open: boolean, labels: Labels): View {
  const { title = '', title_link } = attachment
  const words = title_link === undefined ? el('span', {}, title) : link(title_link, title)
  const toggle = {
    type: 'button',
    class: 'icon-button tiny',
    'data-act': 'toggle-attachment',
    'data-arg': key,
    'aria-expanded': open ? 'true' : 'false',
  }
  return el(
    'div',
    { class: 'attachment-title' },
    words,
    el('button', { ...toggle, 'aria-label': labels.details }, icon('chevron')),
  )
}

function bodyViews(attachment: Attachment, key: string): View[] {
  const views: View[] = []
  if (attachment.author_name) views.push(el('div', { class: 'attachment-author' }, attachment.author_name))
  if (attachment.text) views.push(el('div', { class: 'attachment-text' }, ...renderAttachmentText(attachment.text)))
  if (attachment.fields !== undefined && attachment.fields.length > 0)
    views.push(el('dl', { class: 'fields' }, ...attachment.fields.map(fieldView)))
  const actions = shownActions(attachment)
  if (actions.length > 0) {
    views.push(el('div', { class: 'actions' }, ...actions.map(({ action, index }) => actionView(action, `${key}/${index}`))))
  }
  return views
}

function fieldView(field: NonNullable<Attachment['fields']>[number]): View {
  const title = el('dt', {}, ...renderAttachmentInline(field.title ?? ''))
  return el(
    'div',
    { class: field.short === true ? 'field short' : 'field' },
    title,
    el('dd', {}, ...renderAttachmentInline(field.value ?? '')),
  )
}

function actionView(action: Action, key: string): View {
  const words = el('span', { class: 'label' }, action.text ?? '', ...(action.url === undefined ? [] : [' ↗']))
  return el(
    'button',
    { type: 'button', class: 'action', 'data-act': 'action', 'data-arg': key, 'data-testid': 'action-button' },
    words,
  )
}
