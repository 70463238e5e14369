import { askAgain } from '../../src/command/ask-again.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { cancelMeetup } from '../../src/features/changes/change-meetup.ts'
import { describeHowMany, describeTalksBack, type OpenedMeetup, openMeetup } from '../../src/features/changes/open-meetup.ts'
import { findSeries } from '../../src/features/lookup/find-series.ts'
import { meetupsOn } from '../../src/features/lookup/meetups-when.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import { isRuleDay, nextDates, type Series } from '../../src/features/series/model.ts'
import { addUpcomingDates, momentOn } from '../../src/features/series/plan-dates.ts'
import { roomContextOf } from '../../src/features/series/scope.ts'
import type { Services } from '../../src/features/services.ts'
import type { EpochMs } from '../../src/shared/clock.ts'
import { startOfDay } from '../../src/shared/dates/phrases/index.ts'
import { type PlainDate, readIsoDay, writeDate } from '../../src/shared/dates/plain-date.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatDay, formatMoment, formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { escapeMarkdown } from '../../src/shared/text/sanitize.ts'
import { reasonOption } from '../arguments/meetup-options.ts'
import { defineCommand } from '../define-command.ts'
import { list } from '../meetups/list.ts'

const texts = bilingual({
  en: {
    why: (ref: string) => `People will ask why: \`!meetup skip ${ref} reason:Holidays\``,
    preview: (name: string, moment: string) => `### Skip a date of ${name}: ${moment}`,
    reason: (words: string) => `**Reason**: ${words}`,
    noMeetup: () => "No meetup is planned for it yet, so there's nobody to tell.",
    notADay: (name: string, date: string, nearest: string) => `${name} doesn't meet on ${date}. The next dates are ${nearest}.`,
    past: (date: string, nearest: string) => `${date} is in the past. The next dates are ${nearest}.`,
    extra: (id: number) =>
      `\`#${id}\` isn't one of the dates of a series. To cancel it: \`!meetup cancel meetup #${id} reason:…\``,
    already: (date: string, reason: string) => `${date} is already skipped: ${reason}`,
    done: (name: string, date: string) => `${name} skips ${date}.`,
    next: (moment: string) => `**Next date**: ${moment}`,
  },
  fr: {
    why: (ref) => fr`On voudra savoir pourquoi : \`!rencontre sauter ${ref} raison:Congé des Fêtes\``,
    preview: (name, moment) => fr`### Sauter une date de ${name} : ${moment}`,
    reason: (words) => fr`**Raison** : ${words}`,
    noMeetup: () => fr`Aucune rencontre n'y est encore prévue; personne n'a donc à en être avisé.`,
    notADay: (name, date, nearest) => fr`Selon sa règle, ${name} n'a pas lieu ${date}. Les prochaines dates sont ${nearest}.`,
    past: (date, nearest) => fr`C'est passé : ${date}. Les prochaines dates sont ${nearest}.`,
    extra: (id) =>
      fr`\`#${id}\` n'est pas une date de la règle d'une série. Pour l'annuler : \`!rencontre annuler rencontre #${id} raison:…\``,
    already: (date, reason) => fr`Date déjà sautée, ${date} : ${reason}`,
    done: (name, date) => fr`${name} n'a pas lieu ${date}.`,
    next: (moment) => fr`**Prochaine date** : ${moment}`,
  },
})

