import type { IncomingMessage } from '../messaging/chat.ts'
import { completeMessage, type Handled } from '../messaging/handler.ts'
import { finish } from './finish.ts'
import type { HandlerRepositories, MessageHandlerOptions, Work } from './handler-options.ts'
import { commandMessages } from './messages.ts'
import { refuse } from './reply.ts'
import { layOutReply, sourceOf } from './reply-layout.ts'

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
  const { fallbackLang: lang, replyDestination: destination } = options.settings
  const failure = refuse(commandMessages[lang].broken(options.referenceOf(message.id)))
  return options.run(async (tx, enqueue) => {
    await enqueue(sourceOf(message), layOutReply(message, failure, { destination, lang }))
    const { areMore } = await completeMessage(tx.inbox, options.claims, message.id, 'given up', options.clock.now())
    return { outcome: 'given_up', areMore }
  })
}
