import type { Chat, IncomingMessage } from '../messaging/chat.ts'
import { completeMessage, type Handled, type MessageHandler } from '../messaging/handler.ts'
import type { Leases } from '../messaging/leases.ts'
import type { Inbox } from '../messaging/repository.ts'
import type { Enqueue, QueueRepositories, RunUnit, UnitOptions } from '../messaging/unit-of-work.ts'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Log } from '../shared/log.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import { chooseCourse, leaveEdit } from './edits.ts'
import { finish } from './finish.ts'
import type { Welcomed } from './first-steps.ts'
import type { FollowUpRepositories } from './follow-up.ts'
import { type Interpretation, interpret, nameCommand, type SpeakerRepositories } from './interpret.ts'
import { commandMessages } from './messages.ts'
import { planOfReply, recordUnfinished } from './pending.ts'
import type { RoleRepository } from './permissions.ts'
import { hasLeft } from './postpone.ts'
import { prepare } from './prepare.ts'
import { type Reply, refuse, withoutShareable } from './reply.ts'
import { layOutReply, type ReplyDestination, sourceOf } from './reply-layout.ts'
import { createRouter, type Router } from './router.ts'
import type { Sentences } from './sentences.ts'
import { createSteps, type Steps } from './steps.ts'

/** What the framework itself stores and looks up while it handles a message. */
export interface HandlerRepositories extends QueueRepositories, SpeakerRepositories, FollowUpRepositories {
  readonly inbox: Pick<Inbox, 'countSince' | 'finish' | 'historyOf' | 'postpone'>
  readonly roles: RoleRepository
  readonly welcomes: Welcomed
}

/** `R` is a transaction of the store, `S` what commands work with, `A` the readers of a reply. */
export interface MessageHandlerOptions<R extends HandlerRepositories, S, A> {
  readonly store: R
  readonly run: RunUnit<R>
  readonly chat: Pick<Chat, 'self' | 'roomRoles' | 'findPerson' | 'findRoom' | 'isMember'>
  readonly clock: Clock
  readonly log: Log
  readonly claims: Leases
  readonly commands: readonly Command<S>[]
  /** What the readers of the reply may see. May ask the workspace, so it's called outside of the transaction. */
  readonly audienceOf: (repositories: R, caller: Caller) => Promise<A>
  readonly services: (repositories: R, audience: A) => S
  /** What this audience was shown, as JSON, for anyone who wants to show it to others; undefined when it isn't for others. */
  readonly shownTo: (audience: A) => string | undefined
  /** IANA name of the zone for dates in the room of the message. */
  readonly zoneOf: (needs: S, caller: Caller) => Promise<string>
  readonly settings: HandlerSettings
  /** Understands sentences; without it, only verbs are understood. */
  readonly sentences?: Sentences
  /** Brings what a command is about up to date with the workspace before it runs, outside of the transaction. */
  readonly bringUpToDate?: (command: Command<S>, caller: Caller) => Promise<void>
  /** Whether what a message did follows its edits, as marks of live minutes do. */
  readonly followsEdits: (repositories: R, message: IncomingMessage) => Promise<boolean>
  /** A short reference for a failure, for people to pass on and for the log. */
  readonly referenceOf: (messageId: string) => string
}

/** What operators configure; may change while the bot runs. */
export interface HandlerSettings {
  readonly replyDestination: ReplyDestination
  readonly fallbackLang: Lang
  /** IANA name. */
  readonly zone: string
  readonly commandsPerMinute: number
}

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
    giveUp(message) {
      const { fallbackLang: lang, replyDestination: destination } = options.settings
      const failure = refuse(commandMessages[lang].broken(options.referenceOf(message.id)))
      return options.run(async (tx, enqueue) => {
        await enqueue(sourceOf(message), layOutReply(message, failure, { destination, lang }))
        const { areMore } = await completeMessage(tx.inbox, options.claims, message.id, 'given up', options.clock.now())
        return { outcome: 'given_up', areMore }
      })
    },
  }
}

export interface Work<S> {
  readonly message: IncomingMessage
  readonly steps: Steps
  /** Replaced when the words turn out to answer a question, or to be a sentence. */
  asked: Interpretation<S>
}

/** Marks errors of a command or its arguments, to tell them from failures of the store. */
class CommandFailed extends Error {}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new CommandFailed('a command failed', { cause: error })
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
  if (await hasLeft(chat, message)) {
    return run(async (tx) => ({
      outcome: 'refused',
      ...(await completeMessage(tx.inbox, options.claims, message.id, 'left', clock.now())),
    }))
  }
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

/** Replies that something went wrong. Failures of the store and lost leases are left to the inbox worker. */
function replyBroken<R extends HandlerRepositories, S, A>(
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
