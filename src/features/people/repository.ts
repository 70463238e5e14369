import type { SwitchableTopic } from '../../messaging/notice.ts'
import type { EpochMs } from '../../shared/clock.ts'
import type { QuietHours } from '../../shared/dates/quiet.ts'
import type { Erasable } from '../../shared/erasable.ts'
import type { Lang, LanguageChoice } from '../../shared/i18n/lang.ts'

/** What a person told the bot about themselves, and nothing else. */
export interface Preferences {
  readonly language?: LanguageChoice
  /** IANA name. */
  readonly zone?: string
  /** The key of a known department, or the words the person typed. */
  readonly department?: string
  /** When the bot told this person how to choose a language. It does so only once. */
  readonly languageOfferedAt?: EpochMs
  /** The language they last wrote to the bot in. */
  readonly typedLanguage?: Lang
  /** Which direct messages they have switched off. */
  readonly muted?: readonly SwitchableTopic[]
  /** When they want no direct messages that they didn't ask for. */
  readonly quiet?: QuietHours
}

/** `null` clears a preference. */
export type PreferenceChange = { readonly [K in keyof Preferences]?: Preferences[K] | null }

export interface People extends Erasable {
  preferences(personId: string): Promise<Preferences>
  /** By person id; without those who haven't told theirs. */
  departments(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  setPreferences(personId: string, change: PreferenceChange): Promise<void>
}

export interface Rooms {
  language(roomId: string): Promise<LanguageChoice | undefined>
  /** The languages of all rooms for which one was chosen. */
  languages(): Promise<ReadonlyMap<string, LanguageChoice>>
  setLanguage(roomId: string, language: LanguageChoice): Promise<void>
}

export type Role = 'organizer'

export interface RoleHolder {
  readonly personId: string
  readonly username: string
  readonly role: Role
  readonly since: EpochMs
}

/** Roles belong to user ids, so renaming an account neither gives nor removes any. */
export interface Roles {
  has(personId: string, role: Role): Promise<boolean>
  all(): Promise<readonly RoleHolder[]>
  /** Gives a role; giving it twice keeps the first date and refreshes the name. */
  give(holder: RoleHolder): Promise<void>
  /**
   * Removes a role. `last`: nobody else has it, so it stays. `not held`: there was nothing to remove. `not allowed`: the person
   * who removes it no longer has it themselves. Concurrent calls run one after the other.
   */
  take(personId: string, role: Role, takenBy: string): Promise<'taken' | 'last' | 'not held' | 'not allowed'>
}
