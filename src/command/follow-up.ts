import type { EpochMs } from '../shared/clock.ts'
import { minuteMs } from '../shared/dates/time.ts'
import type { Caller, Command, Reply } from './command.ts'
import { commandMessages } from './messages.ts'
import type { Repositories } from './repositories.ts'

/** How long a preview waits for its yes. */
const confirmMs = 5 * minuteMs

/** How long a cheap change can be taken back. */
const undoMs = 10 * minuteMs

/** How long a private answer can be posted in a channel. */
const shareMs = 10 * minuteMs

/** Adds to an answer how to go on: how to say yes or no, or how to take the change back. */
export function addFollowUpHint(answer: Reply, { lang, room }: Caller, isElsewhere: boolean): Reply {
  const say = commandMessages[lang]
  if (answer.confirm !== undefined) {
    const buttons = [
      { label: say.yes(), command: say.yesCall() },
      { label: say.no(), command: say.noCall() },
    ]
    return { ...answer, text: `${answer.text}\n\n${say.howToConfirm()}`, buttons }
  }
  if (answer.undo === undefined || answer.text === '') return answer
  // Who reads the answer in another room must not try to take it back there.
  const hint = isElsewhere && room.kind !== 'direct' ? say.howToUndoElsewhere() : say.howToUndo()
  return { ...answer, text: `${answer.text}\n\n${hint}` }
}

/** Writes down what the person may do about an answer: say yes to it, take its change back, or share it when it is private. */
export async function recordFollowUp(
  {
    confirmations,
    undoLog: undos,
    shareableReplies: shareables,
  }: Pick<Repositories, 'confirmations' | 'undoLog' | 'shareableReplies'>,
  answer: Reply,
  { name }: Command,
  { id: personId, room: { id: roomId, kind } }: Caller,
  now: EpochMs,
): Promise<void> {
  const { confirm, undo, shareable, showsMeetup } = answer
  if (confirm !== undefined)
    await confirmations.ask({ personId, roomId, command: name, values: confirm.values, until: now + confirmMs })
  if (undo !== undefined) await undos.add({ personId, roomId, command: name, data: undo.data, until: now + undoMs })
  if (shareable !== undefined && (kind === 'direct' || answer.to === 'person')) {
    const shown = showsMeetup === undefined ? {} : { showsMeetup }
    await shareables.keep(personId, { text: shareable, command: name, until: now + shareMs, ...shown })
  }
}
