import type { IncomingMessage } from '../messaging/chat.ts'
import { isEdit } from '../messaging/derived-ids.ts'
import { type Handled, leaveUnanswered } from '../messaging/handler.ts'
import type { Inbox } from '../messaging/repository.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { refuseUnrun } from './finish.ts'
import type { HandlerRepositories, MessageHandlerOptions } from './handler-options.ts'
import { commandMessages } from './messages.ts'

/**
 * What becomes of a message. `runs`: it's handled like any other. `told`: its first words were carried out, and its author hears
 * that edits aren't followed. `ignored`: there is nothing to do or to say.
 */
export type Course = 'runs' | 'told' | 'ignored'

/** Outcomes of inbox rows that are edits and weren't handled. */
const editOutcomes = { told: 'edit not followed', ignored: 'edit ignored' } as const

/** After these, nothing was done, so the new words can be handled. */
const undone: readonly (string | undefined)[] = ['refused', 'given up']

/** Only edits are looked at closely. Their earlier words have been handled by now, because a person's messages are in order. */
export async function chooseCourse(
  inbox: Pick<Inbox, 'historyOf'>,
  message: IncomingMessage,
  /** Whether something else follows the edits of this message. */
  isFollowed: () => Promise<boolean>,
): Promise<Course> {
  if (!isEdit(message.id)) return 'runs'
  const history = (await inbox.historyOf(message)).filter(({ outcome }) => outcome !== editOutcomes.ignored)
  const last = history.at(-1)
  // Ordinary talk that becomes a command stays talk.
  if (last === undefined || last.text === message.text || last.outcome === editOutcomes.told) return 'ignored'
  if (undone.includes(last.outcome)) return 'runs'
  return (await isFollowed()) ? 'ignored' : 'told'
}

/** The words of an edit that isn't run: its author hears so once, beside the message. */
export function leaveEdit<R extends HandlerRepositories, S, A>(
  options: MessageHandlerOptions<R, S, A>,
  message: IncomingMessage,
  lang: Lang,
  course: Exclude<Course, 'runs'>,
): Promise<Handled> {
  if (course === 'ignored') return leaveUnanswered(options, message, editOutcomes.ignored)
  const text = commandMessages[lang].editNotFollowed()
  return refuseUnrun(options, message, { text, lang, why: editOutcomes.told, outcome: 'refused' })
}
