import type { French } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Args, ValuesOf } from './args/args.ts'
import type { Caller } from './caller.ts'
import { askFirst, type Reply } from './reply.ts'

/** Who may run a command. `moderator`: an owner or moderator of the room it is typed in, or an organizer. */
export type Who = 'all' | 'organizer' | 'moderator'

/** The heading under which help and docs list a command. */
export type Group = 'meetups' | 'talks' | 'minutes' | 'you' | 'organizers' | 'bot'

/** `S` is what commands work with; the framework only passes it on. */
interface Described<S> {
  /** Unique; names the command in the log, in help and in the docs. */
  readonly name: string
  /** What people type, best form first. Accents and case don't matter; several words are fine. */
  readonly verbs: Readonly<Record<Lang, readonly [string, ...string[]]>>
  readonly group: Group
  readonly who: Who
  /** One line for help: begins with a verb, ends without a full stop. */
  readonly summary: { readonly en: string; readonly fr: French }
  /** Complete examples, without `/meetup`; a test runs every one. */
  readonly examples: Readonly<Record<Lang, readonly [string, ...string[]]>>
  /** True when the command writes: it then runs in one transaction with its reply, and `needs` write through it. */
  readonly changes?: true
  /**
   * For commands that finish or undo another one: the command on whose behalf this one acts. That command's permissions
   * apply, and an undo is recorded under its name. `rest` is what was typed after the verb. Called outside of the transaction.
   */
  standsFor?(needs: S, caller: Caller, rest: string): Promise<Command<S> | undefined>
  /** What people get who may not run this one. It takes the same arguments. */
  readonly forOthers?: Command<S>
  /** Its preview sometimes acts at once. When it was only understood from a sentence, the person is asked first. */
  readonly mayActAtOnce?: true
  /** Lists what this command's number may refer to. Shown in a direct room when the number is missing; takes no arguments. */
  readonly choices?: Command<S>
}

/** What would happen, as text and as data. */
export interface Preview<P> {
  readonly preview: string
  /** Passed to `execute` after a confirmation; stored as JSON. */
  readonly plan: P
}

/** A command that acts immediately. `U` is what its `undo` receives. */
interface Direct<S, A extends Args, U> {
  run(needs: S, args: ValuesOf<A>, caller: Caller): Promise<Reply<U>>
}

/** A command that asks before it acts. A preview may also refuse, or reply at once when there is nothing to ask about. */
interface Asking<S, A extends Args, P, U> {
  preview(needs: S, args: ValuesOf<A>, caller: Caller): Promise<Preview<P> | Reply<U>>
  /** Runs after the same person has confirmed in the same room within five minutes; checks again what may have changed. */
  execute(needs: S, plan: P, caller: Caller): Promise<Reply<U>>
}

interface Undoable<S, U> {
  /** Undoes what a run did, given the data of its reply, in one transaction with the reply. */
  undo?(needs: S, data: U, caller: Caller): Promise<Reply<never>>
}

/** What a command file exports. */
export type CommandDefinition<S, A extends Args, P, U> = Described<S> & { readonly args: A } & Undoable<S, U> &
  (Direct<S, A, U> | Asking<S, A, P, U>)

/** A command as the framework sees it: its arguments, plan and undo data have been checked by its own definition. */
export interface Command<S> extends Described<S> {
  readonly args: Args
  run(needs: S, args: Readonly<Record<string, unknown>>, caller: Caller): Promise<Reply>
  /** Only in commands that ask first. */
  execute?(needs: S, plan: unknown, caller: Caller): Promise<Reply>
  undo?(needs: S, data: unknown, caller: Caller): Promise<Reply<never>>
}

/** Turns a definition into a command. `commands/define-command.ts` binds it to what this bot's commands are given. */
export function createCommand<S, A extends Args, P = never, U = never>(definition: CommandDefinition<S, A, P, U>): Command<S> {
  const { undo, ...rest } = definition
  const command = {
    ...rest,
    ...(undo !== undefined && { undo: (needs: S, data: unknown, caller: Caller) => undo(needs, data as U, caller) }),
  }
  if ('run' in definition)
    return { ...command, run: (needs, args, caller) => definition.run(needs, args as ValuesOf<A>, caller) }
  return {
    ...command,
    async run(needs, args, caller) {
      const result = await definition.preview(needs, args as ValuesOf<A>, caller)
      return 'preview' in result ? askFirst(result.preview, result.plan) : result
    },
    execute: (needs, plan, caller) => definition.execute(needs, plan as P, caller),
  }
}
