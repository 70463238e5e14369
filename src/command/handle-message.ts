import { roomContextOf } from '../features/series/scope.ts'
import type { Chat, IncomingMessage } from '../messaging/chat.ts'
import { layOutReply, type OutgoingMessage, type ReplyDestination } from '../messaging/reply-layout.ts'
import { minuteMs } from '../shared/dates/time.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Log } from '../shared/log.ts'
import type { CommandOutcome } from '../shared/metrics.ts'
import type { ReadContext } from './args/args.ts'
import { type Caller, type Command, type Reply, refuse } from './command.ts'
import type { Services } from './context.ts'
import { findRoomFor } from './find-room.ts'
import { addFollowUpHint, recordFollowUp } from './follow-up.ts'
import { type Interpretation, interpret } from './interpret.ts'
import { commandMessages } from './messages.ts'
import { parseArgs } from './parse.ts'
import { mayRun } from './permissions.ts'
import type { Repositories, Store } from './repositories.ts'
import { createRouter, type Router } from './router.ts'
import { createSteps, type Steps } from './steps.ts'

export interface MessageHandlerOptions {
  readonly store: Store
  readonly chat: Pick<Chat, 'self' | 'settings' | 'roomRoles' | 'findPerson' | 'findRoom' | 'isMember'>
  readonly log: Log
  readonly commands: readonly Command[]
  /** What commands need; what lives in the store is bound to the transaction of a command that changes something. */
  readonly services: (repositories: Repositories) => Services
  readonly answers: ReplyDestination
  readonly fallbackLang: Lang
  readonly commandsPerMinute: number
  /** A short name for a failure, for people to pass on and for the log. */
  readonly referenceOf: (messageId: string) => string
}

/** Writes down what follows from a message, in the transaction that also holds the command's own changes. */
export type Keep = (repositories: Repositories, placed: readonly OutgoingMessage[], outcome: string) => Promise<void>

export interface MessageHandler {
  /**
   * Takes a message its whole way: read → find → permit → parse → run → reply. Once it resolves, `keep` has been called
   * in a transaction that is committed. A command that fails is answered with a reference.
   * @throws what `keep` throws, and what the store throws; nothing is kept then.
   */
  handle(message: IncomingMessage, keep: Keep): Promise<CommandOutcome>
  /** Answers, without running anything, that a message cannot be answered. */
  giveUp(message: IncomingMessage, keep: Keep): Promise<void>
}

export function createMessageHandler(options: MessageHandlerOptions): MessageHandler {
  const verbs = createRouter(options.commands)
  return {
    async handle(message, keep) {
      const steps = createSteps()
      const understood = await steps.time('read', () => understandIn(options, verbs, message))
      const send: Send = (repositories, answer, acting) =>
        steps.time('reply', () => keepAnswer(options, message, understood, { answer, acting }, repositories, keep))
      let outcome: CommandOutcome = 'failed'
      try {
        outcome = await answerCall(options, verbs, message, understood, steps, send)
      } catch (error) {
        if (error instanceof NotKept) throw error.cause
        const reference = options.referenceOf(message.id)
        options.log.error(
          { err: error, reference, command: understood.found?.command.name, message: message.id },
          'command failed',
        )
        const texts = commandMessages[understood.caller.lang]
        await options.store.transaction((tx) => send(tx, refuse(texts.broken(reference)))).catch(rethrowCause)
      }
      const { caller, call, found } = understood
      const who = { message: message.id, room: message.roomId, person: caller.id, form: call.form, lang: caller.lang }
      options.log.info({ ...who, command: found?.command.name ?? 'unknown', outcome, stepsMs: steps.taken() }, 'command')
      return outcome
    },
    async giveUp(message, keep) {
      const { fallbackLang: lang, answers: place, chat, store } = options
      const failure = refuse(commandMessages[lang].broken(options.referenceOf(message.id)))
      const placed = layOutReply(message, failure, { place, lang, maxLength: chat.settings.maxMessageLength })
      await store.transaction((tx) => keep(tx, placed, 'given up'))
    },
  }
}

/** Marks what `keep` threw, so that it is not taken for a failure of the command. */
class NotKept extends Error {}

function rethrowCause(error: unknown): never {
  throw error instanceof NotKept ? error.cause : error
}

/** `acting` is the command whose answer it is; a refusal before any command runs has none. */
type Send = (repositories: Repositories, answer: Reply, acting?: Command) => Promise<void>

