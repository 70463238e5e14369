import type { Store } from '../features/repositories.ts'
import type { Chat } from '../messaging/chat.ts'

/** Why the bot isn't ready; undefined when it is. */
export async function whyNotReady(chat: Chat, store: Store, now: number): Promise<string | undefined> {
  if (chat.state.name !== 'ready') return `${chat.state.name}: ${chat.state.reason ?? 'not connected to the workspace'}`
  if (chat.postingRefusal !== undefined) return `the workspace takes no messages: ${chat.postingRefusal.code}`
  return (await canWrite(store, now)) ? undefined : 'nothing can be written into the database'
}

/** Tests with a write, because a full disk can still be read. */
export async function canWrite({ settings }: Store, now: number): Promise<boolean> {
  try {
    await settings.set('checkedAt', String(now))
    return true
  } catch {
    return false
  }
}
