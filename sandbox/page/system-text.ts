import type { Labels } from './labels.ts'
import type { Message } from './wire.ts'

/** The line for a message from the server; undefined for a person's message. */
export function systemText(message: Message, labels: Labels): string | undefined {
  const by = message.u.username
  switch (message.t) {
    case undefined:
      return undefined
    case 'uj':
      return labels.joined(message.msg)
    case 'ul':
      return labels.left(message.msg)
    case 'au':
      return labels.added(message.msg, by)
    case 'ru':
      return labels.removed(message.msg, by)
    case 'room_changed_topic':
      return labels.topicChanged(message.msg)
    case 'rm':
      return labels.messageRemoved
    default:
      return `${message.t} ${message.msg}`
  }
}