async function understandIn(
  { store, chat, services, fallbackLang }: MessageHandlerOptions,
  verbs: Router,
  message: IncomingMessage,
) {
  const { zone } = services(store).community
  return interpret(message, verbs, store, { botName: chat.self?.username ?? '', zone, fallbackLang })
}

async function answerCall(
  options: MessageHandlerOptions,
  verbs: Router,
  message: IncomingMessage,
  { caller, call, found }: Interpretation,
  steps: Steps,
  send: Send,
): Promise<Reply['outcome']> {
  const { store, chat } = options
  const texts = commandMessages[caller.lang]
  const conclude = async (answer: Reply, acting?: Command) => {
    await store.transaction((tx) => send(tx, answer, acting))
    return answer.outcome
  }
  const tooMany = await refuseTooMany(options, message, caller.lang)
  if (tooMany !== undefined) return conclude(tooMany)
  if (found === undefined) return conclude(await steps.time('find', async () => refuseUnknown(verbs, call.words, caller.lang)))
  const { command, rest } = found
  const acting = (await command.standsFor?.(options.services(store), caller)) ?? command
  const may = await steps.time('permit', () => mayRun(acting.who, caller, store.roles, chat))
  if (!may) return conclude(refuse(acting.who === 'moderator' ? texts.onlyModerators() : texts.onlyOrganizers()))
  const parsed = await steps.time('parse', () => readArgs(options, command, rest, caller))
  if (!parsed.ok) return conclude(refuse(texts.usage(parsed.complaint, command.examples[caller.lang][0])))
  const run = (within: Repositories) => steps.time('run', () => command.run(options.services(within), parsed.values, caller))
  if (command.changes !== true) return conclude(await run(store), acting)
  return store.transaction(async (tx) => {
    // Asked again where it counts: the role may have been taken away in between.
    const stillMay = acting.who !== 'organizer' || (await tx.roles.has(caller.id, 'organizer'))
    const answer = stillMay ? await run(tx) : refuse(texts.onlyOrganizers())
    await send(tx, answer, acting)
    return answer.outcome
  })
}

async function readArgs({ services, store, chat }: MessageHandlerOptions, { args }: Command, rest: string, caller: Caller) {
  const needs = services(store)
  const context: ReadContext = {
    now: needs.clock.now(),
    zone: (await roomContextOf(needs, caller)).zone,
    ownZone: caller.zone,
    lang: caller.lang,
    findPerson: (username) => chat.findPerson({ username }),
    findRoomFor: (name) => findRoomFor(chat, caller, name),
  }
  return parseArgs(args, rest, context)
}

function refuseUnknown(verbs: Router, words: string, lang: Lang): Reply {
  const near = verbs.suggest(words)
  const [verb = ''] = words.split(/\s/, 1)
  return refuse(commandMessages[lang].unknownVerb(verb.slice(0, 40), near.en, near.fr))
}

/** The first command over the limit is refused in words, the following ones by a reaction, so that a flood makes no flood. */
async function refuseTooMany({ store, commandsPerMinute }: MessageHandlerOptions, message: IncomingMessage, lang: Lang) {
  const count = await store.inbox.countSince(message, message.sentAt - minuteMs)
  if (count <= commandsPerMinute) return undefined
  if (count === commandsPerMinute + 1) return refuse(commandMessages[lang].tooMany(commandsPerMinute))
  return { ...refuse(''), reaction: ':hourglass:' }
}

async function keepAnswer(
  options: MessageHandlerOptions,
  message: IncomingMessage,
  { caller, offersLanguage }: Interpretation,
  { answer: given, acting }: { readonly answer: Reply; readonly acting: Command | undefined },
  repositories: Repositories,
  keep: Keep,
): Promise<void> {
  if (acting !== undefined)
    await recordFollowUp(repositories, given, acting, caller, options.services(repositories).clock.now())
  const answer = addFollowUpHint(given, caller, given.to === 'person' || options.answers === 'direct')
  const offers = offersLanguage && answer.text !== ''
  if (offers) await repositories.people.setPreferences(caller.id, { languageOfferedAt: message.sentAt })
  const text = offers ? `${answer.text}\n\n${commandMessages[caller.lang].offerOther()}` : answer.text
  const { maxMessageLength } = options.chat.settings
  const placed = layOutReply(
    message,
    { ...answer, text },
    { place: options.answers, lang: caller.lang, maxLength: maxMessageLength },
  )
  try {
    await keep(repositories, placed, answer.outcome)
  } catch (error) {
    throw new NotKept('the answer was not kept', { cause: error })
  }
}
