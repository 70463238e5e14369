import type { EpochMs } from '../../shared/dates/time.ts'
import { formatDay, formatMoment } from '../../shared/i18n/dates.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { Html, html } from '../public-site/html.ts'
import { policyFor, style } from '../public-site/style.ts'
import { languageNames, otherLang, pageMessages } from '../public-site/texts.ts'
import { nameGroup, reportMessages } from './messages.ts'
import type { Report } from './model.ts'

/** The bars have a contrast of more than 3 to 1 with the page in both schemes (WCAG 2.1, 1.4.11). */
const reportStyle = `${style}
table{border-collapse:collapse;table-layout:fixed;width:100%;margin:.5rem 0}
th,td{padding:.375rem .5rem .375rem 0;text-align:start;border-bottom:.0625rem solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th[scope=row]{font-weight:400}
td.n,th.n{width:6rem;text-align:end;padding-inline:.5rem 0}
th.n{font-size:.875rem}
th[scope=col]{vertical-align:bottom}
svg.bar{display:block;width:100%;height:.75rem;margin-top:.25rem}
svg.key{display:block;width:.75rem;height:.75rem;margin:0 0 .25rem auto}
rect.a{fill:var(--link)}
rect.b{fill:var(--line)}
`

export const reportPolicy = policyFor(reportStyle)

export interface ReportPage {
  readonly report: Report
  readonly lang: Lang
  /** When the address stops working, and the zone to tell it in. */
  readonly until: EpochMs
  readonly zone: string
  /** The addresses of the page in each language; with `.csv` after them, of the table. */
  readonly paths: Readonly<Record<Lang, string>>
}

/** Every chart is a table with a bar under each label, so that it reads the same by ear and fits a phone. */
export function writeReportPage({ report, lang, until, zone, paths }: ReportPage): string {
  const say = reportMessages[lang]
  const there = otherLang[lang]
  const { held, talks, topics, minutes } = report
  const facts = [
    [say.meetups(), `${say.held(held.length)}, ${say.cancelled(report.cancelled)}, ${say.coming(report.coming)}`],
    [say.attendance(), say.people(report.people)],
    [say.talks(), `${say.given(talks.given)}, ${say.waiting(report.waitingTalks)}`],
    [say.topics(), say.onList(topics.count, topics.votes)],
    ...(minutes === undefined
      ? []
      : [
          [say.minutes(), say.files(minutes.files)],
          [say.actions(), say.open(minutes.openActions)],
        ]),
  ] as const
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${say.title(report.year)}</title>
<link rel="icon" href="data:,">
<style>${new Html(reportStyle)}</style>
</head>
<body>
<a class="skip" href="#main">${pageMessages[lang].skip()}</a>
<header><p>${pageMessages[lang].site()}</p><nav aria-label="${pageMessages[lang].languages()}"><a href="${paths[there]}" lang="${there}" hreflang="${there}">${languageNames[there]}</a></nav></header>
<main id="main" tabindex="-1">
<h1>${say.title(report.year)}</h1>
<ul>${facts.map(([label, fact]) => html`<li><strong>${label}</strong> – ${fact}</li>`)}</ul>
${writeMeetups(report, lang)}
${writeDepartments(report, lang)}
${writeTalks(report, lang)}
<p class="links"><a href="${paths[lang]}.csv">${say.download()}</a></p>
</main>
<footer><p>${say.answers()} ${say.expires(formatMoment(until, lang, zone))}</p></footer>
</body>
</html>
`.text
}

function writeMeetups({ held }: Report, lang: Lang): Html {
  const say = reportMessages[lang]
  if (held.length === 0) return html`<p>${say.none()}</p>`
  const most = Math.max(1, ...held.map(({ room, remote }) => room + remote))
  const rows = held.map(
    ({ startsAt, zone, title, room, remote }) =>
      html`<tr><th scope="row">${formatDay(startsAt, lang, zone).replace(/^le /, '')}${title && html`<br><span class="soft">${plainText(title)}</span>`}${drawBar([room, remote], most)}</th><td class="n">${String(room)}</td><td class="n">${String(remote)}</td></tr>`,
  )
  return html`<h2 id="attendance">${say.attendance()}</h2>
<table aria-labelledby="attendance"><thead><tr><th scope="col">${say.meetup()}</th><th scope="col" class="n">${drawKey('a')}${say.inRoom()}</th><th scope="col" class="n">${drawKey('b')}${say.remotely()}</th></tr></thead><tbody>${rows}</tbody></table>`
}

function writeDepartments({ departments }: Report, lang: Lang): Html | undefined {
  const say = reportMessages[lang]
  if (departments.length === 0) return undefined
  const counts = departments.map(({ department, people }) => [plainText(nameGroup(department, lang)), people] as const)
  return html`${writeCounts(say.byDepartment(), say.department(), counts, lang)}
<p class="soft">${say.folded()}</p>`
}

function writeTalks({ talks }: Report, lang: Lang): Html | undefined {
  const say = reportMessages[lang]
  if (talks.given === 0) return undefined
  const counts = [
    [say.inEnglish(), talks.inEnglish],
    [say.inFrench(), talks.inFrench],
    [say.bilingual(), talks.bilingual],
  ] as const
  return writeCounts(say.talks(), say.language(), counts, lang)
}

function writeCounts(
  headline: string,
  column: string,
  counts: readonly (readonly [label: string, count: number])[],
  lang: Lang,
): Html {
  const say = reportMessages[lang]
  const most = Math.max(1, ...counts.map(([, count]) => count))
  const rows = counts.map(
    ([label, count]) =>
      html`<tr><th scope="row">${label}${drawBar([count], most)}</th><td class="n">${String(count)}</td></tr>`,
  )
  return html`<h2>${headline}</h2>
<table><thead><tr><th scope="col">${column}</th><th scope="col" class="n">${say.count()}</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** Says which part of a bar a column is. */
function drawKey(part: 'a' | 'b'): Html {
  return html`<svg class="key" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect class="${part}" width="10" height="10"/></svg>`
}

/** One bar of up to two parts, 100 units wide at most. Its numbers are beside it in the table. */
function drawBar([first = 0, second = 0]: readonly number[], most: number): Html | undefined {
  if (first + second === 0) return undefined
  const share = (count: number) => ((count / most) * 100).toFixed(1)
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="a" width="${share(first)}" height="10"/>${second === 0 ? undefined : html`<rect class="b" x="${share(first)}" width="${share(second)}" height="10"/>`}</svg>`
}
