import type { Lang } from '../shared/i18n/lang.ts'
import type { Preview } from './command.ts'
import { commandMessages } from './messages.ts'
import { askFirst, type Reply } from './reply.ts'

/** The reply to a yes when what was shown no longer holds: nothing was done, and what would happen now needs its own yes. */
export function askAgain({ preview, plan }: Preview<unknown>, lang: Lang): Reply<never> {
  return askFirst(`${commandMessages[lang].changedSince()}\n\n${preview}`, plan)
}
