import type { Person } from '../../messaging/chat.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { Token } from './tokens.ts'

/** A room that somebody named, and what they and the bot are there. */
export interface AskedRoom {
  readonly id: string
  readonly name: string
  readonly isPrivate: boolean
  readonly isBotIn: boolean
  /** The asker owns or moderates it. */
  readonly isModerated: boolean
}

/** What an argument may know while it is read. */
export interface ReadContext {
  readonly now: number
  /** IANA name of the zone of the room's series, or of the community: the date of a meetup means the same whoever types it. */
  readonly zone: string
  readonly lang: Lang
  /** IANA name of the asker's own zone: what concerns them alone is meant in it. */
  readonly ownZone: string
  /** What the asker may do in a room, by its name without `#`. Undefined where they or the bot must not know of it. @throws ChatUnavailable, ChatRefused */
  findRoomFor(name: string): Promise<AskedRoom | undefined>
  /** Asks the workspace who has a user name, before any transaction begins. @throws ChatUnavailable, ChatRefused */
  findPerson(username: string): Promise<Person | undefined>
}

/** The typed words that no option and no earlier argument has taken. */
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

/** An argument that stands in its place behind the verb. */
export interface Positional<T> {
  readonly kind: 'positional'
  read(words: Words, context: ReadContext): Reading<T> | Promise<Reading<T>>
}

/** An argument that is named: `place:Ottawa`, `--place Ottawa`. */
export interface Option<T> {
  readonly kind: 'option'
  readonly names: Readonly<Record<Lang, string>>
  /** Takes all words up to the next option; else only its own token. */
  readonly greedy: boolean
  /**
   * For a greedy value that knows its own end, as a date does: how many UTF-16 units of the words are its own, the rest being
   * somebody else's. 0 when it cannot tell.
   */
  lengthOf?(words: string, context: ReadContext): number
  read(value: string, context: ReadContext): Reading<T> | Promise<Reading<T>>
}

export type Arg<T> = Positional<T> | Option<T>

export type Args = Readonly<Record<string, Arg<unknown>>>

/** What `run` receives: an option that was not given is `undefined`. */
export type ValuesOf<A extends Args> = {
  readonly [K in keyof A]: A[K] extends Option<infer T> ? T | undefined : A[K] extends Positional<infer T> ? T : never
}

export function taken<T>(value: T, tokens: number): Reading<T> {
  return { ok: true, value, taken: tokens }
}

export function complain(complaint: string): Reading<never> {
  return { ok: false, complaint }
}

/** An argument that may be left out: `undefined` when no words are left, or when what follows is not one. */
export function optional<T>(arg: Positional<T>): Positional<T | undefined> {
  return {
    kind: 'positional',
    read: (words, context) => (words.tokens.length === 0 ? taken(undefined, 0) : arg.read(words, context)),
  }
}
