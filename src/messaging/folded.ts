import type { Notice } from './notice.ts'
import { toMessage } from './outgoing.ts'
import type { Enqueue } from './unit-of-work.ts'

/**
 * Queues a notice that shares its message with earlier ones. `attempt` tells what it's queued for, once. The first notice is edited
 * too, which changes nothing: a unit of work can't see whether another one has queued the message before.
 */
export async function enqueueFolded(enqueue: Enqueue, { fold, ...notice }: Notice, attempt: string): Promise<void> {
  const { to, text, about, unasked } = notice
  const purpose = `folded/${fold}/${'personId' in to ? to.personId : to.roomId}`
  const [messageId] = await enqueue({ purpose }, [toMessage(notice)])
  if (messageId === undefined) return
  const rest = { ...(about !== undefined && { about }), ...(unasked !== undefined && { unasked }) }
  const edit = { to, content: { kind: 'edit', messageId, text }, ...rest } as const
  await enqueue({ purpose: `${purpose}/${attempt}` }, [edit])
}
