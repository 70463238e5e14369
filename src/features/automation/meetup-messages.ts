import { localOf } from '../../shared/dates/local-time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { describeHowToReact } from '../attendance/answer-buttons.ts'
import { type AttendanceMode, isWaiting, type SeatKind, wishOf } from '../attendance/model.ts'
import { describeJoin, describePlaceAndLink, describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import type { Turn } from '../talks/agenda.ts'
import { nameTalk } from '../talks/messages.ts'

const texts = bilingual({
  en: {
    remind: (title: string) => `### Coming up: ${title}`,
    more: (link: string) => `[Agenda, and who's coming](${link})`,
    full: (kind: SeatKind) =>
      kind === 'room'
        ? "The room is still full, so you're still on the waiting list. You can join online."
        : "All online seats are still taken, so you're still on the waiting list. You can come in person.",
    noLink: () => "There's no join link for this one.",
    presenter: (title: string) => `### You're presenting: ${title}`,
    turn: (clock: string, talk: string, minutes: number) => `- **${clock}** · ${talk} · ${minutes}\u00a0min`,
    unconfirmed: (id: number) => `**Still to be confirmed**: \`!meetup confirm #${id}\` · \`!meetup withdraw #${id}\``,
    slides: (id: number) => `**Slides**, before or afterwards: \`!meetup attach #${id} slides:https://…\``,
  },
  fr: {
    remind: (title) => fr`### Bientôt : ${title}`,
    more: (link) => fr`[Ordre du jour et présences](${link})`,
    full: (kind) =>
      kind === 'room'
        ? fr`La salle est toujours pleine et vous êtes encore sur la liste d'attente. Vous pouvez participer en ligne.`
        : fr`Les places en ligne sont toujours prises et vous êtes encore sur la liste d'attente. Vous pouvez venir sur place.`,
    noLink: () => fr`Il n'y a pas de lien pour participer à celle-ci.`,
    presenter: (title) => fr`### Vous présentez : ${title}`,
    turn: (clock, talk, minutes) => fr`- **${clock}** · ${talk} · ${minutes}\u00a0min`,
    unconfirmed: (id) => fr`**Encore à confirmer** : \`!rencontre confirmer #${id}\` · \`!rencontre retirer #${id}\``,
    slides: (id) => fr`**Diapositives**, avant ou après : \`!rencontre joindre #${id} diapositives:https://…\``,
  },
})

/** For a room: three lines, with a link to the announcement where there is one. */
export function describeComing(meetup: Meetup, link: string | undefined, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  const [when = ''] = describeWhen(meetup, reader)
  return [
    say.remind(titleOf(meetup, lang)),
    [when, ...describePlaceAndLink(meetup, lang)].join('\n'),
    link === undefined ? describeHowToReact(lang) : say.more(link),
  ].join('\n')
}

/** For somebody who comes, shortly before. */
export function describeBeginning(meetup: Meetup, mode: AttendanceMode, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  const [when = ''] = describeWhen(meetup, reader)
  return [
    say.remind(titleOf(meetup, lang)),
    ...(isWaiting(mode) ? [say.full(mode === 'waiting' ? 'room' : 'remote')] : []),
    when,
    ...(wishOf(mode) === 'remote' ? [] : describeWhere(meetup, lang)),
    ...(mode === 'waiting-remote' ? [] : meetup.joinUrl === undefined ? [say.noLink()] : describeJoin(meetup, lang)),
  ].join('\n')
}

/** For presenters: their talks with their times on the agenda, and the place. */
export function describeTurns(meetup: Meetup, turns: readonly Turn[], reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.presenter(titleOf(meetup, lang)),
    ...describeWhen(meetup, reader),
    ...describeWhere(meetup, lang),
    ...describeJoin(meetup, lang),
    ...turns.map(({ talk, startsAt }) =>
      say.turn(formatClock(localOf(startsAt, meetup.zone).time, lang), nameTalk(talk, lang), talk.lengthMinutes),
    ),
    ...turns.flatMap(({ talk }) => (talk.state === 'scheduled' ? [say.unconfirmed(talk.id)] : [])),
    ...turns.flatMap(({ talk }) => (talk.slidesUrl === undefined ? [say.slides(talk.id)] : [])),
  ].join('\n')
}
