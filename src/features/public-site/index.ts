import type { Clock, EpochMs } from '../../shared/clock.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import { DeadlineExceeded, withDeadline } from '../../shared/deadline.ts'
import { type Lang, langs, langsFrom } from '../../shared/i18n/lang.ts'
import type { Page, Pages } from '../../shared/pages.ts'
import { withoutTrailingSlashes } from '../../shared/text/links.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { toCalendarEntry } from '../agenda/calendar-entry.ts'
import type { CalendarEntry, CalendarWriter } from '../meetups/calendar-writer.ts'
import type { MinutesArchive } from '../minutes/archive.ts'
import { type Board, type BoardNeeds, readBoard } from './board.ts'
import { chooseLang } from './choose-lang.ts'
import { writeFeed } from './feed.ts'
import { type PublishedMinutes, writePage } from './page.ts'
import { policy } from './style.ts'
import { pageMessages } from './texts.ts'

type Needs = BoardNeeds & {
  readonly minutes: MinutesArchive
  readonly calendar: CalendarWriter
  readonly clock: Clock
  readonly community: { readonly zone: string; readonly language: Lang; readonly conduct: Readonly<Record<Lang, string>> }
}

export interface PagesOptions {
  /** What everyone may see. @throws when the workspace can't say which rooms are public. */
  readonly needs: () => Promise<Needs>
  readonly clock: Clock
  readonly fallbackLang: () => Lang
  /** Names the workspace, in ids that never change. */
  readonly host: string
  /** Read on every visit: the operator may change both while the bot runs. */
  readonly settings: () => { readonly pages: boolean; readonly publicUrl?: string | undefined }
}

/** How long what was read for one visitor is reused, so that a crowd costs the database no more than one visitor. */
const freshMs = 5_000

/** Long enough for a folder. A repository's first fetch can take a minute; until then the page does without minutes. */
const minutesTimeoutMs = 1_500

const pattern = /^(?:\/(?<lang>en|fr))?(?:\/series\/(?<series>\d{1,9}))?(?:\/(?<file>calendar\.ics|feed\.atom))?\/?$/
const meetupPattern = /^\/meetups\/(?<meetup>\d{1,9})\.ics$/

/**
 * The page of the meetups and their calendars: `/`, `/en`, `/fr/series/3`, `/calendar.ics`, `/series/3/calendar.ics`,
 * `/meetups/12.ics`, `/en/feed.atom`, `/fr/series/3/feed.atom`.
 */
export function createPages({ needs, clock, fallbackLang, host, settings }: PagesOptions): Pages {
  const kept = new Map<string, { readonly until: EpochMs; readonly page: Promise<Page | undefined> }>()

  function remember(key: string, make: () => Promise<Page | undefined>): Promise<Page | undefined> {
    const now = clock.now()
    for (const [old, { until }] of kept) if (until <= now) kept.delete(old)
    const known = kept.get(key)
    if (known !== undefined) return known.page
    const page = make()
    kept.set(key, { until: now + freshMs, page })
    page.catch(() => kept.delete(key))
    return page
  }

  return {
    async find(path, acceptLanguage) {
      const { pages, publicUrl } = settings()
      const meetup = meetupPattern.exec(path)?.groups?.['meetup']
      if (pages && meetup !== undefined) {
        return remember(`meetup ${meetup}`, async () => writeMeetupFile(await needs(), Number(meetup)))
      }
      const groups = pattern.exec(path)?.groups
      if (!pages || groups === undefined) return undefined
      const { lang: named, series, file } = groups
      const seriesId = series === undefined ? undefined : Number(series)
      const base = withoutTrailingSlashes(publicUrl ?? '')
      if (file === 'feed.atom') {
        if (named !== 'en' && named !== 'fr') return undefined
        const wanted = { lang: named, seriesId, base } as const
        return remember(`feed ${named} ${seriesId} ${base}`, async () => composeFeed(await needs(), wanted, host))
      }
      if (file !== undefined) {
        return named === undefined
          ? remember(`${seriesId} ${base}`, async () => writeCalendar(await needs(), seriesId, base))
          : undefined
      }
      const lang = named === 'en' || named === 'fr' ? named : chooseLang(acceptLanguage, fallbackLang())
      const page = await remember(`${lang} ${seriesId} ${base}`, async () =>
        composePage(await needs(), { lang, seriesId, base }),
      )
      return page && named === undefined ? { ...page, isNegotiated: true } : page
    },
  }
}

interface Wanted {
  readonly lang: Lang
  readonly seriesId: number | undefined
  readonly base: string
}

async function composePage(needs: Needs, { lang, seriesId, base }: Wanted): Promise<Page | undefined> {
  const now = needs.clock.now()
  const board = await readBoard(needs, now, seriesId)
  if (board === undefined) return undefined
  const minutes = await readMinutes(needs)
  const body = writePage({ lang, now, board, minutes, seriesId, base, conduct: needs.community.conduct[lang] })
  return { type: 'text/html; charset=utf-8', body, lang, policy }
}

async function composeFeed(needs: Needs, { lang, seriesId, base }: Wanted, host: string): Promise<Page | undefined> {
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
async function writeMeetupFile(needs: Needs, meetupId: number): Promise<Page | undefined> {
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
async function writeCalendar(needs: Needs, seriesId: number | undefined, base: string): Promise<Page | undefined> {
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
