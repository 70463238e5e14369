import type { Lang } from '../domain/lang.ts'
import type { Button, RoomKind } from '../ports/chat.ts'
import type { French } from '../texts/french.ts'
import type { Args, ValuesOf } from './args.ts'
import type { Services } from './services.ts'

/** Who asks, and where. */
export interface Caller {
  readonly id: string
  readonly username: string
  /** The language of the answer. */
  readonly lang: Lang
  /** IANA name of the zone in which this person wants times: their own, or the community's. */
  readonly zone: string
  readonly room: { readonly id: string; readonly kind: RoomKind; readonly name?: string }
}

/** Who may run a command. `moderator`: an owner or moderator of the room it is typed in, or an organizer. */
export type Who = 'all' | 'organizer' | 'moderator'

/** Under which heading help and docs list a command. */
export type Group = 'meetups' | 'minutes' | 'you' | 'organizers' | 'bot'

export interface Answer {
  /** May be empty when a reaction says it all. */
  readonly text: string
  /** At most three; each also exists as a typed command. */
  readonly buttons?: readonly Button[]
  /** Set on the question, as `:name:`. */
  readonly reaction?: string
  /** `here`: where the question stands. `person`: their direct room, with a short pointer where the question stands. */
  readonly to: 'here' | 'person'
  /** How the log and the metrics count it. */
  readonly outcome: 'answered' | 'refused'
}

/** What a command file says about its command. */
export interface CommandDefinition<A extends Args> {
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
  run(needs: Services, args: ValuesOf<A>, caller: Caller): Promise<Answer>
}

/** A command as the dispatcher sees it: whatever its arguments are, they are read with its own `args`. */
export interface Command extends Omit<CommandDefinition<Args>, 'run'> {
  run(needs: Services, args: Readonly<Record<string, unknown>>, caller: Caller): Promise<Answer>
}

/** Checks a command's types. What it returns goes into the list in `commands/index.ts`. */
export function defineCommand<A extends Args>(definition: CommandDefinition<A>): Command {
  return { ...definition, run: (needs, args, caller) => definition.run(needs, args as ValuesOf<A>, caller) }
}

export function answer(text: string, { buttons }: { readonly buttons?: readonly Button[] } = {}): Answer {
  return { text, to: 'here', outcome: 'answered', ...(buttons !== undefined && { buttons }) }
}

/** An answer for the asker alone, or too long for a channel. */
export function answerPrivately(text: string): Answer {
  return { text, to: 'person', outcome: 'answered' }
}

/** Something that cannot be done as asked; the text says what to type instead. */
export function refuse(text: string): Answer {
  return { text, to: 'here', outcome: 'refused' }
}
