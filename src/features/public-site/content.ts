import type { Clock, EpochMs } from '../../shared/clock.ts'
import { type PlainDate, writeDate } from '../../shared/dates/plain-date.ts'
import { DeadlineExceeded, withDeadline } from '../../shared/deadline.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { CalendarWriter } from '../meetups/calendar-writer.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import { type Board, type BoardNeeds, readBoard } from './board.ts'

/** Minutes that are on the web site. */
export interface PublishedMinutes {
  readonly day: string
  readonly date: PlainDate
  readonly url: string
}

export interface PageContent {
  readonly lang: Lang
  readonly now: EpochMs
  readonly board: Board
  readonly minutes: readonly PublishedMinutes[]
  /** The series that the page is about; undefined for a page about all of them. */
  readonly seriesId: number | undefined
  readonly conduct: string
  /** Comes before all of our paths, without a trailing slash. */
  readonly base: string
}

export type SiteNeeds = BoardNeeds & {
  readonly minutes: MinutesArchive
  readonly calendar: CalendarWriter
  readonly clock: Clock
  readonly community: { readonly zone: string; readonly language: Lang; readonly conduct: Readonly<Record<Lang, string>> }
}

/** Long enough for a folder. A repository's first fetch can take a minute; until then the page does without minutes. */
const minutesTimeoutMs = 1_500

export interface Wanted {
  readonly lang: Lang
  readonly seriesId: number | undefined
  readonly base: string
}

/** Those that the site shows. */
async function readMinutes({ minutes, clock }: SiteNeeds): Promise<readonly PublishedMinutes[]> {
  const all = await withDeadline(clock, minutesTimeoutMs, minutes.all()).catch((error: unknown) => {
    if (error instanceof DeadlineExceeded) return []
    throw error
  })
  return all.flatMap(({ date, url, draft }) => (url === undefined || draft ? [] : [{ day: writeDate(date), date, url }]))
}

/** Everything that a page or feed shows; undefined when its series isn't public. */
export async function readContent(needs: SiteNeeds, { lang, seriesId, base }: Wanted): Promise<PageContent | undefined> {
  const now = needs.clock.now()
  const board = await readBoard(needs, now, seriesId)
  if (board === undefined) return undefined
  return { lang, now, board, minutes: await readMinutes(needs), seriesId, base, conduct: needs.community.conduct[lang] }
}
