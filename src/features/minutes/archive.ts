import type { PlainDate, PlainMonth } from '../../shared/dates/plain-date.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import type { Minutes, MinutesAnswer, MinutesSection, NearestMinutes, OpenActionItem } from './index.ts'
import type { PassedOver } from './passed-over.ts'

/** The minutes of past meetups, read from a folder of Markdown. Every answer is quoted from a file, never made up. */
export interface MinutesArchive {
  /** All readable and published minutes, newest first. */
  all(): Promise<readonly Minutes[]>
  /** The minutes that any of their dates (file name, title, id, front matter) puts on that day or in that month. */
  on(date: PlainDate | PlainMonth): Promise<readonly Minutes[]>
  /** For a day without minutes: the last ones before it and the first ones after it. */
  nearest(date: PlainDate): Promise<NearestMinutes>
  /** Lines that answer the words, best minutes first, one entry per meetup. With `among`, only these minutes are searched. */
  ask(words: string, among?: readonly Minutes[]): Promise<readonly MinutesAnswer[]>
  /** The sections of some minutes that best match a name, in either language. */
  sections(minutes: Minutes, name: string): Promise<readonly MinutesSection[]>
  /** Actions and wishes that no later minutes say are done, newest first. */
  actionItems(): Promise<readonly OpenActionItem[]>
  /** What is wrong in the folder, sorted by file name. */
  problems(): Promise<readonly MinutesProblem[]>
  /** Where the site shows a file once it's published; undefined without a site, and before the first read. */
  pageUrl(file: string, text: string): string | undefined
  /** How many files are served and how many problems are known. Undefined before the first read; reads nothing itself. */
  counts(): { readonly files: number; readonly problems: number } | undefined
  /**
   * Reads the source again. Concurrent calls share one refresh. Never rejects. Takes as long as the source does, which can be a
   * minute for a repository.
   */
  refresh(): Promise<RefreshResult>
  /** Whether the source could be read at least once; reads nothing itself. */
  isRead(): boolean
  /** How old the served copy is. */
  freshness(): Promise<MinutesFreshness>
}

export interface RefreshResult {
  /** False when the source couldn't be reached or read, and the last good copy is still served. */
  readonly ok: boolean
  /** How many minutes are served. */
  readonly minutes: number
  /** How many files were read this time; unchanged ones aren't read again. */
  readonly read: number
  readonly problems: number
  /** How many files aren't served, by reason. Unreadable files are counted separately. */
  readonly passedOver: PassedOver
  readonly trouble?: MinutesTrouble | undefined
}

export interface MinutesFreshness {
  /** When the served copy was last known to match the source, in epoch ms; undefined if it never was. */
  readonly asOf: EpochMs | undefined
  /** Why the latest refresh failed; undefined when it succeeded. */
  readonly trouble: MinutesTrouble | undefined
}

/** What is wrong with the source as a whole. `trouble-messages.ts` says how to fix each. */
export interface MinutesTrouble {
  readonly kind: MinutesTroubleKind
  /** The error text of the system or of git, without secrets. */
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
  /** Relative to the folder of minutes. When the folder or the glossary itself can't be read, its own path. */
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
    /** The file was read anyway, without the parser for its front matter. */
    | 'front-matter-broken'
  readonly detail?: string
}
