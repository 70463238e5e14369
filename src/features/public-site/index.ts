import type { Clock, EpochMs } from '../../shared/clock.ts'
import { type Lang, langs } from '../../shared/i18n/lang.ts'
import type { Page, Pages } from '../../shared/pages.ts'
import { withoutTrailingSlashes } from '../../shared/text/links.ts'
import { chooseLang } from './choose-lang.ts'
import { composeFeed, composePage, writeCalendar, writeMeetupFile } from './compose.ts'
import type { SiteNeeds } from './content.ts'

export interface PagesOptions {
  /** What everyone may see. @throws when the workspace can't say which rooms are public. */
  readonly needs: () => Promise<SiteNeeds>
  readonly clock: Clock
  readonly fallbackLang: () => Lang
  /** Names the workspace, in ids that never change. */
  readonly host: string
  /** Read on every visit: the operator may change both while the bot runs. */
  readonly settings: () => { readonly pages: boolean; readonly publicUrl?: string | undefined }
}

/** How long what was read for one visitor is reused, so that a crowd costs the database no more than one visitor. */
const freshMs = 5_000

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
      if (!pages) return undefined
      const meetup = meetupPattern.exec(path)?.groups?.['meetup']
      if (meetup !== undefined) {
        return remember(`meetup ${meetup}`, async () => writeMeetupFile(await needs(), Number(meetup)))
      }
      const groups = pattern.exec(path)?.groups
      if (groups === undefined) return undefined
      const { lang: named, series, file } = groups
      const seriesId = series === undefined ? undefined : Number(series)
      const base = withoutTrailingSlashes(publicUrl ?? '')
      const asked = langs.find((one) => one === named)
      if (file === 'feed.atom') {
        if (asked === undefined) return undefined
        const wanted = { lang: asked, seriesId, base }
        return remember(`feed ${asked} ${seriesId} ${base}`, async () => composeFeed(await needs(), wanted, host))
      }
      if (file !== undefined) {
        return asked === undefined
          ? remember(`${seriesId} ${base}`, async () => writeCalendar(await needs(), seriesId, base))
          : undefined
      }
      const lang = asked ?? chooseLang(acceptLanguage, fallbackLang())
      const page = await remember(`${lang} ${seriesId} ${base}`, async () =>
        composePage(await needs(), { lang, seriesId, base }),
      )
      return page && asked === undefined ? { ...page, isNegotiated: true } : page
    },
  }
}
