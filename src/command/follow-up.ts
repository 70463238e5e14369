import type { EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/time.ts'
import type { Caller } from './caller.ts'
import type { Confirmations, UndoLog } from './confirmations.ts'
import { commandMessages } from './messages.ts'
import type { Reply } from './reply.ts'
import type { ShareableReplies } from './shareable-replies.ts'

export interface FollowUpRepositories {
  readonly confirmations: Pick<Confirmations, 'ask' | 'waiting' | 'take'>
  readonly undoLog: Pick<UndoLog, 'add'>
  readonly shareableReplies: Pick<ShareableReplies, 'keep'>
}

/** How long a preview can be confirmed. */
export const confirmMs = 5 * minuteMs

/** How long a small change can be undone. */
const undoMs = 10 * minuteMs

/** How long a private reply can be posted in a channel. */
const shareMs = 10 * minuteMs

/** Adds to a reply how to go on: how to say yes or no, or how to undo the change. */
export function addFollowUpHint(reply: Reply, { lang, room }: Caller, isElsewhere: boolean): Reply {
  const say = commandMessages[lang]
  if (reply.confirm !== undefined) {
    const buttons = [
      { label: say.yes(), command: say.yesCall() },
      { label: say.no(), command: say.noCall() },
    ]
    return { ...reply, text: `${reply.text}\n\n${say.howToConfirm()}`, buttons }
  }
  if (reply.undo === undefined || reply.text === '') return reply
  // Somebody who reads the reply in another room must not try to undo it there.
  const hint = isElsewhere && room.kind !== 'direct' ? say.howToUndoElsewhere() : say.howToUndo()
  return { ...reply, text: `${reply.text}\n\n${hint}` }
}

/** Records what the person may do about a reply: confirm it, undo its change, or share it when it's private. */
export async function recordFollowUp(
  { confirmations, undoLog, shareableReplies }: FollowUpRepositories,
  reply: Reply,
  command: string,
  { id: personId, room: { id: roomId, kind } }: Caller,
  now: EpochMs,
): Promise<void> {
  const { confirm, undo, shareable, showsMeetup } = reply
  if (confirm !== undefined) await confirmations.ask({ personId, roomId, command, plan: confirm.plan, until: now + confirmMs })
  if (undo !== undefined) await undoLog.add({ personId, roomId, command, data: undo.data, until: now + undoMs })
  if (shareable !== undefined && (kind === 'direct' || reply.to === 'person')) {
    const shown = showsMeetup === undefined ? {} : { showsMeetup }
    await shareableReplies.keep(personId, { text: shareable, command, until: now + shareMs, ...shown })
  }
}
