import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay, formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { copyMeetup, copyTitle } from '../agenda/plain-text-export.ts'
import { isOver } from '../meetups/model.ts'
import { dayOfMeetup, type PublicMeetup } from './board.ts'
import type { PageContent } from './content.ts'
import { Html, html } from './html.ts'
import { pageMessages } from './texts.ts'

const texts = bilingual({
  en: {
    announced: (title: string) => `Meetup: ${title}`,
    moved: (title: string, moment: string) => `Moved to ${moment}: ${title}`,
    cancelled: (title: string) => title,
  },
  fr: {
    announced: (title) => fr`Rencontre : ${title}`,
    moved: (title, moment) => fr`Déplacée; nouvelle date ${moment} : ${title}`,
    cancelled: (title) => fr`${title}`,
  },
})

export interface FeedContent extends PageContent {
  /** Names the workspace in ids, which stay the same when the feed's address changes. */
  readonly host: string
}

interface Entry {
  /** Never changes, and nothing else ever has it. */
  readonly id: string
  readonly title: string
  readonly updated: EpochMs
  readonly link: string
  readonly lines: readonly string[]
}

/** Readers show the latest entries and keep the rest themselves. */
const mostEntries = 40

/** Atom (RFC 4287) of what was announced, moved, cancelled and published. `updated`: when the latest entry changed. */
export function writeFeed(content: FeedContent): { readonly body: string; readonly updated: EpochMs | undefined } {
  const { lang, board, seriesId, base, host } = content
  const only = board.series.find(({ id }) => id === seriesId)
  const path = seriesId === undefined ? `/${lang}` : `/${lang}/series/${seriesId}`
  const tag = (name: string) => `tag:${host},2026:rendezvous${name}`
  const entries = [...listMeetups(content, tag, base + path), ...listMinutes(content, tag)]
    .toSorted((a, b) => b.updated - a.updated || a.id.localeCompare(b.id))
    .slice(0, mostEntries)
  const updated = entries[0]?.updated
  const body = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${tag(path)}</id>
<title>${clean(only === undefined ? pageMessages[lang].meetups() : plainText(only.name))}</title>
<updated>${new Date(updated ?? 0).toISOString()}</updated>
<author><name>${pageMessages[lang].site()}</name></author>
<link rel="self" type="application/atom+xml" href="${base}${path}/feed.atom"/>
<link rel="alternate" type="text/html" hreflang="${lang}" href="${base}${path}"/>
${entries.map(writeEntry)}</feed>
`.text
  return { body, updated }
}

function writeEntry({ id, title, updated, link, lines }: Entry): Html {
  // Readers expect HTML as text: its own signs are escaped once more.
  const words = lines.map((line, index) => html`${index === 0 ? undefined : new Html('<br>')}${clean(line)}`)
  return html`<entry>
<id>${id}</id>
<title>${clean(title)}</title>
<updated>${new Date(updated).toISOString()}</updated>
<link rel="alternate" type="text/html" href="${link}"/>
<content type="html">${html`${words}`.text}</content>
</entry>
`
}

function listMeetups({ lang, board, conduct }: FeedContent, tag: (name: string) => string, link: string): readonly Entry[] {
  return board.meetups
    .filter(({ isAnnounced }) => isAnnounced)
    .flatMap((one) => {
      const { meetup, agenda } = one
      const lines = copyMeetup(meetup, agenda, lang, conduct).split('\n')
      const planned = copyTitle({ ...meetup, state: 'planned' }, lang)
      const announced = { id: tag(`/${lang}/meetups/${meetup.id}`), title: texts[lang].announced(planned) }
      const change = nameChange(one, lang)
      const told = [announced, ...(change === undefined ? [] : [{ ...change, id: tag(`/${lang}/meetups/${change.id}`) }])]
      return told.map((entry) => ({ ...entry, updated: meetup.changedAt, link, lines }))
    })
}

/** Many readers show an entry only once, so what changed about a meetup is an entry of its own. */
function nameChange(
  { meetup, movedFrom }: PublicMeetup,
  lang: Lang,
): { readonly id: string; readonly title: string } | undefined {
  const { id, startsAt, zone, state, revision = 0 } = meetup
  const say = texts[lang]
  const title = copyTitle(meetup, lang)
  if (state === 'cancelled') return { id: `${id}/cancelled/${revision}`, title: say.cancelled(title) }
  if (movedFrom === undefined) return undefined
  return { id: `${id}/moved/${startsAt}`, title: say.moved(title, formatMoment(startsAt, lang, zone)) }
}

/** Minutes don't say when they were published, so they have the date of their meetup. */
function listMinutes({ lang, now, board, minutes, seriesId }: FeedContent, tag: (name: string) => string): readonly Entry[] {
  const days = new Set(
    board.meetups
      .filter(({ meetup }) => meetup.state === 'planned' && isOver(meetup, now))
      .map(({ meetup }) => dayOfMeetup(meetup)),
  )
  return minutes
    .filter(({ day }) => seriesId === undefined || days.has(day))
    .map(({ day, date, url }) => {
      const title = pageMessages[lang].minutesOf(formatDay(date, lang, 'UTC').replace(/^le /, ''))
      const updated = Date.UTC(date.year, date.month - 1, date.day, 12)
      // Two files of one day have different pages.
      return { id: tag(`/${lang}/minutes/${day}/${encodeURIComponent(url)}`), title, updated, link: url, lines: [title, url] }
    })
}

/** Characters that XML doesn't allow (XML 1.0 §2.2). */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

function clean(words: string): string {
  return words.replace(forbidden, '')
}
