import { createHash } from 'node:crypto'
import type { EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'
import type { Caller } from './caller.ts'
import type { Confirmations, UndoLog } from './confirmations.ts'
import { commandMessages } from './messages.ts'
import type { Reply } from './reply.ts'
import type { ShareableReplies } from './shareable-replies.ts'

export interface FollowUpRepositories {
  readonly confirmations: Pick<Confirmations, 'ask' | 'open' | 'take'>
  readonly undoLog: Pick<UndoLog, 'add'>
  readonly shareableReplies: Pick<ShareableReplies, 'keep'>
}

/** How long a preview can be confirmed. */
export const confirmMs = 5 * minuteMs

/** How long a small change can be undone. */
const undoMs = 10 * minuteMs

/** How long a private reply can be posted in a channel. */
const shareMs = 10 * minuteMs

/** A digit and three of these letters: easy to type, and never a word that somebody says after a yes. */
const idLetters = 'abcdefghjkmnpqrstuvwxyz'
const idDigits = '23456789'

/** The id of the preview in the reply to a message: the same at every attempt to reply. */
function confirmationIdOf(messageId: string): string {
  const bytes = createHash('sha256').update(`confirmation/${messageId}`).digest().subarray(0, 4)
  return [...bytes].map((byte, index) => pick(index === 0 ? idDigits : idLetters, byte)).join('')
}

function pick(from: string, byte: number): string {
  return from.charAt(byte % from.length)
}

/** The heading of a preview, or its first line. */
function headlineOf(text: string): string {
  const lines = text.split('\n')
  const heading = lines.find((line) => /^#{1,4} /.test(line)) ?? lines[0] ?? ''
  return heading.replace(/^#{1,4} /, '').slice(0, longestHeadline)
}

/** In UTF-16 units. */
const longestHeadline = 200

/** Adds the next steps to a reply: how to confirm or decline, or how to undo the change. */
export function addFollowUpHint(reply: Reply, { lang, room }: Caller, messageId: string, isElsewhere: boolean): Reply {
  const say = commandMessages[reply.lang ?? lang]
  if (reply.confirm !== undefined) {
    const confirmationId = confirmationIdOf(messageId)
    const buttons = [
      { label: say.yes(), command: say.yesCall(confirmationId) },
      { label: say.no(), command: say.noCall(confirmationId) },
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
  { command, messageId }: { readonly command: string; readonly messageId: string },
  { id: personId, room: { id: roomId, kind } }: Caller,
  now: EpochMs,
): Promise<void> {
  const { confirm, undo, shareable, showsMeetup, shown } = reply
  if (confirm !== undefined) {
    const headline = headlineOf(reply.text)
    const asked = { personId, roomId, id: confirmationIdOf(messageId), command, plan: confirm.plan, headline }
    await confirmations.ask({ ...asked, until: now + confirmMs })
  }
  if (undo !== undefined) await undoLog.add({ personId, roomId, command, data: undo.data, until: now + undoMs })
  if (shareable !== undefined && (kind === 'direct' || reply.to === 'person')) {
    const from = { ...(showsMeetup !== undefined && { showsMeetup }), ...(shown !== undefined && { shown }) }
    await shareableReplies.keep(personId, { text: shareable(), command, until: now + shareMs, ...from })
  }
}
