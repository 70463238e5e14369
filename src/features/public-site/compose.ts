import type { Clock } from '../../shared/clock.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { DeadlineExceeded, withDeadline } from '../../shared/deadline.ts'
import { type Lang, langs, langsFrom } from '../../shared/i18n/lang.ts'
import type { Page } from '../../shared/pages.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { toCalendarEntry } from '../agenda/calendar-entry.ts'
import type { CalendarEntry, CalendarWriter } from '../meetups/calendar-writer.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import { type Board, type BoardNeeds, readBoard } from './board.ts'
import { writeFeed } from './feed.ts'
import { type PublishedMinutes, writePage } from './page.ts'
import { policy } from './style.ts'
import { pageMessages } from './texts.ts'

export type Needs = BoardNeeds & {
  readonly minutes: MinutesArchive
  readonly calendar: CalendarWriter
  readonly clock: Clock
  readonly community: { readonly zone: string; readonly language: Lang; readonly conduct: Readonly<Record<Lang, string>> }
}

/** Long enough for a folder. A repository's first fetch can take a minute; until then the page does without minutes. */
const minutesTimeoutMs = 1_500

interface Wanted {
  readonly lang: Lang
  readonly seriesId: number | undefined
  readonly base: string
}

export async function composePage(needs: Needs, { lang, seriesId, base }: Wanted): Promise<Page | undefined> {
  const now = needs.clock.now()
  const board = await readBoard(needs, now, seriesId)
  if (board === undefined) return undefined
  const minutes = await readMinutes(needs)
  const body = writePage({ lang, now, board, minutes, seriesId, base, conduct: needs.community.conduct[lang] })
  return { type: 'text/html; charset=utf-8', body, lang, policy }
}

export async function composeFeed(needs: Needs, { lang, seriesId, base }: Wanted, host: string): Promise<Page | undefined> {
  const now = needs.clock.now()
  const board = await readBoard(needs, now, seriesId)
  if (board === undefined) return undefined
  const minutes = await readMinutes(needs)
  const conduct = needs.community.conduct[lang]
  const { body, updated } = writeFeed({ lang, now, board, minutes, seriesId, base, conduct, host })
  const type = 'application/atom+xml; charset=utf-8'
  return { type, body, lang, ...(updated !== undefined && { changedAt: updated }) }
}

/** Those that the site shows. */
async function readMinutes({ minutes, clock }: Needs): Promise<readonly PublishedMinutes[]> {
  const all = await withDeadline(clock, minutesTimeoutMs, minutes.all()).catch((error: unknown) => {
    if (error instanceof DeadlineExceeded) return []
    throw error
  })
  return all.flatMap(({ date, url, draft }) => (url === undefined || draft ? [] : [{ day: writeDate(date), date, url }]))
}

/** One meetup, to be added to a calendar once. */
export async function writeMeetupFile(needs: Needs, meetupId: number): Promise<Page | undefined> {
  const board = await readBoard(needs, needs.clock.now())
  const found = board?.meetups.filter(({ meetup }) => meetup.id === meetupId) ?? []
  if (board === undefined || found.length === 0) return undefined
  const body = needs.calendar.write(toEntries(needs, { ...board, meetups: found }))
  return { type: 'text/calendar; charset=utf-8', body }
}

function toEntries({ community }: Needs, { meetups, series }: Board): readonly CalendarEntry[] {
  return meetups.map(({ meetup, agenda }) => {
    const first = series.find(({ id }) => id === meetup.series?.id)?.firstLang ?? community.language
    const inOrder = langsFrom(first)
    return toCalendarEntry(meetup, agenda, inOrder, community.conduct)
  })
}

/** The texts of a calendar are in both languages, because people pick its address only once. */
export async function writeCalendar(needs: Needs, seriesId: number | undefined, base: string): Promise<Page | undefined> {
  const { clock, calendar } = needs
  const board = await readBoard(needs, clock.now(), seriesId)
  if (board === undefined) return undefined
  const entries = toEntries(needs, board)
  const only = seriesId === undefined ? undefined : board.series.find(({ id }) => id === seriesId)
  const name = only === undefined ? langs.map((lang) => pageMessages[lang].meetups()).join(' / ') : plainText(only.name)
  const about = { name, ...(base !== '' && { url: `${base}/${seriesId === undefined ? '' : `series/${seriesId}`}` }) }
  return {
    type: 'text/calendar; charset=utf-8',
    body: calendar.write(entries, about),
    ...(entries.length > 0 && { changedAt: Math.max(...entries.map(({ changedAt }) => changedAt)) }),
  }
}
