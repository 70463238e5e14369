import type { PlainDate, PlainMonth } from '../../shared/dates/plain-date.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { Minutes, MinutesAnswer, MinutesSection, NearestMinutes, OpenActionItem } from './index.ts'

/** The minutes of past meetups, read from a folder of Markdown. Every answer is quoted from a file, never made up. */
export interface MinutesArchive {
  /** All readable and published minutes, newest first. */
  all(): Promise<readonly Minutes[]>
  /** The minutes that any of their dates (file name, title, id, front matter) puts on that day or in that month. */
  on(date: PlainDate | PlainMonth): Promise<readonly Minutes[]>
  /** The last minutes before a day without any, and the first ones after it. */
  nearest(date: PlainDate): Promise<NearestMinutes>
  /** Lines that answer the words, best minutes first, one entry a meetup; of these minutes only, when some are given. */
  ask(words: string, among?: readonly Minutes[]): Promise<readonly MinutesAnswer[]>
  /** Sections of some minutes that go by a name, in either language; those that go by it best. */
  sections(minutes: Minutes, name: string): Promise<readonly MinutesSection[]>
  /** Actions and wishes that no later minutes say are done, newest first. */
  actionItems(): Promise<readonly OpenActionItem[]>
  /** What is wrong in the folder, in the order of file names. */
  problems(): Promise<readonly MinutesProblem[]>
  /** How many files are served, and how many problems are known; undefined before they are read for the first time. Reads nothing. */
  counts(): { readonly files: number; readonly problems: number } | undefined
  /**
   * Looks at the source again. Calls during a refresh share it. Never rejects. Takes as long as the source does, which for a
   * repository may be a minute.
   */
  refresh(): Promise<RefreshResult>
  /** How old what is served is. */
  freshness(): Promise<MinutesFreshness>
}

export interface RefreshResult {
  /** False when the source could not be reached or read, and the last good copy is served on. */
  readonly ok: boolean
  /** Minutes that are served. */
  readonly minutes: number
  /** Files read this time; unchanged ones are not. */
  readonly read: number
  readonly problems: number
  /** How many files aren't served, by the reason, besides those that can't be read. */
  readonly passedOver: PassedOver
  readonly trouble?: MinutesTrouble | undefined
}

/** `draft`, `scheduled`, `expired`: the site doesn't show them. `not-minutes`: nothing in the file says that it is minutes. */
export type PassedOver = Readonly<Partial<Record<'draft' | 'scheduled' | 'expired' | 'not-minutes', number>>>

export interface MinutesFreshness {
  /** When what is served was last seen to be what the source holds, in epoch ms; undefined when it never was. */
  readonly asOf: EpochMs | undefined
  /** Why the newest look failed; undefined when it did not. */
  readonly trouble: MinutesTrouble | undefined
}

/** What is wrong with the source as a whole. `trouble-messages.ts` says how to mend each. */
export interface MinutesTrouble {
  readonly kind: MinutesTroubleKind
  /** In the words of the system or of git, without secrets. */
  readonly detail?: string
}

export type MinutesTroubleKind =
  | 'not-read-yet'
  | 'folder-unreadable'
  | 'no-git'
  | 'no-repository'
  | 'login-refused'
  | 'host-unknown'
  | 'bad-certificate'
  | 'moved'
  | 'not-owned'
  | 'no-branch'
  | 'no-path'
  | 'disk-full'
  | 'copy-unwritable'
  | 'unreachable'
  | 'too-slow'
  | 'push-rejected'
  | 'branch-taken'
  | 'bad-file-name'
  | 'unknown'

export interface MinutesProblem {
  /** Path below the folder of minutes; the folder itself, or the glossary, when that is what cannot be read. */
  readonly file: string
  readonly reason:
    | 'folder-unreadable'
    | 'glossary-unreadable'
    | 'unreadable'
    | 'too-large'
    | 'outside-folder'
    | 'empty'
    | 'binary'
    | 'no-date'
    | 'lfs-pointer'
    /** The file was read all the same, without the parser of its front matter. */
    | 'front-matter-broken'
  readonly detail?: string
}
