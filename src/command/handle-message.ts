import type { Chat, IncomingMessage } from '../messaging/chat.ts'
import { completeMessage, type Handled, type MessageHandler } from '../messaging/handler.ts'
import type { Leases } from '../messaging/leases.ts'
import type { Inbox } from '../messaging/repository.ts'
import type { Enqueue, QueueRepositories, RunUnit } from '../messaging/unit-of-work.ts'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Log } from '../shared/log.ts'
import { minuteMs } from '../shared/time.ts'
import type { ReadContext } from './args/args.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import { findRoomFor } from './find-room.ts'
import { addFollowUpHint, confirmationIdOf, type FollowUpRepositories, recordFollowUp } from './follow-up.ts'
import { type Interpretation, interpret, type SpeakerRepositories } from './interpret.ts'
import { commandMessages } from './messages.ts'
import { parseArgs } from './parse.ts'
import { mayRun, type RoleRepository } from './permissions.ts'
import { type Reply, refuse } from './reply.ts'
import { layOutReply, type ReplyDestination } from './reply-layout.ts'
import { createRouter, type Router } from './router.ts'
import { createSteps, type Steps } from './steps.ts'

/** What the framework itself stores and looks up while it handles a message. */
export interface HandlerRepositories extends QueueRepositories, SpeakerRepositories, FollowUpRepositories {
  readonly inbox: Pick<Inbox, 'countSince' | 'finish'>
  readonly roles: RoleRepository
}

