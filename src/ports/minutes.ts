import type { Minutes, MinutesAnswer, MinutesSection, NearestMinutes, OpenPromise } from '../domain/minutes/index.ts'
import type { PlainDate, PlainMonth } from '../domain/plain-date.ts'

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
  promises(): Promise<readonly OpenPromise[]>
  /** What is wrong in the folder, in the order of file names. */
  problems(): Promise<readonly MinutesProblem[]>
}

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
    /** The file was read all the same, without the parser of its front matter. */
    | 'front-matter-broken'
  readonly detail?: string
}
