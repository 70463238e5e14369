import type { Chat, IncomingMessage } from '../messaging/chat.ts'
import type { Leases } from '../messaging/leases.ts'
import type { Inbox } from '../messaging/repository.ts'
import type { QueueRepositories, RunUnit } from '../messaging/unit-of-work.ts'
import type { Clock } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Log } from '../shared/log.ts'
import type { Caller } from './caller.ts'
import type { Command } from './command.ts'
import type { Welcomed } from './first-steps.ts'
import type { FollowUpRepositories } from './follow-up.ts'
import type { Interpretation, SpeakerRepositories } from './interpret.ts'
import type { RoleRepository } from './permissions.ts'
import type { ReplyDestination } from './reply-layout.ts'
import type { Sentences } from './sentences.ts'
import type { Steps } from './steps.ts'

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

/** What is needed before a command runs. `services` shows what the readers of the reply may see. */
export interface PrepareOptions<R extends HandlerRepositories, S>
  extends Pick<MessageHandlerOptions<R, S, never>, 'store' | 'chat' | 'clock' | 'zoneOf' | 'settings' | 'sentences'> {
  readonly services: (repositories: R) => S
}

/** One message on its way through the steps. */
export interface Work<S> {
  readonly message: IncomingMessage
  readonly steps: Steps
  /** Replaced when the words turn out to answer a question, or to be a sentence. */
  asked: Interpretation<S>
}