/** `R` is a transaction of the store, `S` what commands are given. */
export interface MessageHandlerOptions<R extends HandlerRepositories, S> {
  readonly store: R
  readonly run: RunUnit<R>
  readonly chat: Pick<Chat, 'self' | 'roomRoles' | 'findPerson' | 'findRoom' | 'isMember'>
  readonly clock: Clock
  readonly log: Log
  readonly claims: Leases
  readonly commands: readonly Command<S>[]
  readonly services: (repositories: R) => S
  /** IANA name of the zone in which dates are meant where the message was written. */
  readonly zoneOf: (needs: S, caller: Caller) => Promise<string>
  readonly settings: HandlerSettings
  /** A short name for a failure, for people to pass on and for the log. */
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
 * Takes a message its whole way: interpret → permit → parse → run → lay out → queue → complete. The reply, the command's
 * changes and the completed inbox row are committed together. A command that fails is replied to with a reference.
 */
export function createMessageHandler<R extends HandlerRepositories, S>(options: MessageHandlerOptions<R, S>): MessageHandler {
  const router = createRouter(options.commands)
  return {
    async handle(message) {
      const steps = createSteps()
      const asked = await steps.time('read', () => interpretFor(options, router, message))
      const handled = await handleOnce(options, router, { message, asked, steps }).catch((error: unknown) =>
        replyBroken(options, { message, asked, steps }, error),
      )
      const { caller, call, found } = asked
      const who = { message: message.id, room: message.roomId, person: caller.id, form: call.form, lang: caller.lang }
      const command = found?.command.name ?? 'unknown'
      options.log.info({ ...who, command, outcome: handled.outcome, stepsMs: steps.taken() }, 'command')
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

interface Work<S> {
  readonly message: IncomingMessage
  readonly asked: Interpretation<S>
  readonly steps: Steps
}

/** Marks what a command or its arguments threw, so that it's told from a failure of the store. */
class CommandFailed extends Error {}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new CommandFailed('a command failed', { cause: error })
  }
}

function interpretFor<R extends HandlerRepositories, S>(
  { store, chat, settings }: MessageHandlerOptions<R, S>,
  router: Router<S>,
  message: IncomingMessage,
) {
  const { zone, fallbackLang } = settings
  return interpret(message, router, store, { botName: chat.self?.username ?? '', zone, fallbackLang })
}

async function handleOnce<R extends HandlerRepositories, S>(
  options: MessageHandlerOptions<R, S>,
  router: Router<S>,
  work: Work<S>,
): Promise<Handled> {
  const { store, services, run } = options
  const { steps, asked } = work
  const { caller } = asked
  const allowed = await attempt(() => prepare(options, router, work))
  if ('refusal' in allowed) return run((tx, enqueue) => finish(options, work, allowed.refusal, tx, enqueue))
  const { command, acting, values } = allowed
  const runIn = (repositories: R) => attempt(() => steps.time('run', () => command.run(services(repositories), values, caller)))
  if (command.changes !== true) {
    const reply = await runIn(store)
    return run((tx, enqueue) => finish(options, work, reply, tx, enqueue, acting))
  }
  return run(async (tx, enqueue) => {
    // Asked again where it counts: the role may have been removed in the meantime.
    const stillMay = acting.who !== 'organizer' || (await tx.roles.has(caller.id, 'organizer'))
    const reply = stillMay ? await runIn(tx) : refuse(commandMessages[caller.lang].onlyOrganizers())
    return finish(options, work, reply, tx, enqueue, acting)
  })
}

type Prepared<S> =
  | { readonly refusal: Reply }
  | {
      readonly command: Command<S>
      /** The command whose permissions count and whose name an undo is recorded under. */
      readonly acting: Command<S>
      readonly values: Readonly<Record<string, unknown>>
    }

/** Everything that comes before a command runs; none of it changes anything. */
async function prepare<R extends HandlerRepositories, S>(
  options: MessageHandlerOptions<R, S>,
  router: Router<S>,
  { message, asked: { caller, call, found }, steps }: Work<S>,
): Promise<Prepared<S>> {
  const { store, services, chat } = options
  const texts = commandMessages[caller.lang]
  const tooMany = await refuseTooMany(options, message, caller.lang)
  if (tooMany !== undefined) return { refusal: tooMany }
  if (found === undefined)
    return { refusal: await steps.time('find', async () => refuseUnknown(router, call.words, caller.lang)) }
  const { command, rest } = found
  const acting = (await command.standsFor?.(services(store), caller, rest)) ?? command
  const may = await steps.time('permit', () => mayRun(acting.who, caller, store.roles, chat))
  if (!may) return { refusal: refuse(acting.who === 'moderator' ? texts.onlyModerators() : texts.onlyOrganizers()) }
  const parsed = await steps.time('parse', () => readArgs(options, command, rest, caller))
  if (!parsed.ok) return { refusal: refuse(texts.usage(parsed.complaint, command.examples[caller.lang][0])) }
  return { command, acting, values: parsed.values }
}

async function readArgs<R extends HandlerRepositories, S>(
  { services, store, chat, clock, zoneOf }: MessageHandlerOptions<R, S>,
  { args }: Command<S>,
  rest: string,
  caller: Caller,
) {
  const context: ReadContext = {
    now: clock.now(),
    zone: await zoneOf(services(store), caller),
    ownZone: caller.zone,
    lang: caller.lang,
    findPerson: (username) => chat.findPerson({ username }),
    findRoomFor: (name) => findRoomFor(chat, caller, name),
  }
  return parseArgs(args, rest, context)
}

function refuseUnknown<S>(router: Router<S>, words: string, lang: Lang): Reply {
  const near = router.suggest(words)
  const [verb = ''] = words.split(/\s/, 1)
  return refuse(commandMessages[lang].unknownVerb(verb.slice(0, 40), near.en, near.fr))
}

/** The first command over the limit is refused in words, the following ones by a reaction, so that a flood makes no flood. */
async function refuseTooMany<R extends HandlerRepositories, S>(
  { store, settings: { commandsPerMinute } }: MessageHandlerOptions<R, S>,
  message: IncomingMessage,
  lang: Lang,
): Promise<Reply | undefined> {
  const count = await store.inbox.countSince(message, message.sentAt - minuteMs)
  if (count <= commandsPerMinute) return undefined
  if (count === commandsPerMinute + 1) return refuse(commandMessages[lang].tooMany(commandsPerMinute))
  return { ...refuse(''), reaction: ':hourglass:' }
}

/** The last steps of a unit of work: how to go on, lay out, queue, complete. */
async function finish<R extends HandlerRepositories, S>(
  { settings, clock, claims }: MessageHandlerOptions<R, S>,
  { message, asked: { caller, offersLanguage }, steps }: Work<S>,
  given: Reply,
  tx: R,
  enqueue: Enqueue,
  acting?: Command<S>,
): Promise<Handled> {
  return steps.time('reply', async () => {
    const now = clock.now()
    const confirmationId = confirmationIdOf(message.id)
    if (acting !== undefined) await recordFollowUp(tx, given, { command: acting.name, confirmationId }, caller, now)
    const { replyDestination: destination } = settings
    const hinted = addFollowUpHint(given, caller, confirmationId, given.to === 'person' || destination === 'direct')
    const offers = offersLanguage && hinted.text !== ''
    if (offers) await tx.people.setPreferences(caller.id, { languageOfferedAt: message.sentAt })
    const text = offers ? `${hinted.text}\n\n${commandMessages[caller.lang].offerOther()}` : hinted.text
    await enqueue(sourceOf(message), layOutReply(message, { ...hinted, text }, { destination, lang: caller.lang }))
    const { areMore } = await completeMessage(tx.inbox, claims, message.id, given.outcome, now)
    return { outcome: given.outcome, areMore }
  })
}

/** Replies that something went wrong; failures of the store and lost leases are left to the inbox worker. */
function replyBroken<R extends HandlerRepositories, S>(
  options: MessageHandlerOptions<R, S>,
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

/** A person's replies share a lane, so that they arrive in order. */
function sourceOf({ id, sender }: IncomingMessage) {
  return { replyTo: id, lane: `person:${sender.id}` }
}
