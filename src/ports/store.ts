import type { Lang } from '../domain/lang.ts'
import type { Meetup, NewMeetup } from '../domain/meetup.ts'
import type { EpochMs } from './clock.ts'
import type { Inbox, Outbox } from './delivery.ts'

export interface Meetups {
  add(meetup: NewMeetup, at: EpochMs): Promise<Meetup>
  /** The meetup in progress, or else the first one to come. Cancelled ones are never it. */
  next(now: EpochMs): Promise<Meetup | undefined>
  /** Those that have not ended, soonest first. */
  coming(now: EpochMs, limit: number): Promise<readonly Meetup[]>
  /** Those that have ended, latest first. */
  past(now: EpochMs, limit: number): Promise<readonly Meetup[]>
  /** Those that start in the half-open interval, soonest first, cancelled ones included. */
  between(from: EpochMs, to: EpochMs): Promise<readonly Meetup[]>
}

/** Which language a room or a person wants: one of them, or both at once. */
export type LanguageChoice = Lang | 'both'

/** What a person told the bot about themselves, and nothing else. */
export interface Preferences {
  readonly language?: LanguageChoice
  /** IANA name. */
  readonly zone?: string
  /** When the bot told this person how to choose a language; it does so once. */
  readonly languageOfferedAt?: EpochMs
}

export interface People {
  preferences(personId: string): Promise<Preferences>
  setPreferences(personId: string, change: Preferences): Promise<void>
}

export interface Rooms {
  language(roomId: string): Promise<LanguageChoice | undefined>
  setLanguage(roomId: string, language: LanguageChoice): Promise<void>
}

export type Role = 'organizer'

export interface RoleHolder {
  readonly personId: string
  readonly username: string
  readonly role: Role
  readonly since: EpochMs
}

/** Roles belong to user ids, so that renaming an account neither gives nor takes any. */
export interface Roles {
  has(personId: string, role: Role): Promise<boolean>
  all(): Promise<readonly RoleHolder[]>
  /** Gives a role; giving it twice keeps the first date and refreshes the name. */
  give(holder: RoleHolder): Promise<void>
}

/** Small facts the bot keeps about itself. */
export interface Settings {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
  /** Sets the value unless there is one, and tells which one holds: several copies then agree. */
  setOnce(key: string, value: string): Promise<string>
}

export interface AuditEntry {
  readonly at: EpochMs
  readonly who: string
  readonly what: string
  readonly where: string
  readonly detail: string
}

/** Who changed what, when and where; only ever added to. */
export interface Audit {
  add(entry: AuditEntry): Promise<void>
}

export interface Repositories {
  readonly meetups: Meetups
  readonly people: People
  readonly rooms: Rooms
  readonly roles: Roles
  readonly settings: Settings
  readonly audit: Audit
  readonly inbox: Inbox
  readonly outbox: Outbox
}

export interface Store extends Repositories {
  /** Runs `work` as one unit: all of it is kept, or none when it throws. */
  transaction<T>(work: (store: Repositories) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The database cannot be used at all; the message says what to mend. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable'
}
