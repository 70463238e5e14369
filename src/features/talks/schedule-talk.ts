import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse } from '../../command/reply.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { findMeetup, type MeetupNeeds } from '../lookup/find-meetup.ts'
import type { Meetup } from '../meetups/model.ts'
import type { MeetupRef } from '../meetups/reference.ts'
import type { Meetups } from '../meetups/repository.ts'
import { measureAgenda } from './agenda.ts'
import { describeAgendaLoad, describeLoad } from './agenda-messages.ts'
import { nameTalk } from './messages.ts'
import { isScheduled, type Talk, whyClosed } from './model.ts'
import { notifyPresenter } from './notify-presenter.ts'
import { changeTalk, replyWithTalk, type TalkNeeds } from './service.ts'

const texts = bilingual({
  en: {
    closed: (why: 'ended' | 'cancelled', moment: string) =>
      `The meetup of ${moment} is ${why === 'ended' ? 'over' : 'cancelled'} and takes no more talks. \`!meetup list\` shows the upcoming ones.`,
    same: (title: string, moment: string) => `No change: ${title} is already on the agenda of ${moment}.`,
    full: (moment: string) => `### No room left on the agenda of ${moment}`,
    with: (title: string, load: string) => `**With it**: ${title}, ${load}`,
    instead: (id: number) => `You can schedule it anyway, or on another date: \`!meetup place #${id} DATE\``,
    done: (title: string) => `On the agenda: ${title}`,
  },
  fr: {
    closed: (why, moment) =>
      fr`La rencontre prévue ${moment} est ${why === 'ended' ? 'terminée' : 'annulée'} et n'accepte plus de présentations. \`!rencontre liste\` montre celles à venir.`,
    same: (title, moment) => fr`${title} : déjà à l'ordre du jour de la rencontre prévue ${moment}; rien n'a changé.`,
    full: (moment) => fr`### L'ordre du jour n'a plus assez de temps libre : rencontre prévue ${moment}`,
    with: (title, load) => fr`**En l'ajoutant** : ${title}, ${load}`,
    instead: (id) => fr`Elle peut être placée malgré tout, ou à une autre date : \`!rencontre placer #${id} DATE\``,
    done: (title) => fr`À l'ordre du jour : ${title}`,
  },
})

/**
 * The meetup that somebody named for a talk; `problem` when it doesn't exist or takes no more talks. It's locked until the
 * transaction ends, so that it can't be cancelled in the meantime.
 */
export async function findOpenMeetup(
  needs: MeetupNeeds & { readonly meetups: Pick<Meetups, 'lock'> },
  ref: MeetupRef,
  caller: Pick<Caller, 'id' | 'lang' | 'room'>,
): Promise<{ readonly meetup: Meetup } | { readonly problem: string }> {
  const { lang } = caller
  const sought = await findMeetup(needs, ref, caller)
  if ('problem' in sought) return sought
  const meetup = (await needs.meetups.lock(sought.meetup.id)) ?? sought.meetup
  const { startsAt, zone } = meetup
  const why = whyClosed(meetup, needs.clock.now())
  return why === undefined ? { meetup } : { problem: texts[lang].closed(why, formatMoment(startsAt, lang, zone)) }
}

/**
 * What to show before scheduling a talk that doesn't fit on the agenda; undefined when it fits. `findOpenMeetup` has locked the
 * meetup, so if two people schedule a talk in the last slot, the second one is asked.
 */
export async function describeOverfull(
  { talks }: Pick<TalkNeeds, 'talks'>,
  talk: Talk,
  meetup: Meetup,
  lang: Lang,
): Promise<string | undefined> {
  const others = (await talks.agenda(meetup.id)).filter(({ id }) => id !== talk.id)
  const all = [...others, talk]
  if (measureAgenda(meetup, all).free >= 0) return undefined
  const say = texts[lang]
  return [
    say.full(formatMoment(meetup.startsAt, lang, meetup.zone)),
    describeAgendaLoad(meetup, others, lang),
    say.with(nameTalk(talk, lang), describeLoad(meetup, all, lang)),
    say.instead(talk.id),
  ].join('\n')
}

/** Schedules a locked talk, notifies its presenter, and replies with how full the agenda is now. */
export async function scheduleTalk(needs: TalkNeeds, talk: Talk, meetup: Meetup, caller: Caller): Promise<Reply<never>> {
  const { lang } = caller
  const say = texts[lang]
  const now = needs.clock.now()
  const wasScheduled = isScheduled(talk)
  if (wasScheduled && talk.meetup?.id === meetup.id)
    return refuse(say.same(nameTalk(talk, lang), formatMoment(meetup.startsAt, lang, meetup.zone)))
  const scheduled = await changeTalk(needs, talk, { state: 'scheduled', meetupId: meetup.id }, 'place', caller)
  const agenda = await needs.talks.agenda(meetup.id)
  const news =
    wasScheduled && talk.meetup !== undefined
      ? ({ kind: 'moved', before: talk.meetup } as const)
      : ({ kind: 'scheduled' } as const)
  return {
    ...replyWithTalk(say.done(nameTalk(scheduled, lang)), scheduled, { lang, now }, [describeAgendaLoad(meetup, agenda, lang)]),
    notices: await notifyPresenter(needs, scheduled, news, caller),
  }
}
