import type { Button, RoomKind } from '../messaging/chat.ts'
import type { French } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Args, ValuesOf } from './args/args.ts'
import type { Services } from './context.ts'

/** Who asks, and where. */
export interface Caller {
  readonly id: string
  readonly username: string
  /** The language of the answer. */
  readonly lang: Lang
  /** IANA name of the zone in which this person wants times: their own, or the community's. */
  readonly zone: string
  readonly room: { readonly id: string; readonly kind: RoomKind; readonly name?: string }
  /** This person was shown what would happen, and has said yes. */
  readonly confirmed?: true
}

/** Who may run a command. `moderator`: an owner or moderator of the room it is typed in, or an organizer. */
export type Who = 'all' | 'organizer' | 'moderator'

/** Under which heading help and docs list a command. */
export type Group = 'meetups' | 'talks' | 'minutes' | 'you' | 'organizers' | 'bot'

/** Something told to somebody else because of a command. Once, and only if the command's changes are kept. */
export interface Notice {
  readonly to: { readonly directTo: string } | { readonly roomId: string }
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** The text shows this meetup: reactions to it are answers to the meetup. */
  readonly showsMeetup?: number
}

/** `U` is what the `undo` of the command takes. */
export interface Reply<U = unknown> {
  /** May be empty when a reaction says it all. */
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** Set on the question, as `:name:`. */
  readonly reaction?: string
  /**
   * `here`: where the question stands. `person`: their direct room; a short pointer stands under the question unless a
   * reaction on it says already that it was heard.
   */
  readonly to: 'here' | 'person'
  /** How the log and the metrics count it. */
  readonly outcome: 'answered' | 'refused'
  /** The text shows this meetup: reactions to it are answers to the meetup. */
  readonly showsMeetup?: number
  /** Messages of their own that follow the text, such as what is to be copied whole. */
  readonly further?: readonly string[]
  /**
   * Given privately, it can be posted in a channel with `share` for ten minutes: the same text without what is the asker's
   * alone. Only for look-ups that anybody may make.
   */
  readonly shareable?: string
  /** What other people are told. */
  readonly notices?: readonly Notice[]
  /**
   * Nothing was done: the text shows what would be. On a yes of the same person in the same room within five minutes the
   * command runs with these values and `caller.confirmed`. They are kept as JSON. Made by `askFirst`.
   */
  readonly confirm?: { readonly values: Readonly<Record<string, unknown>> }
  /** The change was cheap and can be taken back for ten minutes: what the command's `undo` is given. Kept as JSON. */
  readonly undo?: { readonly data: U }
}

/** What a command file says about its command. */
export interface CommandDefinition<A extends Args, U = never> {
  /** Unique; names it in the log, in help and in the docs. */
  readonly name: string
  /** What people type, best form first. Accents and case do not matter; several words are fine. */
  readonly verbs: Readonly<Record<Lang, readonly [string, ...string[]]>>
  readonly group: Group
  readonly who: Who
  /** One line for help: begins with a verb, ends without a full stop. */
  readonly summary: { readonly en: string; readonly fr: French }
  /** Complete examples behind `/meetup`; a test runs every one. */
  readonly examples: Readonly<Record<Lang, readonly [string, ...string[]]>>
  readonly args: A
  /** True when `run` writes: it then runs in one transaction with its answer, and its needs write through it. */
  readonly changes?: true
  /**
   * For commands that end or take back another one: the command in whose name this one acts, whose permissions are then
   * asked for, and under whose name an undo is kept. Asked outside of the transaction.
   */
  standsFor?(needs: Services, caller: Caller): Promise<Command | undefined>
  run(needs: Services, args: ValuesOf<A>, caller: Caller): Promise<Reply<U>>
  /** Takes back what a run has done, given the data of its answer, in one transaction with the answer. */
  undo?(needs: Services, data: U, caller: Caller): Promise<Reply<never>>
}

/** A command as the dispatcher sees it: whatever its arguments are, they are read with its own `args`. */
export interface Command extends Omit<CommandDefinition<Args>, 'run' | 'undo'> {
  run(needs: Services, args: Readonly<Record<string, unknown>>, caller: Caller): Promise<Reply>
  undo?(needs: Services, data: unknown, caller: Caller): Promise<Reply<never>>
}

/** Checks a command's types. What it returns goes into the list in `commands/index.ts`. */
export function defineCommand<A extends Args, U = never>(definition: CommandDefinition<A, U>): Command {
  const { undo, ...rest } = definition
  return {
    ...rest,
    run: (needs, args, caller) => definition.run(needs, args as ValuesOf<A>, caller),
    ...(undo !== undefined && { undo: (needs, data, caller) => undo(needs, data as U, caller) }),
  }
}

export function reply(text: string, { buttons }: { readonly buttons?: readonly Button[] } = {}): Reply<never> {
  return { text, to: 'here', outcome: 'answered', ...(buttons !== undefined && { buttons }) }
}

/** An answer for the asker alone, or too long for a channel. */
export function replyPrivately(text: string): Reply<never> {
  return { text, to: 'person', outcome: 'answered' }
}

/** Something that cannot be done as asked; the text says what to type instead. */
export function refuse(text: string): Reply<never> {
  return { text, to: 'here', outcome: 'refused' }
}

/** Acts on nothing yet: shows what would happen, and asks. How to answer is added to the preview. */
export function askFirst(preview: string, values: Readonly<Record<string, unknown>>): Reply<never> {
  return { text: preview, to: 'here', outcome: 'answered', confirm: { values } }
}
