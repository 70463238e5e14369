import { askAgain } from '../../src/command/ask-again.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { type Reply, refuse, reply } from '../../src/command/reply.ts'
import { cancelMeetup } from '../../src/features/changes/change-meetup.ts'
import { type FoundDay, findDay } from '../../src/features/changes/find-series-day.ts'
import { describeHowMany, describeTalksBack } from '../../src/features/changes/open-meetup.ts'
import { type MeetupRef, meetupRef } from '../../src/features/meetups/reference.ts'
import type { Series } from '../../src/features/series/model.ts'
import { addUpcomingDates, momentOn } from '../../src/features/series/plan-dates.ts'
import type { Services } from '../../src/features/services.ts'
import type { EpochMs } from '../../src/shared/clock.ts'
import { readIsoDay } from '../../src/shared/dates/plain-date.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatDay, formatMomentFull } from '../../src/shared/i18n/dates.ts'
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
    done: (name: string, date: string) => `${name} skips ${date}.`,
    next: (moment: string) => `**Next date**: ${moment}`,
  },
  fr: {
    why: (ref) => fr`On voudra savoir pourquoi : \`!rencontre sauter ${ref} raison:Congé des Fêtes\``,
    preview: (name, moment) => fr`### Sauter une date de ${name} : ${moment}`,
    reason: (words) => fr`**Raison** : ${words}`,
    noMeetup: () => fr`Aucune rencontre n'y est encore prévue; personne n'a donc à en être avisé.`,
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
    const found = await findDay(needs, plan.ref, caller)
    if ('problem' in found) return refuse(found.problem)
    const again = showSkip(needs, found, plan.reason, caller)
    const isSame = JSON.stringify(again.plan) === JSON.stringify(plan)
    return isSame ? skipDay(needs, found, plan.reason, caller) : askAgain(again, caller.lang)
  },
})

interface SkipPlan {
  readonly seriesId: number
  /** ISO day of the rule. */
  readonly day: string
  readonly ref: MeetupRef
  /** When the meetup starts that is cancelled with it, as it was shown. */
  readonly startsAt?: EpochMs
  readonly reason: string
}

function showSkip(
  { clock }: Services,
  { series, day, ref, opened }: FoundDay,
  reason: string,
  caller: Caller,
): Preview<SkipPlan> {
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
  return { preview, plan: { seriesId: series.id, day, ref, ...(meetup && { startsAt: meetup.startsAt }), reason } }
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
  const date = readIsoDay(day)
  const shown = next && formatMomentFull(next.startsAt, now, lang, next.zone)
  return [
    say.done(escapeMarkdown(series.name), date === undefined ? day : formatDay(date, lang, series.zone)),
    ...(shown === undefined ? [] : [say.next(shown)]),
  ].join('\n')
}
