import type { Announcements } from '../features/announcements/repository.ts'
import type { Subscriptions } from '../features/announcements/subscriptions.ts'
import type { Attendance, MeetupMessages } from '../features/attendance/repository.ts'
import type { AutomationChanges } from '../features/automation/repository.ts'
import type { FollowUps, LiveMinutesRepository, Publications } from '../features/live-minutes/repository.ts'
import type { Meetup, NewMeetup } from '../features/meetups/model.ts'
import type { Erasable } from '../features/people/erasure.ts'
import type { Floods, QuietRooms, Reminders } from '../features/reminders/repository.ts'
import type { SeriesRepository } from '../features/series/repository.ts'
import type { Stats } from '../features/status/repository.ts'
import type { Talks } from '../features/talks/repository.ts'
import type { Topics } from '../features/topics/repository.ts'
import type { RoomKind } from '../messaging/chat.ts'
import type { Inbox, Outbox } from '../messaging/repository.ts'
import type { EpochMs } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import type { Confirmations, UndoLog } from './confirmations.ts'
import type { ShareableReplies } from './shareable-replies.ts'

/** What is left out stays as it was; null takes a value away. Seats are changed by `Attendance`, which moves people up. */
export interface MeetupChange {
  readonly startsAt?: EpochMs
  readonly lengthMinutes?: number
  readonly planningMinutes?: number
  /** IANA name. */
  readonly zone?: string
  readonly series?: NonNullable<Meetup['series']>
  readonly title?: string | null
  readonly place?: string | null
  readonly joinUrl?: string | null
  readonly state?: Meetup['state']
  readonly cancelReason?: string | null
}

export interface Meetups extends Erasable {
  add(meetup: NewMeetup, at: EpochMs): Promise<Meetup>
  find(id: number): Promise<Meetup | undefined>
  /** Like `find`, and keeps others from changing it or answering to it until the transaction ends. */
  lock(id: number): Promise<Meetup | undefined>
  /** The meetup in progress, or else the first one to come, of one series when one is named. Cancelled ones are never it. */
  next(now: EpochMs, seriesId?: number): Promise<Meetup | undefined>
  /** Those that have not ended, soonest first; cancelled ones are not among them. */
  coming(now: EpochMs, limit: number, seriesId?: number): Promise<readonly Meetup[]>
  /** Those that have ended, latest first; cancelled ones are not among them. */
  past(now: EpochMs, limit: number, seriesId?: number): Promise<readonly Meetup[]>
  /**
   * Changes a meetup, and keeps others from answering to it until the transaction ends. A cancelled one that is planned again
   * loses its reason. Undefined when there is no such meetup.
   */
  change(id: number, change: MeetupChange): Promise<Meetup | undefined>
  /** Removes a meetup as if it had never been planned. False, and nothing happens, when people have answered, speak there, take its minutes, are to be reminded, or know of it. */
  remove(id: number): Promise<boolean>
  /** Those that start in the half-open interval, soonest first, cancelled ones included. */
  between(from: EpochMs, to: EpochMs, seriesId?: number): Promise<readonly Meetup[]>
  /** Those that stand for a day (ISO) of a series from one on, whenever they are held, cancelled ones included. */
  standingFor(seriesId: number, fromDay: string): Promise<readonly Meetup[]>
}

/** Which language a room or a person wants: one of them, or both at once. */
export type LanguageChoice = Lang | 'both'

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
  /** The id of another person whom the detail names. */
  readonly about?: string
}

/** An entry with the names of people and rooms as the bot has last heard them; ids where it has heard none. */
export interface NamedAuditEntry extends AuditEntry {
  readonly room?: { readonly kind: RoomKind; readonly name?: string }
}

/** Who changed what, when and where; only ever added to, but for people who want to be forgotten. */
export interface Audit extends Erasable {
  add(entry: AuditEntry): Promise<void>
  /**
   * The last entries, latest first, but for those of `except`. `who` is a user name; undefined `room` means that none is known.
   */
  latest(limit: number, except?: string): Promise<readonly NamedAuditEntry[]>
  forgetBefore(at: EpochMs): Promise<void>
}

export interface Repositories {
  readonly meetups: Meetups
  readonly series: SeriesRepository
  readonly announcements: Announcements
  readonly subscriptions: Subscriptions
  readonly attendance: Attendance
  readonly meetupMessages: MeetupMessages
  readonly talks: Talks
  readonly topics: Topics
  readonly reminders: Reminders
  readonly automationChanges: AutomationChanges
  readonly quietRooms: QuietRooms
  readonly floods: Floods
  readonly stats: Stats
  readonly liveMinutes: LiveMinutesRepository
  readonly publications: Publications
  readonly followUps: FollowUps
  readonly people: People
  readonly rooms: Rooms
  readonly roles: Roles
  readonly settings: Settings
  readonly audit: Audit
  readonly inbox: Inbox
  readonly outbox: Outbox
  readonly confirmations: Confirmations
  readonly undoLog: UndoLog
  readonly shareableReplies: ShareableReplies
  /** All of them that hold something of people. */
  readonly erasables: readonly Erasable[]
}

export interface Store extends Repositories {
  readonly kind: 'SQLite' | 'PostgreSQL'
  /** Runs `work` as one unit: all of it is kept, or none when it throws. */
  transaction<T>(work: (store: Repositories) => Promise<T>): Promise<T>
  close(): Promise<void>
}
