import type { Caller } from '../../command/caller.ts'
import { startOfDay } from '../../shared/dates/local-time.ts'
import { type PlainDate, writeDate } from '../../shared/dates/plain-date.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatDay, formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { findSeries } from '../lookup/find-series.ts'
import { meetupsOn } from '../lookup/meetups-when.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import { isRuleDay, nextDates, type Series } from '../series/model.ts'
import { momentOn } from '../series/plan-dates.ts'
import type { SeriesRepository } from '../series/repository.ts'
import { roomContextOf } from '../series/scope.ts'
import { type OpenedMeetup, type OpenNeeds, openMeetup } from './open-meetup.ts'

const texts = bilingual({
  en: {
    notADay: (name: string, date: string, nearest: string) => `${name} doesn't meet on ${date}. The next dates are ${nearest}.`,
    past: (date: string, nearest: string) => `${date} is in the past. The next dates are ${nearest}.`,
    extra: (id: number) =>
      `\`#${id}\` isn't one of the dates of a series. To cancel it: \`!meetup cancel meetup #${id} reason:…\``,
    already: (date: string, reason: string) => `${date} is already skipped: ${reason}`,
  },
  fr: {
    notADay: (name, date, nearest) => fr`Selon sa règle, ${name} n'a pas lieu ${date}. Les prochaines dates sont ${nearest}.`,
    past: (date, nearest) => fr`C'est passé : ${date}. Les prochaines dates sont ${nearest}.`,
    extra: (id) =>
      fr`\`#${id}\` n'est pas une date de la règle d'une série. Pour l'annuler : \`!rencontre annuler rencontre #${id} raison:…\``,
    already: (date, reason) => fr`Date déjà sautée, ${date} : ${reason}`,
  },
})

type Needs = OpenNeeds & { readonly series: Pick<SeriesRepository, 'find' | 'all' | 'ofRoom' | 'lock' | 'skipped'> }

export interface FoundDay {
  readonly series: Series
  /** ISO day of the rule. */
  readonly day: string
  /** Finds the same again. */
  readonly ref: MeetupRef
  /** The meetup for that day, if one is planned. */
  readonly opened?: OpenedMeetup
}

/** The day of a series that somebody means, by the number of its meetup or by a date. Locks the series. */
export async function findDay(needs: Needs, ref: MeetupRef, caller: Caller): Promise<FoundDay | { readonly problem: string }> {
  const say = texts[caller.lang]
  if (!('days' in ref)) {
    const opened = await openMeetup(needs, ref, caller)
    return 'problem' in opened ? opened : dayOfMeetup(needs, opened, caller)
  }
  const [date] = ref.days
  const { series: own } = await roomContextOf(needs, caller)
  const planned = (await meetupsOn(needs.meetups, date, own?.id)).filter(({ state }) => state === 'planned')
  const [meetup, other] = planned.filter(({ series }) => series !== undefined)
  if (meetup !== undefined && other === undefined) return findDay(needs, { id: meetup.id }, caller)
  const [loose] = planned
  if (meetup === undefined && loose !== undefined) return { problem: say.extra(loose.id) }
  // Several series may meet that day. To choose one, people ask in its room.
  const sought = await findSeries(needs, undefined, caller)
  return 'problem' in sought ? sought : dayWithoutMeetup(needs, sought.series, date, caller)
}

async function dayOfMeetup({ series: book }: Needs, opened: OpenedMeetup, { lang }: Caller) {
  const { meetup } = opened
  const series = meetup.series && (await book.lock(meetup.series.id))
  const day = meetup.series?.day
  if (series === undefined || day === undefined) return { problem: texts[lang].extra(meetup.id) }
  return { series, day, ref: { id: meetup.id }, opened }
}

async function dayWithoutMeetup(
  { series: book, clock }: Needs,
  found: Series,
  date: PlainDate,
  { lang }: Caller,
): Promise<FoundDay | { readonly problem: string }> {
  const say = texts[lang]
  const series = (await book.lock(found.id)) ?? found
  const now = clock.now()
  const nearest = nextDates(series, Math.max(now, startOfDay(date, series.zone)), 2)
    .occurrences.map(({ at }) => formatMoment(at, lang, series.zone))
    .join(' · ')
  const day = writeDate(date)
  const shown = formatDay(date, lang, series.zone)
  if (!isRuleDay(series, date)) return { problem: say.notADay(escapeMarkdown(series.name), shown, nearest) }
  const at = momentOn(series, day)
  if (at === undefined || at <= now) return { problem: say.past(shown, nearest) }
  const earlier = (await book.skipped(series.id)).find((one) => one.day === day)
  return earlier === undefined
    ? { series, day, ref: { days: [date] } }
    : { problem: say.already(shown, escapeMarkdown(earlier.reason)) }
}
