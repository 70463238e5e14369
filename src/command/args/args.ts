import type { Person } from '../../messaging/chat.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Token } from './tokens.ts'

/** A room that somebody named, with their role in it and the bot's. */
export interface AskedRoom {
  readonly id: string
  readonly name: string
  readonly isPrivate: boolean
  readonly isBotIn: boolean
  /** The caller owns or moderates it. */
  readonly isModerated: boolean
}

/** What an argument can use while it's read. */
export interface ReadContext {
  readonly now: number
  /** IANA name of the zone of the room's series or the community, so a meetup's date means the same for everybody. */
  readonly zone: string
  readonly lang: Lang
  /** IANA name of the caller's own zone, for dates that only concern them. */
  readonly ownZone: string
  /** Finds a room by its name without `#`. Undefined if the caller or the bot can't see it. @throws ChatUnavailable, ChatRefused */
  findRoomFor(name: string): Promise<AskedRoom | undefined>
  /** Looks up a user name in the workspace. Called before any transaction begins. @throws ChatUnavailable, ChatRefused */
  findPerson(username: string): Promise<Person | undefined>
}

/** The words that no option or earlier argument has used. */
export interface Words {
  readonly typed: string
  readonly tokens: readonly Token[]
}

export type Reading<T> =
  | { readonly ok: true; readonly value: T /** How many tokens it took. */; readonly taken: number }
  | {
      readonly ok: false /** What is wrong and what to type instead, in the language of the context. */
      readonly complaint: string
    }

/** An argument identified by its position after the verb. */
export interface Positional<T> {
  readonly kind: 'positional'
  read(words: Words, context: ReadContext): Reading<T> | Promise<Reading<T>>
}

/** A named argument: `place:Ottawa`, `--place Ottawa`. */
export interface Option<T> {
  readonly kind: 'option'
  readonly names: Readonly<Record<Lang, string>>
  /** Takes all words up to the next option; otherwise only its own token. */
  readonly greedy: boolean
  /**
   * For a greedy value that can tell where it ends, such as a date: how many UTF-16 units of the words belong to it. The rest
   * is left to other arguments. 0 when it can't tell.
   */
  lengthOf?(words: string, context: ReadContext): number
  read(value: string, context: ReadContext): Reading<T> | Promise<Reading<T>>
}

export type Arg<T> = Positional<T> | Option<T>

export type Args = Readonly<Record<string, Arg<unknown>>>

/** What `run` receives. An option that wasn't given is `undefined`. */
export type ValuesOf<A extends Args> = {
  readonly [K in keyof A]: A[K] extends Option<infer T> ? T | undefined : A[K] extends Positional<infer T> ? T : never
}

export function taken<T>(value: T, tokens: number): Reading<T> {
  return { ok: true, value, taken: tokens }
}

export function complain(complaint: string): Reading<never> {
  return { ok: false, complaint }
}

/** An argument that can be left out: `undefined` when no words are left. */
export function optional<T>(arg: Positional<T>): Positional<T | undefined> {
  return {
    kind: 'positional',
    read: (words, context) => (words.tokens.length === 0 ? taken(undefined, 0) : arg.read(words, context)),
  }
}
