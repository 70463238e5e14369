import type { IncomingMessage } from '../messaging/chat.ts'
import { type Handled, leaveUnanswered, type MessageHandler } from '../messaging/handler.ts'
import type { Enqueue, UnitOptions } from '../messaging/unit-of-work.ts'
import { chooseCourse, leaveEdit } from './edits.ts'
import { attempt, giveUp, replyBroken } from './failures.ts'
import { finish } from './finish.ts'
import type { HandlerRepositories, MessageHandlerOptions, Work } from './handler-options.ts'
import { interpret } from './interpret.ts'
import { commandMessages } from './messages.ts'
import { planOfReply, recordUnfinished } from './pending.ts'
import { hasLeft } from './postpone.ts'
import { prepare } from './prepare.ts'
import { type Reply, refuse, withoutShareable } from './reply.ts'
import { createRouter, type Router } from './router.ts'
import { createSteps } from './steps.ts'
import { nameCommand } from './taken-words.ts'

/**
 * Processes a message from start to end: interpret → permit → parse → run → lay out → queue → complete. The reply, the
 * command's changes and the completed inbox row are committed together. If a command fails, the reply gives a reference.
 */
export function createMessageHandler<R extends HandlerRepositories, S, A>(
  options: MessageHandlerOptions<R, S, A>,
): MessageHandler {
  const router = createRouter(options.commands)
  return {
    async handle(message) {
      const steps = createSteps()
      const work: Work<S> = { message, steps, asked: await steps.time('read', () => interpretFor(options, router, message)) }
      const handled = await handleOnce(options, router, work).catch((error: unknown) => replyBroken(options, work, error))
      const { caller, call, understood } = work.asked
      const who = { message: message.id, room: message.roomId, person: caller.id, form: call.form, lang: caller.lang }
      const what = { command: nameCommand(work.asked), understood, outcome: handled.outcome }
      // The reply's request leaves at the end of this turn, and the line is written after it.
      process.nextTick(() => options.log.info({ ...who, ...what, stepsMs: steps.taken() }, 'command'))
      return handled
    },
    giveUp: (message) => giveUp(options, message),
  }
}

function interpretFor<R extends HandlerRepositories, S, A>(
  { store, chat, settings, sentences, clock }: MessageHandlerOptions<R, S, A>,
  router: Router<S>,
  message: IncomingMessage,
) {
  const { zone, fallbackLang } = settings
  const botName = chat.self?.username ?? ''
  return interpret(message, router, store, { botName, zone, fallbackLang, sentences, now: clock.now() })
}

async function handleOnce<R extends HandlerRepositories, S, A>(
  options: MessageHandlerOptions<R, S, A>,
  router: Router<S>,
  work: Work<S>,
): Promise<Handled> {
  const { store, run, chat, clock } = options
  const { steps, message } = work
  if (await hasLeft(chat, message)) return leaveUnanswered(options, message, 'left')
  const course = await chooseCourse(store.inbox, message, () => options.followsEdits(store, message))
  if (course !== 'runs') return leaveEdit(options, work.message, work.asked.caller.lang, course)
  const audience = await attempt(() => options.audienceOf(store, work.asked.caller))
  const services = (repositories: R) => options.services(repositories, audience)
  const prepared = await attempt(() => prepare({ ...options, services }, router, work))
  const { caller, question } = work.asked
  const texts = commandMessages[caller.lang]
  /** Closes the question that the words answer or ignore. Of several answers to one question, only one counts. */
  const isFree = async (tx: R) =>
    question === undefined ||
    (await tx.confirmations.take(caller.id, caller.room.id, question.id)) !== undefined ||
    question.kind === 'leaves'
  if ('refusal' in prepared) {
    const { refusal, acting, unfinished } = prepared
    return run(async (tx, enqueue) => {
      await isFree(tx)
      const open = unfinished ?? planOfReply(refusal, caller.lang)
      if (open !== undefined) await recordUnfinished(tx.confirmations, open, caller, clock.now())
      return finish(options, work, refusal, tx, enqueue, acting)
    }, repeatable(refusal))
  }
  const { command, acting, values, call } = prepared
  await attempt(async () => options.bringUpToDate?.(acting, caller))
  /** Queues the reply. The person's next words may complete an incomplete call, or choose from a list. */
  const conclude = async (tx: R, enqueue: Enqueue, reply: Reply) => {
    const open = reply.lacksWords === true ? call : planOfReply(reply, caller.lang)
    if (open !== undefined) await recordUnfinished(tx.confirmations, open, caller, clock.now())
    return finish(options, work, reply, tx, enqueue, acting)
  }
  const runIn = async (repositories: R) => {
    const reply = await attempt(() => steps.time('run', () => command.run(services(repositories), values, caller)))
    const shown = options.shownTo(audience)
    return shown === undefined ? withoutShareable(reply) : { ...reply, shown }
  }
  if (command.changes !== true) {
    const reply = await runIn(store)
    return run(
      async (tx, enqueue) => conclude(tx, enqueue, (await isFree(tx)) ? reply : refuse(texts.alreadyAnswered())),
      repeatable(reply),
    )
  }
  return run(async (tx, enqueue) => {
    if (!(await isFree(tx))) return finish(options, work, refuse(texts.alreadyAnswered()), tx, enqueue)
    // Checked again inside the transaction: the role may have been removed in the meantime.
    const stillMay = acting.who !== 'organizer' || (await tx.roles.has(caller.id, 'organizer'))
    const reply = stillMay ? await runIn(tx) : refuse(texts.onlyOrganizers())
    return conclude(tx, enqueue, reply)
  })
}

/** Asked again, a question gets its answer again. What somebody may confirm has to stay as they were shown it. */
function repeatable({ confirm }: Reply): UnitOptions {
  return { isRepeatable: confirm === undefined }
}
