import { type NewMoment, newMoment } from '../../src/command/args/new-moment.ts'
import { askAgain } from '../../src/command/ask-again.ts'
import type { Caller } from '../../src/command/caller.ts'
import type { Preview } from '../../src/command/command.ts'
import { refuse, reply } from '../../src/command/reply.ts'
import { describeCurrent } from '../../src/features/agenda/describe-current.ts'
import { moveMeetup } from '../../src/features/changes/change-meetup.ts'
import { describeHowMany, type OpenedMeetup, openMeetup } from '../../src/features/changes/open-meetup.ts'
import { meetupsOn } from '../../src/features/lookup/meetups-when.ts'
import { titleOf } from '../../src/features/meetups/messages.ts'
import type { Meetup } from '../../src/features/meetups/model.ts'
import { meetupRef } from '../../src/features/meetups/reference.ts'
import { flagMoment } from '../../src/features/series/date-messages.ts'
import type { Services } from '../../src/features/services.ts'
import type { EpochMs } from '../../src/shared/clock.ts'
import { atLocal, type LocalInstant, localOf } from '../../src/shared/dates/local-time.ts'
import { shiftMoment } from '../../src/shared/dates/phrases/index.ts'
import { isSameDate } from '../../src/shared/dates/plain-date.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { formatMoment, formatMomentFull } from '../../src/shared/i18n/dates.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'
import { list } from './list.ts'

const texts = bilingual({
  en: {
    preview: (title: string, id: number) => `### Move the meetup: ${title} (\`#${id}\`)`,
    from: (moment: string) => `**Currently**: ${moment}`,
    to: (moment: string) => `**New date**: ${moment}`,
    stays: () => 'RSVPs, talks and waiting lists stay as they are.',
    past: (moment: string, today: string) => `${moment} is in the past. Choose a time after ${today}.`,
    same: (moment: string) => `No change: the meetup is already on ${moment}.`,
    taken: (id: number, title: string, moment: string) =>
      `There's another meetup then: ${title} on ${moment}, \`#${id}\`. Choose another date, or move that one first.`,
    done: (id: number) => `The meetup \`#${id}\` has moved. I've told everyone concerned.`,
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
    en: 'move a meetup, named by date or number, to another date or time, or by a length of time',
    fr: fr`déplacer une rencontre, par sa date ou son numéro, à une autre date ou heure, ou la décaler d'une durée`,
  },
  examples: {
    en: ['move third thursday 2031-12-11', 'move #1 to 2031-12-11 14:00', 'move next a week later'],
    fr: ['déplacer 3e jeudi 2031-12-11', 'déplacer #1 au 2031-12-11 14 h', 'déplacer prochaine une semaine plus tard'],
  },
  choices: list,
  args: { which: meetupRef(), to: newMoment() },
  changes: true,
  async preview(needs, { which, to }, caller) {
    const opened = await openMeetup(needs, which, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const target = momentOf(opened.meetup, to)
    const problem = await whyNot(needs, opened.meetup, target, caller)
    return problem === undefined ? showMove(needs, opened, target, caller) : refuse(problem)
  },
  async execute(needs, { meetupId, from, to }: MovePlan, caller) {
    const { lang } = caller
    const opened = await openMeetup(needs, { id: meetupId }, caller)
    if ('problem' in opened) return refuse(opened.problem)
    const { meetup } = opened
    const target = momentOf(meetup, to)
    const problem = await whyNot(needs, meetup, target, caller)
    if (problem !== undefined) return refuse(problem)
    if (meetup.startsAt !== from.at || meetup.zone !== from.zone) {
      return askAgain(showMove(needs, opened, target, caller), lang)
    }
    const { notices } = await moveMeetup(needs, opened, { startsAt: target.at }, caller)
    const text = [texts[lang].done(meetupId), '', await describeCurrent(needs, meetupId, caller)].join('\n')
    return { ...reply(text), notices, showsMeetup: meetupId }
  },
})

interface MovePlan {
  readonly meetupId: number
  /** Where the meetup was when the move was shown. If that is no longer true, the new move is shown first. */
  readonly from: { readonly at: EpochMs; readonly zone: string }
  readonly to: ReturnType<typeof localOf>
}

/** By the clock of the meetup's own zone, wherever it is typed. */
function momentOf({ startsAt, zone }: Meetup, to: NewMoment): LocalInstant {
  if ('shift' in to) return shiftMoment(startsAt, to.shift, zone) ?? { at: startsAt }
  const { date, time } = to
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

function showMove({ clock }: Services, opened: OpenedMeetup, to: LocalInstant, { lang }: Caller): Preview<MovePlan> {
  const { meetup } = opened
  const { id: meetupId, startsAt, zone } = meetup
  const now = clock.now()
  const say = texts[lang]
  const preview = [
    say.preview(titleOf(meetup, lang), meetup.id),
    say.from(formatMoment(startsAt, lang, zone)),
    say.to(formatMomentFull(to.at, now, lang, zone)),
    ...flagMoment(to, { lang, zone, now }),
    `${say.stays()} ${describeHowMany(opened, { lang })}`,
  ].join('\n')
  return { preview, plan: { meetupId, from: { at: startsAt, zone }, to: localOf(to.at, zone) } }
}
