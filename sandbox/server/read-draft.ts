import type { Draft } from './chat/send.ts'
import type { Attachment } from './records.ts'
import { asFields, type Fields, flag, list, text } from './values.ts'

/** The message that a client wants to send, with only the fields that clients may set. */
export function readDraft(fields: Fields): Draft {
  const draft: Draft = { rid: text(fields, 'rid') ?? '' }
  for (const key of ['_id', 'msg', 'tmid', 'alias', 'avatar', 'emoji'] as const) {
    const value = text(fields, key)
    if (value !== undefined) draft[key] = value
  }
  for (const key of ['tshow', 'groupable', 'parseUrls'] as const) {
    const value = flag(fields, key)
    if (value !== undefined) draft[key] = value
  }
  const attachments = list(fields, 'attachments')
  if (attachments !== undefined) draft.attachments = attachments.map((one): Attachment => ({ ...asFields(one) }))
  const blocks = list(fields, 'blocks')
  if (blocks !== undefined) draft.blocks = blocks
  if (fields['bot'] !== undefined) draft.bot = fields['bot']
  if (fields['customFields'] !== undefined) draft.customFields = { ...asFields(fields['customFields']) }
  return draft
}
