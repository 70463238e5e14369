import type { Message } from './records.ts'
import type { Workspace } from './workspace.ts'

// How much of the conversation a timeout quotes: enough to see what happened instead.
const QUOTED = 5

/** Resolves with the first matching message, stored or still to come. Rejects if none arrives in time. */
export function waitForMessage(workspace: Workspace, fits: (message: Message) => boolean, timeoutMs: number): Promise<Message> {
  const stored = [...workspace.db.messages.values()]
  // A condition that doesn't look at the message is the same for all of them.
  const found = (fits.length === 0 ? stored.slice(-1) : stored).find(fits)
  if (found !== undefined) return Promise.resolve(found)
  return new Promise((resolve, reject) => {
    const stop = workspace.events.listen((event) => {
      if (event.kind !== 'message' || !fits(event.message)) return
      settle()
      resolve(event.message)
    })
    const timer = setTimeout(() => {
      settle()
      reject(new Error(`No such message within ${timeoutMs} ms. The last ones were:\n${lastSaid(workspace)}`))
    }, timeoutMs)
    const settle = (): void => {
      stop()
      clearTimeout(timer)
    }
  })
}

function lastSaid(workspace: Workspace): string {
  const last = [...workspace.db.messages.values()].slice(-QUOTED)
  if (last.length === 0) return '  (nothing was said)'
  return last
    .map((message) => `  ${message.u.username} in ${message.rid}: ${JSON.stringify(message.msg.slice(0, 200))}`)
    .join('\n')
}
