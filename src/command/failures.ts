import type { IncomingMessage } from '../messaging/chat.ts'
import type { Handled } from '../messaging/handler.ts'
import { finish, refuseUnrun } from './finish.ts'
import type { HandlerRepositories, MessageHandlerOptions, Work } from './handler-options.ts'
import { commandMessages } from './messages.ts'
import { refuse } from './reply.ts'

/** Marks errors of a command or its arguments, to tell them from failures of the store. */
class CommandFailed extends Error {}

/** @throws CommandFailed instead of what `work` throws. */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new CommandFailed('a command failed', { cause: error })
  }
}

/** Replies that something went wrong. Failures of the store and lost leases are left to the inbox worker. */
export function replyBroken<R extends HandlerRepositories, S, A>(
  options: MessageHandlerOptions<R, S, A>,
  work: Work<S>,
  error: unknown,
): Promise<Handled> {
  if (!(error instanceof CommandFailed)) throw error
  const { message, asked } = work
  const reference = options.referenceOf(message.id)
  options.log.error({ err: error.cause, reference, command: asked.found?.command.name, message: message.id }, 'command failed')
  const broken = refuse(commandMessages[asked.caller.lang].broken(reference))
  return options.run(async (tx, enqueue) => ({ ...(await finish(options, work, broken, tx, enqueue)), outcome: 'failed' }))
}

/** Says that a message couldn't be handled, after so many attempts that it may be what ends the process. */
export function giveUp<R extends HandlerRepositories, S, A>(
  options: MessageHandlerOptions<R, S, A>,
  message: IncomingMessage,
): Promise<Handled> {
  const { fallbackLang: lang } = options.settings
  const text = commandMessages[lang].broken(options.referenceOf(message.id))
  return refuseUnrun(options, message, { text, lang, why: 'given up', outcome: 'given_up' })
}