export const skip = defineCommand({
  name: 'skip',
  verbs: { en: ['skip'], fr: ['sauter'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'skip one date of a series, with the reason',
    fr: fr`sauter une date de la règle d'une série, avec la raison`,
  },
  examples: { en: ['skip third thursday reason:Holidays'], fr: ['sauter 3e jeudi raison:Congé des Fêtes'] },
  choices: list,
  args: { which: meetupRef(), reason: reasonOption },
  changes: true,
  async preview(needs, { which, reason }, caller) {
    const found = await findDay(needs, which, caller)
    if ('problem' in found) return refuse(found.problem)
    const { day, opened } = found
    if (reason === undefined) return refuse(texts[caller.lang].why(opened === undefined ? day : `#${opened.meetup.id}`))
    return showSkip(needs, found, reason, caller)
  },
  async execute(needs, plan: SkipPlan, caller) {
    const date = readIsoDay(plan.day)
    const ref = plan.meetup ?? { days: date === undefined ? [] : [date] }
    const found = await findDay(needs, ref, caller)
    if ('problem' in found) return refuse(found.problem)
    const again = showSkip(needs, found, plan.reason, caller)
    return isSameSkip(again.plan, plan) ? skipDay(needs, found, plan.reason, caller) : askAgain(again, caller.lang)
  },
})

interface SkipPlan {
  readonly seriesId: number
  /** ISO day of the rule. */
  readonly day: string
  /** The meetup that is cancelled with it, at the time that was shown. */
  readonly meetup?: { readonly id: number; readonly startsAt: EpochMs }
  readonly reason: string
}

function isSameSkip(now: SkipPlan, shown: SkipPlan): boolean {
  const isSameMeetup = now.meetup?.id === shown.meetup?.id && now.meetup?.startsAt === shown.meetup?.startsAt
  return isSameMeetup && now.seriesId === shown.seriesId && now.day === shown.day
}

interface FoundDay {
  readonly series: Series
  /** ISO day of the rule. */
  readonly day: string
  /** The meetup for that day, if one is planned. */
  readonly opened?: OpenedMeetup
}

/** The day of a series that somebody means, by the number of its meetup or by a date. */
async function findDay(needs: Services, ref: MeetupRef, caller: Caller): Promise<FoundDay | { readonly problem: string }> {
  const say = texts[caller.lang]
  if (!('days' in ref)) {
    const opened = await openMeetup(needs, ref, caller)
    return 'problem' in opened ? opened : dayOfMeetup(needs, opened, caller)
  }
  const [date] = ref.days
  if (date === undefined) return { problem: say.why('DATE') }
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

async function dayOfMeetup({ series: book }: Services, opened: OpenedMeetup, { lang }: Caller) {
  const { meetup } = opened
  const series = meetup.series && (await book.lock(meetup.series.id))
  const day = meetup.series?.day
  if (series === undefined || day === undefined) return { problem: texts[lang].extra(meetup.id) }
  return { series, day, opened }
}

async function dayWithoutMeetup(
  { series: book, clock }: Services,
  { id }: Series,
  date: PlainDate,
  { lang }: Caller,
): Promise<FoundDay | { readonly problem: string }> {
  const say = texts[lang]
  const series = await book.lock(id)
  if (series === undefined) return { problem: say.why('DATE') }
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
  return earlier === undefined ? { series, day } : { problem: say.already(shown, escapeMarkdown(earlier.reason)) }
}

function showSkip({ clock }: Services, { series, day, opened }: FoundDay, reason: string, caller: Caller): Preview<SkipPlan> {
  const { lang } = caller
  const say = texts[lang]
  const now = clock.now()
  const meetup = opened?.meetup
  const at = meetup?.startsAt ?? momentOn(series, day) ?? now
  const preview = [
    say.preview(escapeMarkdown(series.name), formatMomentFull(at, now, lang, meetup?.zone ?? series.zone)),
    say.reason(escapeMarkdown(reason)),
    opened === undefined ? say.noMeetup() : [...describeTalksBack(opened, caller), describeHowMany(opened, caller)].join(' '),
  ].join('\n')
  const plan = { seriesId: series.id, day, ...(meetup && { meetup: { id: meetup.id, startsAt: meetup.startsAt } }), reason }
  return { preview, plan }
}

/** Cancels the meetup of the day as well, if one is planned. */
async function skipDay(needs: Services, found: FoundDay, reason: string, caller: Caller): Promise<Reply<never>> {
  const { series, day, opened } = found
  await needs.series.skip(series.id, { day, reason })
  if (opened !== undefined) {
    const { notices } = await cancelMeetup(needs, opened, { what: 'skip', reason }, caller)
    return { ...reply(await describeDone(needs, series, day, caller.lang)), notices }
  }
  const detail = `#${series.id} ${day}: ${reason}`
  await needs.audit.add({ at: needs.clock.now(), who: caller.id, what: 'skip', where: caller.room.id, detail })
  await addUpcomingDates(needs, series.id, caller.id, caller.room.id)
  return reply(await describeDone(needs, series, day, caller.lang))
}

async function describeDone({ meetups, clock }: Services, series: Series, day: string, lang: Caller['lang']): Promise<string> {
  const say = texts[lang]
  const now = clock.now()
  const next = (await meetups.coming(now, 2, series.id)).find(({ startsAt }) => startsAt > now)
  const shown = next && formatMomentFull(next.startsAt, now, lang, next.zone)
  return [
    say.done(escapeMarkdown(series.name), formatIso(day, { lang }, series)),
    ...(shown === undefined ? [] : [say.next(shown)]),
  ].join('\n')
}

function formatIso(day: string, { lang }: Pick<Caller, 'lang'>, { zone }: Series): string {
  const date = readIsoDay(day)
  return date === undefined ? day : formatDay(date, lang, zone)
}
