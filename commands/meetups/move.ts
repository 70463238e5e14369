import { type NewMoment, newMoment } from '../../src/command/args/new-moment.ts'
import type { Caller } from '../../src/command/caller.ts'
import { askFirst, refuse, reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { describeHowMany, moveMeetup, type OpenedMeetup, openMeetup } from '../../src/features/changes/change-meetup.ts'
import { meetupsOn } from '../../src/features/lookup/find-meetup.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { describeClockChange } from '../../src/features/series/messages.ts'
import type { Services } from '../../src/features/services.ts'
import { atLocal, type LocalInstant, localOf } from '../../src/shared/dates/phrases/index.ts'
import { isSameDate } from '../../src/shared/dates/plain-date.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { flagDayOff } from '../../src/shared/i18n/holidays.ts'
import { defineCommand } from '../define-command.ts'
import { list } from './list.ts'

const texts = bilingual({
  en: {
    preview: (title: string, id: number) => `### Move the meetup: ${title} (\`#${id}\`)`,
    from: (moment: string) => `**Now on**: ${moment}`,
    to: (moment: string) => `**Then on**: ${moment}`,
    stays: () => 'Answers, talks and waiting lists stay as they are.',
    past: (moment: string, today: string) => `${moment} has passed: choose a moment after ${today}.`,
    same: (moment: string) => `The meetup is on ${moment} already; nothing has changed.`,
    taken: (id: number, title: string, moment: string) =>
      `Another meetup stands there: ${title} on ${moment}, \`#${id}\`. Choose another date, or move that one first.`,
    done: (id: number) => `The meetup \`#${id}\` has moved, and everybody concerned is told.`,
  },
  fr: {
    preview: (title, id) => fr`### Déplacer la rencontre : ${title} (\`#${id}\`)`,
    from: (moment) => fr`**Date actuelle** : ${moment}`,
    to: (moment) => fr`**Nouvelle date** : ${moment}`,
    stays: () => fr`Les réponses, les présentations et les listes d'attente restent telles quelles.`,
    past: (moment, today) => fr`C'est passé : ${moment}. Choisissez un moment après ${today}.`,
    same: (moment) => fr`La rencontre est déjà prévue ${moment}; rien n'a changé.`,
    taken: (id, title, moment) =>
      fr`Une autre rencontre s'y trouve : ${title}, ${moment}, \`#${id}\`. Choisissez une autre date, ou déplacez d'abord celle-là.`,
    done: (id) => fr`La rencontre \`#${id}\` est déplacée, et toutes les personnes concernées en sont avisées.`,
  },
})

export const move = defineCommand({
  name: 'move',
  verbs: { en: ['move', 'move meetup', 'reschedule'], fr: ['déplacer', 'déplacer rencontre', 'déplacer la rencontre'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'move a meetup, named by date or number, to another date or time',
    fr: fr`déplacer une rencontre, par sa date ou son numéro, à une autre date ou heure`,
  },
  examples: {
    en: ['move third thursday 2031-12-11', 'move #1 to 2031-12-11 14:00'],
    fr: ['déplacer 3e jeudi 2031-12-11', 'déplacer #1 au 2031-12-11 14 h'],
  },
  choices: list,
  args: { which: meetupRef(), to: newMoment() },
  changes: true,
  async run(needs, { which, to }, caller) {
    const { lang } = caller
    const say = texts[lang]
    const opened = await openMeetup(needs, which, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { meetup } = opened
    const target = momentOf(meetup, to)
    const problem = await whyNot(needs, meetup, target, caller)
    if (problem !== undefined) return refuse(problem)
    if (caller.confirmed !== true) {
      const { date, time } = localOf(target.at, meetup.zone)
      return askFirst(preview(needs, opened, target, caller), { which: { id: meetup.id }, to: { date, time } })
    }
    const { meetup: moved, notices } = await moveMeetup(needs, opened, { startsAt: target.at }, caller)
    const counts = (await needs.attendance.counts([moved.id])).get(moved.id)
    const described = describeMeetup(moved, { lang, zone: caller.zone, now: needs.clock.now() }, { counts })
    return { ...reply([say.done(moved.id), '', described].join('\n')), notices, showsMeetup: moved.id }
  },
})

/** By the clock of the meetup's own zone, wherever it is typed. */
function momentOf({ startsAt, zone }: Meetup, { date, time }: NewMoment): LocalInstant {
  const before = localOf(startsAt, zone)
  return atLocal(date ?? before.date, time ?? before.time, zone)
}

async function whyNot(
  { meetups, clock }: Services,
  meetup: Meetup,
  { at }: LocalInstant,
  { lang }: Caller,
): Promise<string | undefined> {
  const say = texts[lang]
  const { zone, series } = meetup
  const now = clock.now()
  if (at === meetup.startsAt) return say.same(formatMoment(at, lang, zone))
  if (at <= now) return say.past(formatMoment(at, lang, zone), formatMoment(now, lang, zone))
  const { date } = localOf(at, zone)
  const others = (await meetupsOn(meetups, date)).filter(({ id, state }) => id !== meetup.id && state === 'planned')
  const inTheWay = others.find(
    (one) => one.startsAt === at || (series !== undefined && one.series?.id === series.id && isOn(one, date)),
  )
  return inTheWay && say.taken(inTheWay.id, titleOf(inTheWay, lang), formatMoment(inTheWay.startsAt, lang, inTheWay.zone))
}

function isOn({ startsAt, zone }: Meetup, date: Parameters<typeof isSameDate>[0]): boolean {
  return isSameDate(localOf(startsAt, zone).date, date)
}

function preview({ clock }: Services, opened: OpenedMeetup, { at, note }: LocalInstant, { lang }: Caller): string {
  const { meetup } = opened
  const { zone } = meetup
  const say = texts[lang]
  return [
    say.preview(titleOf(meetup, lang), meetup.id),
    say.from(formatMoment(meetup.startsAt, lang, zone)),
    say.to(formatMomentFull(at, clock.now(), lang, zone)),
    ...describeClockChange(note, lang),
    ...flagDayOff(localOf(at, zone).date, lang),
    `${say.stays()} ${describeHowMany(opened, { lang })}`,
  ].join('\n')
}
