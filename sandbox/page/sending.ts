import { callRest } from './rest.ts'
import { planSend } from './slash.ts'
import { labelsOf, openSubscription, type PageState } from './state.ts'
import { keepMessages } from './stream-events.ts'
import type { WorkspaceClient } from './workspace-client.ts'

export interface Sender {
  /** Sends what was typed. Handles a slash first, as the genuine web client does. */
  typed(text: string, tmid?: string): Promise<void>
  /** Posts a button's text unchanged, even if it starts with a slash. */
  literal(text: string, tmid?: string): Promise<void>
}

export function createSender(state: PageState, client: () => WorkspaceClient | undefined): Sender {
  const literal = async (msg: string, tmid?: string): Promise<void> => {
    // A message typed before the room is open is sent once it is.
    if (openSubscription(state) === undefined) await client()?.openRoom()
    const rid = openSubscription(state)?.rid
    await client()?.call('sendMessage', { _id: randomId(), rid, msg, ...(tmid !== undefined && { tmid }) })
  }
  return {
    literal,
    typed: async (text, tmid) => {
      const plan = planSend(text, state.commands, state.allowSlash)
      if (plan.kind === 'send') await literal(plan.text, tmid)
      else if (plan.kind === 'unknown-command') keepNotice(state, plan.command, tmid)
      else if (plan.kind === 'run') {
        const { command, params } = plan
        await callRest(state, 'POST', 'commands.run', {
          command,
          params,
          roomId: openSubscription(state)?.rid,
          ...(tmid !== undefined && { tmid }),
        })
      }
    },
  }
}

/** A private notice that only exists in this page until a reload. It shows the command as code, like the genuine notice. */
function keepNotice(state: PageState, command: string, tmid: string | undefined): void {
  const rid = openSubscription(state)?.rid
  if (rid === undefined) return
  const [before = ''] = labelsOf(state).noSuchCommand(command).split('`')
  const now = Date.now()
  keepMessages(state, [
    {
      _id: `notice-${randomId()}`,
      rid,
      msg: labelsOf(state).noSuchCommand(command),
      md: [
        {
          type: 'PARAGRAPH',
          value: [
            { type: 'PLAIN_TEXT', value: before },
            { type: 'INLINE_CODE', value: { type: 'PLAIN_TEXT', value: command } },
          ],
        },
      ],
      ts: now,
      _updatedAt: now,
      u: { _id: 'rocket.cat', username: 'rocket.cat' },
      private: true,
      ...(tmid !== undefined && { tmid }),
    },
  ])
}

function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(17)), (byte) => (byte % 36).toString(36)).join('')
}
