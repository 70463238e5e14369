import type { EpochMs } from '../../shared/clock.ts'
import { localOf } from '../../shared/dates/local-time.ts'
import { formatClock, formatDay, formatZone } from '../../shared/i18n/dates.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { endsAt, isInProgress, isOver, type Meetup } from '../meetups/model.ts'
import { describeLength, nameTalkLang } from '../talks/messages.ts'
import { dayOfMeetup, type PublicMeetup } from './board.ts'
import type { PageContent, PublishedMinutes } from './content.ts'
import { type Html, html } from './html.ts'
import { pageMessages } from './texts.ts'

/** The page shows what people look for. It isn't an archive. */
const mostPast = 12

export function writeComing({ lang, now, board }: PageContent): Html {
  const say = pageMessages[lang]
  const coming = board.meetups.filter(({ meetup }) => !isOver(meetup, now))
  const first = coming.find(({ meetup }) => meetup.state === 'planned')?.meetup.id
  const items = coming.map((one) => writeMeetup(one, lang, { isFirst: one.meetup.id === first, now }))
  return html`<section aria-labelledby="coming">
<h2 id="coming">${say.coming()}</h2>
${items.length === 0 ? html`<p>${say.noneComing()}</p>` : html`<ul class="meetups">${items}</ul>`}
</section>`
}

function writeMeetup(
  { meetup, agenda, skipReason }: PublicMeetup,
  lang: Lang,
  { isFirst, now }: { readonly isFirst: boolean; readonly now: EpochMs },
): Html {
  const say = pageMessages[lang]
  const isOff = meetup.state === 'cancelled'
  const talks = agenda.map(
    ({ title, lengthMinutes, lang: spoken }) =>
      html`<li><cite${spoken === 'both' ? undefined : html` lang="${spoken}"`}>${plainText(title)}</cite> (${describeLength(lengthMinutes)}, ${nameTalkLang(spoken, lang)})</li>`,
  )
  const state = isOff ? say.cancelled() : isInProgress(meetup, now) ? say.inProgress() : isFirst ? say.next() : undefined
  return html`<li${isOff ? html` class="off"` : isFirst ? html` class="next"` : undefined}>
<h3>${nameOf(meetup, lang)}</h3>
${state === undefined ? undefined : html`<p class="${isOff ? 'state' : 'soft'}">${state}</p>`}
${skipReason === undefined ? undefined : html`<p>${say.reason(plainText(skipReason))}</p>`}
<p class="when"><time datetime="${new Date(meetup.startsAt).toISOString()}">${capitalize(formatSpan(meetup, lang))}</time></p>
${meetup.place === undefined ? undefined : html`<p>${say.where(plainText(meetup.place))}</p>`}
${talks.length === 0 ? undefined : html`<p>${say.agenda()}</p><ul class="talks">${talks}</ul>`}
</li>`
}

/** `le jeudi 3 décembre 2026, de 12 h à 14 h (HNE)`. */
function formatSpan(meetup: Meetup, lang: Lang): string {
  const { startsAt, zone } = meetup
  const clockAt = (at: EpochMs) => formatClock(localOf(at, zone).time, lang)
  const zoneName = formatZone(startsAt, lang, zone)
  const to = `${clockAt(endsAt(meetup))} ${lang === 'fr' ? `(${zoneName})` : zoneName}`
  return pageMessages[lang].between(formatDay(startsAt, lang, zone), clockAt(startsAt), to)
}

export function writePast({ lang, now, board, minutes, seriesId }: PageContent): Html {
  const say = pageMessages[lang]
  const byDay = new Map(minutes.map((one) => [one.day, one]))
  const held = board.meetups.filter(({ meetup }) => isOver(meetup, now) && meetup.state === 'planned')
  const days = new Map<string, Html>()
  // Minutes may be older than the bot, and nothing says which series they belong to.
  if (seriesId === undefined) {
    for (const one of minutes) days.set(one.day, writeOld(undefined, formatDay(one.date, lang, 'UTC'), one, lang))
  }
  for (const { meetup } of held) {
    const day = dayOfMeetup(meetup)
    const key = days.has(day) && !byDay.has(day) ? `${day} #${meetup.id}` : day
    days.set(key, writeOld(nameOf(meetup, lang), formatDay(meetup.startsAt, lang, meetup.zone), byDay.get(day), lang))
  }
  const items = [...days].toSorted(([a], [b]) => b.localeCompare(a)).slice(0, mostPast)
  return html`<section aria-labelledby="past">
<h2 id="past">${say.past()}</h2>
${items.length === 0 ? html`<p>${say.nonePast()}</p>` : html`<ul class="past">${items.map(([, item]) => item)}</ul>`}
</section>`
}

/** Minutes from before the bot have only their day as a title. */
function writeOld(title: string | undefined, day: string, minutes: PublishedMinutes | undefined, lang: Lang): Html {
  const say = pageMessages[lang]
  const date = day.replace(/^le /, '')
  const link = minutes && html`<a href="${minutes.url}" aria-label="${say.minutesOf(date)}">${say.minutes()}</a>`
  if (title === undefined) return html`<li><h3>${capitalize(date)}</h3><p class="when">${link}</p></li>`
  return html`<li><h3>${title}</h3><p class="when">${capitalize(date)}${link && html` · ${link}`}</p></li>`
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function nameOf({ title }: Meetup, lang: Lang): string {
  return title === undefined ? pageMessages[lang].meetups() : plainText(title)
}
