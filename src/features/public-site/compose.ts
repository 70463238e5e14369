import { langs, langsFrom } from '../../shared/i18n/lang.ts'
import type { Page } from '../../shared/pages.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { toCalendarEntry } from '../agenda/calendar-entry.ts'
import type { CalendarEntry } from '../meetups/calendar-writer.ts'
import { type Board, readBoard } from './board.ts'
import { readContent, type SiteNeeds, type Wanted } from './content.ts'
import { writeFeed } from './feed.ts'
import { writePage } from './page.ts'
import { policy } from './style.ts'
import { pageMessages } from './texts.ts'

export async function composePage(needs: SiteNeeds, wanted: Wanted): Promise<Page | undefined> {
  const content = await readContent(needs, wanted)
  return content && { type: 'text/html; charset=utf-8', body: writePage(content), lang: wanted.lang, policy }
}

export async function composeFeed(needs: SiteNeeds, wanted: Wanted, host: string): Promise<Page | undefined> {
  const content = await readContent(needs, wanted)
  if (content === undefined) return undefined
  const { body, updated } = writeFeed({ ...content, host })
  const type = 'application/atom+xml; charset=utf-8'
  return { type, body, lang: wanted.lang, ...(updated !== undefined && { changedAt: updated }) }
}

/** One meetup, to be added to a calendar once. */
export async function writeMeetupFile(needs: SiteNeeds, meetupId: number): Promise<Page | undefined> {
  const board = await readBoard(needs, needs.clock.now())
  const found = board?.meetups.filter(({ meetup }) => meetup.id === meetupId) ?? []
  if (board === undefined || found.length === 0) return undefined
  const body = needs.calendar.write(toEntries(needs, { ...board, meetups: found }))
  return { type: 'text/calendar; charset=utf-8', body }
}

function toEntries({ community }: SiteNeeds, { meetups, series }: Board): readonly CalendarEntry[] {
  return meetups.map(({ meetup, agenda }) => {
    const first = series.find(({ id }) => id === meetup.series?.id)?.firstLang ?? community.language
    const inOrder = langsFrom(first)
    return toCalendarEntry(meetup, agenda, inOrder, community.conduct)
  })
}

/** The texts of a calendar are in both languages, because people pick its address only once. */
export async function writeCalendar(needs: SiteNeeds, seriesId: number | undefined, base: string): Promise<Page | undefined> {
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
