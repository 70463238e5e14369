import { localOf } from '../../shared/dates/local-time.ts'
import type { EpochMs } from '../../shared/dates/time.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { formatClock } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { defaultPlanningMinutes, endsAt, type Meetup } from '../meetups/model.ts'
import { type AgendaLoad, measureAgenda, turnsOf } from './agenda.ts'
import { describeLength, listTalk, nameTalk, type TalkReader } from './messages.ts'
import type { Talk } from './model.ts'

const texts = bilingual({
  en: {
    agenda: (load: string) => `**Agenda**: ${load}`,
    load: ({ taken, free }: AgendaLoad) => {
      const rest = free < 0 ? `, ${-free} min too long` : free > 0 ? `, time for ${free} more` : ''
      return `${taken} min of talks${rest}`
    },
    more: (count: number) => `- and ${count} more: \`!meetup talks\``,
    planning: () => 'planning',
    empty: () => 'no talks yet; propose one with `!meetup present "Title"`',
    backlog: (count: number) => `**Waiting for a date**: ${count} ${plural('en', count, 'talk', 'talks')}, \`!meetup talks\``,
  },
  fr: {
    agenda: (load) => fr`**Ordre du jour** : ${load}`,
    load: ({ taken, free }) => {
      const rest = free < 0 ? fr`, soit ${-free} min de trop` : free > 0 ? fr`, encore ${free} min libres` : ''
      return fr`${taken} min de présentations${rest}`
    },
    more: (count) => fr`- et ${count} de plus : \`!rencontre présentations\``,
    planning: () => fr`planification`,
    empty: () => fr`aucune présentation pour l'instant; \`!rencontre présenter "Titre"\` en propose une`,
    backlog: (count) =>
      fr`**En attente d'une date** : ${count} ${plural('fr', count, 'présentation', 'présentations')}, \`!rencontre présentations\``,
  },
})

/** The agenda of a meetup: how full it is, and at most `most` of its talks. A past meetup without talks has no agenda. */
export function describeAgenda(
  meetup: Meetup,
  talks: readonly Talk[],
  reader: TalkReader,
  most = talks.length,
): readonly string[] {
  const say = texts[reader.lang]
  if (talks.length === 0) return meetup.state === 'cancelled' || meetup.startsAt <= reader.now ? [] : [say.agenda(say.empty())]
  const listed = listInOrder(meetup, talks, reader, most)
  return [describeAgendaLoad(meetup, talks, reader.lang), ...listed, ...describeMore(talks.length - most, reader.lang)]
}

/** Planning comes first, then the talks in order, each with its time. Past talks have no times: nobody recorded them. */
function listInOrder(meetup: Meetup, talks: readonly Talk[], reader: TalkReader, most: number): readonly string[] {
  const listed = talks.slice(0, most)
  const { lang, now } = reader
  if (meetup.state === 'cancelled' || endsAt(meetup) <= now) return listed.map((talk) => listTalk(talk, reader))
  const { planningMinutes = defaultPlanningMinutes } = meetup
  const clockOf = (at: EpochMs) => formatClock(localOf(at, meetup.zone).time, lang)
  const planning =
    planningMinutes === 0
      ? []
      : [`- ${clockOf(meetup.startsAt)} · ${texts[lang].planning()} · ${describeLength(planningMinutes)}`]
  return [
    ...planning,
    ...turnsOf(meetup, listed).map(
      ({ talk, startsAt }) => `- ${clockOf(startsAt)} · ${listTalk(talk, reader).slice('- '.length)}`,
    ),
  ]
}

/** For what is posted in rooms: when each talk is, its title and who gives it, at most `most` of them. */
export function listTurns(meetup: Meetup, talks: readonly Talk[], lang: Lang, most = talks.length): readonly string[] {
  const lines = turnsOf(meetup, talks.slice(0, most)).map(({ talk, startsAt }) => {
    const clock = formatClock(localOf(startsAt, meetup.zone).time, lang)
    const by = talk.presenter === undefined ? [] : [escapeMarkdown(talk.presenter.username)]
    return `- ${[clock, nameTalk(talk, lang), ...by].join(' · ')}`
  })
  return [...lines, ...describeMore(talks.length - most, lang)]
}

/** Says that a list of talks is longer than what is shown; nothing when it isn't. */
export function describeMore(count: number, lang: Lang): readonly string[] {
  return count > 0 ? [texts[lang].more(count)] : []
}

/** How many talks are waiting for a date; nothing when none are. */
export function describeBacklog(count: number, lang: Lang): readonly string[] {
  return count === 0 ? [] : [texts[lang].backlog(count)]
}

/** `40 min of talks, time for 20 more`. */
export function describeLoad(meetup: Meetup, talks: readonly Talk[], lang: Lang): string {
  return texts[lang].load(measureAgenda(meetup, talks))
}

/** The same with its label. */
export function describeAgendaLoad(meetup: Meetup, talks: readonly Talk[], lang: Lang): string {
  return texts[lang].agenda(describeLoad(meetup, talks, lang))
}
