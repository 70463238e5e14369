import type { RoomKind } from '../../messaging/chat.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { LanguageChoice } from '../../shared/i18n/lang.ts'

/** What a person told the bot about themselves, and nothing else. */
export interface Preferences {
  readonly language?: LanguageChoice
  /** IANA name. */
  readonly zone?: string
  /** The key of a known department, or whatever the person has written. */
  readonly department?: string
  /** When the bot told this person how to choose a language; it does so once. */
  readonly languageOfferedAt?: EpochMs
}

/** `null` takes a preference back. */
export type PreferenceChange = { readonly [K in keyof Preferences]?: Preferences[K] | null }

export interface People extends Erasable {
  preferences(personId: string): Promise<Preferences>
  setPreferences(personId: string, change: PreferenceChange): Promise<void>
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
  /**
   * Takes a role away. `last`: nobody else has it, so it stays. `not held`: there was nothing to take. `not allowed`: whoever
   * takes it has it no more. Of several who take at the same time, each sees what the one before has left.
   */
  take(personId: string, role: Role, takenBy: string): Promise<'taken' | 'last' | 'not held' | 'not allowed'>
}

export interface AuditEntry {
  readonly at: EpochMs
  readonly who: string
  readonly what: string
  readonly where: string
  readonly detail: string
  /** The id of another person whom the detail names. */
  readonly about?: string
}

/** An entry with the names of people and rooms as the bot has last heard them; ids where it has heard none. */
export interface NamedAuditEntry extends AuditEntry {
  readonly room?: { readonly kind: RoomKind; readonly name?: string }
}

/** Which entries of the log to read; what is left out matches everything. */
export interface AuditFilter {
  /** The id of the person who acted. */
  readonly who?: string
  /** Leaves out what this actor did. */
  readonly except?: string
  readonly before?: EpochMs
}

/** Who changed what, when and where. Entries are only added, except that people can be forgotten. */
export interface Audit extends Erasable {
  add(entry: AuditEntry): Promise<void>
  /** The last entries that match, latest first. `who` in them is a user name; undefined `room` means that none is known. */
  latest(limit: number, filter?: AuditFilter): Promise<readonly NamedAuditEntry[]>
  forgetBefore(at: EpochMs): Promise<void>
}
