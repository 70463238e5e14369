import { localOf } from '../../shared/dates/local-time.ts'
import type { Occurrence } from '../../shared/dates/occurrences.ts'
import { recurrenceOf } from '../../shared/dates/phrases/index.ts'
import { isSameDate, type PlainDate, type PlainMonth, readIsoDay } from '../../shared/dates/plain-date.ts'
import { weekdaysOf } from '../../shared/dates/recurrence.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay, formatMomentFull, formatMonth } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { flagDayOff } from '../../shared/i18n/holidays.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { nameWeekday } from '../../shared/i18n/recurrence.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { nameNth } from './messages.ts'
import type { Series } from './model.ts'

const texts = bilingual({
  en: {
    dates: () => '**Next dates**',
    planned: () => 'planned',
    moved: (day: string) => `moved from ${day}`,
    movedInDay: () => 'moved to another time',
    extra: () => 'extra date',
    cancelled: (reason: string) => `cancelled${reason === '' ? '' : `: ${reason}`}`,
    skipped: (reason: string) => `skipped: ${reason}`,
    proposed: () => 'proposed',
    none: (nth: string, weekday: string, months: string) => `There is no ${nth} ${weekday} in ${months}.`,
    gap: () => 'The clocks skip that hour on that day, so I took the time an hour later.',
    repeated: () => 'That hour comes twice on that day; I took the first one.',
  },
  fr: {
    dates: () => fr`**Prochaines dates**`,
    planned: () => fr`prévue`,
    moved: (day) => fr`déplacée (date de la série : ${day})`,
    movedInDay: () => fr`déplacée à une autre heure`,
    extra: () => fr`prévue, hors de la règle`,
    cancelled: (reason) => fr`annulée${reason === '' ? '' : fr` : ${reason}`}`,
    skipped: (reason) => fr`sautée : ${reason}`,
    proposed: () => fr`proposée`,
    none: (nth, weekday, months) => fr`Il n'y a pas de ${nth} ${weekday} en ${months}.`,
    gap: () => fr`Ce jour-là, les horloges sautent cette heure : j'ai pris une heure plus tard.`,
    repeated: () => fr`Ce jour-là, cette heure passe deux fois : j'ai pris la première.`,
  },
})

/** A date of a series: a meetup, or a day of the rule without one. */
export type SeriesDate =
  | { readonly kind: 'meetup'; readonly at: EpochMs; readonly meetup: Meetup; readonly isMoved: boolean }
  | { readonly kind: 'skipped'; readonly at: EpochMs; readonly reason: string }
  | { readonly kind: 'proposed'; readonly at: EpochMs }

interface Reader {
  readonly lang: Lang
  readonly now: EpochMs
}

/** Dates, one line each with its status, under a headline. Notes about dates follow the lines. */
export function listDates(series: Series, dates: readonly SeriesDate[], { lang, now }: Reader): readonly string[] {
  const say = texts[lang]
  const days = dates.filter((date) => date.kind !== 'skipped' && !(date.kind === 'meetup' && date.meetup.state === 'cancelled'))
  return [
    say.dates(),
    ...dates.map((date) => `- ${formatMomentFull(date.at, now, lang, series.zone)} · ${describeState(series, date, lang)}`),
    ...days.flatMap(({ at }) => flagDates(series, [localOf(at, series.zone).date], { lang, now })),
  ]
}

function describeState(series: Series, date: SeriesDate, lang: Lang): string {
  const say = texts[lang]
  if (date.kind === 'proposed') return say.proposed()
  if (date.kind === 'skipped') return say.skipped(escapeMarkdown(date.reason))
  const { meetup, isMoved } = date
  const title = meetup.title === undefined || meetup.title === series.name ? [] : [titleOf(meetup, lang)]
  return [...title, describeMeetupDate(series, meetup, isMoved, lang), `\`#${meetup.id}\``].join(' · ')
}

function describeMeetupDate({ zone }: Series, meetup: Meetup, isMoved: boolean, lang: Lang): string {
  const say = texts[lang]
  if (meetup.state === 'cancelled') return say.cancelled(escapeMarkdown(meetup.cancelReason ?? ''))
  const day = meetup.series?.day === undefined ? undefined : readIsoDay(meetup.series.day)
  if (day === undefined) return say.extra()
  if (!isMoved) return say.planned()
  return isSameDate(day, localOf(meetup.startsAt, zone).date) ? say.movedInDay() : say.moved(formatDay(day, lang, zone))
}

/** The first dates of a rule in full, the effects of clock changes, and the months without a date. */
export function listOccurrences(
  { rule, zone }: Pick<Series, 'rule' | 'zone'>,
  { occurrences, skipped }: { readonly occurrences: readonly Occurrence[]; readonly skipped: readonly PlainMonth[] },
  { lang, now }: Reader,
): readonly string[] {
  const say = texts[lang]
  return [
    say.dates(),
    ...occurrences.map(({ at, note }) =>
      [`- ${formatMomentFull(at, now, lang, zone)}`, ...describeClockChange(note, lang)].join(' · '),
    ),
    ...flagDates(
      { rule, zone },
      occurrences.map(({ date }) => date),
      { lang, now },
    ),
    ...describeMonthsWithout(rule, skipped, lang),
  ]
}

/** Months that have no such weekday, such as those without a fifth Tuesday. */
function describeMonthsWithout(rule: Series['rule'], months: readonly PlainMonth[], lang: Lang): readonly string[] {
  if (months.length === 0) return []
  const say = texts[lang]
  const names = months.map((month) => formatMonth(month, lang))
  const or = new Intl.ListFormat(`${lang}-CA`, { type: 'disjunction' })
  const { days } = recurrenceOf(rule)
  if (days.kind !== 'monthly') return []
  return [say.none(nameNth(days.nth, lang), nameWeekday(days.weekday, lang), or.format(names))]
}

/** What a clock change did to the chosen time. */
export function describeClockChange(note: Occurrence['note'], lang: Lang): readonly string[] {
  if (note === undefined) return []
  return [note === 'gap-moved-forward' ? texts[lang].gap() : texts[lang].repeated()]
}

/** Remarks on a moment that somebody chose: the clocks change then, or it's a day off. */
export function flagMoment(
  { at, note }: Pick<Occurrence, 'at' | 'note'>,
  { lang, zone, now }: Reader & { readonly zone: string },
): readonly string[] {
  return [...describeClockChange(note, lang), ...flagDayOff(localOf(at, zone).date, { lang, zone, now })]
}

/** A series that meets on weekends does so on purpose, so only holidays get a remark. */
export function flagDates(
  { rule, zone }: Pick<Series, 'rule' | 'zone'>,
  dates: readonly PlainDate[],
  { lang, now }: { readonly lang: Lang; readonly now: EpochMs },
): readonly string[] {
  return dates.flatMap((date) => flagDayOff(date, { lang, now, zone, onWeekends: !meetsOnWeekends(rule) }))
}

function meetsOnWeekends(rule: Series['rule']): boolean {
  const { days } = recurrenceOf(rule)
  if (days.kind === 'monthly') return days.weekday >= 6
  return days.kind === 'daily' || (days.kind === 'weekly' && weekdaysOf(days).some((weekday) => weekday >= 6))
}
