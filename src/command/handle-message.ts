import { scopeOf } from '../features/series/scope.ts'
import type { Chat, IncomingMessage } from '../messaging/chat.ts'
import { type AnswerPlace, type Placed, placeAnswer } from '../messaging/reply-layout.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Log } from '../shared/log.ts'
import type { CommandOutcome } from '../shared/metrics.ts'
import type { ReadContext } from './args/args.ts'
import { type Answer, type Caller, type Command, refuse } from './command.ts'
import type { Services } from './context.ts'
import { findRoomFor } from './find-room.ts'
import { inviteFollowUp, keepFollowUp } from './follow-up.ts'
import { type Understood, understand } from './interpret.ts'
import { dispatchTexts } from './messages.ts'
import { parseArgs } from './parse.ts'
import { mayRun } from './permissions.ts'
import type { Repositories, Store } from './repositories.ts'
import { createVerbs, type Verbs } from './router.ts'
import { createSteps, type Steps } from './steps.ts'

export interface DispatcherOptions {
  readonly store: Store
  readonly chat: Pick<Chat, 'self' | 'facts' | 'roomRoles' | 'findPerson' | 'findRoom' | 'isMember'>
  readonly log: Log
  readonly commands: readonly Command[]
  /** What commands need; what lives in the store is bound to the transaction of a command that changes something. */
  readonly services: (repositories: Repositories) => Services
  readonly answers: AnswerPlace
  readonly fallbackLang: Lang
  readonly commandsPerMinute: number
  /** A short name for a failure, for people to pass on and for the log. */
  readonly referenceOf: (messageId: string) => string
}

/** Writes down what follows from a message, in the transaction that also holds the command's own changes. */
export type Keep = (repositories: Repositories, placed: readonly Placed[], outcome: string) => Promise<void>

export interface Dispatcher {
  /**
   * Takes a message its whole way: read → find → permit → parse → run → reply. Once it resolves, `keep` has been called
   * in a transaction that is committed. A command that fails is answered with a reference.
   * @throws what `keep` throws, and what the store throws; nothing is kept then.
   */
  dispatch(message: IncomingMessage, keep: Keep): Promise<CommandOutcome>
  /** Answers, without running anything, that a message cannot be answered. */
  giveUp(message: IncomingMessage, keep: Keep): Promise<void>
}

const minuteMs = 60_000

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const verbs = createVerbs(options.commands)
  return {
    async dispatch(message, keep) {
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
        const texts = dispatchTexts[understood.caller.lang]
        await options.store.transaction((tx) => send(tx, refuse(texts.broken(reference)))).catch(rethrowCause)
      }
      const { caller, call, found } = understood
      const who = { message: message.id, room: message.roomId, person: caller.id, form: call.form, lang: caller.lang }
      options.log.info({ ...who, command: found?.command.name ?? 'unknown', outcome, stepsMs: steps.taken() }, 'command')
      return outcome
    },
    async giveUp(message, keep) {
      const { fallbackLang: lang, answers: place, chat, store } = options
      const failure = refuse(dispatchTexts[lang].broken(options.referenceOf(message.id)))
      const placed = placeAnswer(message, failure, { place, lang, maxLength: chat.facts.maxMessageLength })
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
type Send = (repositories: Repositories, answer: Answer, acting?: Command) => Promise<void>

async function understandIn(
  { store, chat, services, fallbackLang }: DispatcherOptions,
  verbs: Verbs,
  message: IncomingMessage,
) {
  const { zone } = services(store).community
  return understand(message, verbs, store, { botName: chat.self?.username ?? '', zone, fallbackLang })
}

async function answerCall(
  options: DispatcherOptions,
  verbs: Verbs,
  message: IncomingMessage,
  { caller, call, found }: Understood,
  steps: Steps,
  send: Send,
): Promise<Answer['outcome']> {
  const { store, chat } = options
  const texts = dispatchTexts[caller.lang]
  const conclude = async (answer: Answer, acting?: Command) => {
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

async function readArgs({ services, store, chat }: DispatcherOptions, { args }: Command, rest: string, caller: Caller) {
  const needs = services(store)
  const context: ReadContext = {
    now: needs.clock.now(),
    zone: (await scopeOf(needs, caller)).zone,
    ownZone: caller.zone,
    lang: caller.lang,
    findPerson: (username) => chat.findPerson({ username }),
    findRoomFor: (name) => findRoomFor(chat, caller, name),
  }
  return parseArgs(args, rest, context)
}

function refuseUnknown(verbs: Verbs, words: string, lang: Lang): Answer {
  const near = verbs.suggest(words)
  const [verb = ''] = words.split(/\s/, 1)
  return refuse(dispatchTexts[lang].unknownVerb(verb.slice(0, 40), near.en, near.fr))
}

/** The first command over the limit is refused in words, the following ones by a reaction, so that a flood makes no flood. */
async function refuseTooMany({ store, commandsPerMinute }: DispatcherOptions, message: IncomingMessage, lang: Lang) {
  const count = await store.inbox.countSince(message, message.sentAt - minuteMs)
  if (count <= commandsPerMinute) return undefined
  if (count === commandsPerMinute + 1) return refuse(dispatchTexts[lang].tooMany(commandsPerMinute))
  return { ...refuse(''), reaction: ':hourglass:' }
}

async function keepAnswer(
  options: DispatcherOptions,
  message: IncomingMessage,
  { caller, offersLanguage }: Understood,
  { answer: given, acting }: { readonly answer: Answer; readonly acting: Command | undefined },
  repositories: Repositories,
  keep: Keep,
): Promise<void> {
  if (acting !== undefined) await keepFollowUp(repositories, given, acting, caller, options.services(repositories).clock.now())
  const answer = inviteFollowUp(given, caller, given.to === 'person' || options.answers === 'direct')
  const offers = offersLanguage && answer.text !== ''
  if (offers) await repositories.people.setPreferences(caller.id, { languageOfferedAt: message.sentAt })
  const text = offers ? `${answer.text}\n\n${dispatchTexts[caller.lang].offerOther()}` : answer.text
  const { maxMessageLength } = options.chat.facts
  const placed = placeAnswer(
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
