import { localOf } from '../../shared/dates/local-time.ts'
import { writeDate } from '../../shared/dates/plain-date.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { plainText } from '../../shared/text/sanitize.ts'
import { nameGroup, reportMessages } from './messages.ts'
import type { Report } from './model.ts'

/** RFC 4180, with a byte order mark, without which Excel doesn't read UTF-8. */
export function writeCsv({ held, departments, talks }: Report, lang: Lang): string {
  const say = reportMessages[lang]
  const rows = [
    [say.meetup(), say.meetups(), say.inRoom(), say.remotely(), say.total()],
    ...held.map(({ startsAt, zone, title = '', room, remote }) => [
      ...[writeDate(localOf(startsAt, zone).date), plainText(title)],
      ...[room, remote, room + remote].map(String),
    ]),
    [],
    [say.department(), say.count()],
    ...departments.map(({ department, people }) => [plainText(nameGroup(department, lang)), String(people)]),
    [],
    [say.talks(), say.count()],
    [say.inEnglish(), String(talks.inEnglish)],
    [say.inFrench(), String(talks.inFrench)],
    [say.bilingual(), String(talks.bilingual)],
  ]
  return `\uFEFF${rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')}`
}

/** A spreadsheet runs text that begins with one of these signs as a formula. */
function quote(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
