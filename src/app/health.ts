import type { Store } from '../features/repositories.ts'
import type { Chat } from '../messaging/chat.ts'
import type { EpochMs } from '../shared/clock.ts'

/** Why the bot isn't ready; undefined when it is. */
export async function whyNotReady(chat: Chat, isWritable: () => Promise<boolean>): Promise<string | undefined> {
  if (chat.state.name !== 'ready') return `${chat.state.name}: ${chat.state.reason ?? 'not connected to the workspace'}`
  if (chat.postingRefusal !== undefined) return `the workspace accepts no messages: ${chat.postingRefusal.code}`
  return (await isWritable()) ? undefined : 'nothing can be written into the database'
}

/** After a statement that found no room on the disk, the database counts as full for this long. */
const fullForMs = 30_000

/**
 * Tests with a write, because a full disk can still be read.
 * @param fullAt when a statement last found the disk full. The test only updates a row, which may succeed where new rows fail.
 */
export async function canWrite({ settings }: Pick<Store, 'settings'>, now: EpochMs, fullAt?: EpochMs): Promise<boolean> {
  if (fullAt !== undefined && now - fullAt < fullForMs) return false
  try {
    await settings.set('checkedAt', String(now))
    return true
  } catch {
    return false
  }
}
