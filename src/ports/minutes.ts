import type { Minutes, MinutesAnswer, PlainDate } from '../domain/minutes/index.ts'

/** The minutes of past meetups, read from a folder of Markdown. Every answer is quoted from a file, never made up. */
export interface MinutesArchive {
  /** All readable minutes, newest first. */
  all(): Promise<readonly Minutes[]>
  /** The minutes that any of their dates (file name, title, id, front matter) puts on that day or in that month. */
  on(date: PlainDate | { readonly year: number; readonly month: number }): Promise<readonly Minutes[]>
  /** Lines that answer the words, best minutes first, one entry a meetup. */
  ask(words: string): Promise<readonly MinutesAnswer[]>
  /** Files that could not be read, with the reason; each is reported once. */
  problems(): Promise<readonly { readonly file: string; readonly reason: string }[]>
}
