import { splitMessage } from '../shared/text/split.ts'
import type { Chat, Post } from './chat.ts'
import { ChatRefused } from './chat-errors.ts'
import type { MessageIds } from './message-ids.ts'
import type { ChatDestination, ClaimedOutgoing } from './repository.ts'

interface PostNeeds {
  readonly chat: Pick<Chat, 'post' | 'edit' | 'react' | 'openDirect' | 'settings' | 'refreshSettings'>
  readonly ids: Pick<MessageIds, 'ofPost'>
}

/** Sends what a row contains. @throws ChatRefused, ChatUnavailable */
export async function postOutgoing(needs: PostNeeds, { id, content }: ClaimedOutgoing, to: ChatDestination): Promise<void> {
  const { chat } = needs
  if (content.kind === 'reaction') return chat.react(content.messageId, content.emoji)
  const room = 'roomId' in to ? to : { roomId: await chat.openDirect(to.personId) }
  if (content.kind === 'edit') return chat.edit({ roomId: room.roomId, messageId: content.messageId, text: content.text })
  const { kind: _, isSecret: __, ...message } = content
  const post = { id, ...room, ...message }
  try {
    return await chat.post(post)
  } catch (error) {
    if (!(error instanceof ChatRefused) || error.code !== 'error-message-size-exceeded') throw error
    return postInPieces(needs, post, error)
  }
}

/** The workspace's limit has become lower since the text was split. Each piece has its own id, so a second attempt is harmless. */
async function postInPieces({ chat, ids }: PostNeeds, post: Post, refusal: ChatRefused): Promise<void> {
  await chat.refreshSettings()
  const { text, buttons, ...rest } = post
  const pieces = splitMessage(text, chat.settings.maxMessageLength)
  if (pieces.length < 2) throw refusal
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1
    const id = index === 0 ? post.id : ids.ofPost(`piece of ${post.id}`, index)
    await chat.post({ ...rest, id, text: piece, ...(isLast && buttons !== undefined && { buttons }) })
  }
}
