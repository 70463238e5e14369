import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import type { Board } from './board.ts'
import type { PageContent } from './content.ts'
import { Html, html } from './html.ts'
import { writeComing, writePast } from './meetup-lists.ts'
import { style } from './style.ts'
import { languageNames, otherLang, pageMessages } from './texts.ts'

export function writePage(content: PageContent): string {
  const { lang, board, seriesId, base, conduct } = content
  const say = pageMessages[lang]
  const only = seriesId === undefined ? singleOf(board) : board.series.find(({ id }) => id === seriesId)
  const title = only === undefined ? say.meetups() : plainText(only.name)
  const there = otherLang[lang]
  const path = (to: Lang) => `${base}/${to}${seriesId === undefined ? '' : `/series/${seriesId}`}`
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === say.meetups() ? `${title} – ${say.site()}` : `${title} – ${say.meetups()}`}</title>
<meta name="description" content="${say.description(title)}">
<link rel="alternate" hreflang="${lang}" href="${path(lang)}">
<link rel="alternate" hreflang="${there}" href="${path(there)}">
<link rel="alternate" type="text/calendar" title="${say.calendarOfAll()}" href="${base}/calendar.ics">
<link rel="alternate" type="application/atom+xml" title="${say.feed()}" href="${path(lang)}/feed.atom">
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#main">${say.skip()}</a>
<header><p>${say.site()}</p><nav aria-label="${say.languages()}"><a href="${path(there)}" lang="${there}" hreflang="${there}">${languageNames[there]}</a></nav></header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
<p>${content.minutes.length === 0 ? say.introWithoutMinutes() : say.intro()}</p>
${writeComing(content)}
${writeLinks(content)}
${writePast(content)}
</main>
<footer>
<p>${say.takePart(lang === 'en' ? '!meetup next' : '!rencontre prochaine')}</p>
<p>${say.zone()} <a href="${conduct}">${say.conduct()}</a></p>
</footer>
</body>
</html>
`.text
}

function singleOf({ series, meetups }: Board) {
  const [only] = series
  return series.length === 1 && meetups.every(({ meetup }) => meetup.series !== undefined) ? only : undefined
}

function writeLinks({ lang, board, seriesId, base }: PageContent): Html {
  const say = pageMessages[lang]
  const named = board.series.map(({ id, name }) => ({ id, name: plainText(name) }))
  const calendars = [
    html`<li><a href="${base}/calendar.ics">${say.calendarOfAll()}</a></li>`,
    ...named.map(
      ({ id, name }) => html`<li><a href="${base}/series/${String(id)}/calendar.ics">${say.calendarOf(name)}</a></li>`,
    ),
    html`<li><a href="${base}/${lang}${seriesId === undefined ? '' : `/series/${String(seriesId)}`}/feed.atom">${say.feed()}</a></li>`,
  ]
  const pages = [
    ...(seriesId === undefined ? [] : [html`<li><a href="${base}/${lang}">${say.allMeetups()}</a></li>`]),
    ...named
      .filter(({ id }) => id !== seriesId)
      .map(({ id, name }) => html`<li><a href="${base}/${lang}/series/${String(id)}">${name}</a></li>`),
  ]
  const elsewhere = seriesId !== undefined || named.length > 1
  return html`${elsewhere ? html`<nav aria-labelledby="series"><h2 id="series">${say.series()}</h2><ul>${pages}</ul></nav>` : undefined}
<section class="links" aria-labelledby="calendars">
<h2 id="calendars">${say.calendars()}</h2>
<p>${say.calendarsWhy()}</p>
<ul>${calendars}</ul>
</section>`
}
