import { localOf } from '../../shared/dates/phrases/index.ts'
import { hourMs } from '../../shared/dates/time.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatClock } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import { describeHowToReact, describeHowToType } from '../attendance/messages.ts'
import { describeJoin, describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { describeAgenda, nameTalk } from '../talks/messages.ts'
import type { Talk, Turn } from '../talks/model.ts'

const texts = bilingual({
  en: {
    remind: (title: string) => `### Coming up: ${title}`,
    join: (title: string) => `### Starting soon: ${title}`,
    noLink: () => "There's no join link for this one.",
    presenter: (title: string) => `### You're presenting: ${title}`,
    turn: (clock: string, talk: string, minutes: number) => `- **${clock}** · ${talk} · ${minutes}\u00a0min`,
    unconfirmed: (id: number) => `**Still to be confirmed**: \`!meetup confirm #${id}\` · \`!meetup withdraw #${id}\``,
    slides: (id: number) => `**Slides**, before or afterwards: \`!meetup attach #${id} slides:https://…\``,
  },
  fr: {
    remind: (title) => fr`### Bientôt : ${title}`,
    join: (title) => fr`### Sur le point de commencer : ${title}`,
    noLink: () => fr`Il n'y a pas de lien pour participer à celle-ci.`,
    presenter: (title) => fr`### Vous présentez : ${title}`,
    turn: (clock, talk, minutes) => fr`- **${clock}** · ${talk} · ${minutes}\u00a0min`,
    unconfirmed: (id) => fr`**Encore à confirmer** : \`!rencontre confirmer #${id}\` · \`!rencontre retirer #${id}\``,
    slides: (id) => fr`**Diapositives**, avant ou après : \`!rencontre joindre #${id} diapositives:https://…\``,
  },
})

/** For a room, with the agenda. */
export function describeComing(meetup: Meetup, talks: readonly Talk[], reader: Reader): string {
  const { lang } = reader
  return [
    texts[lang].remind(titleOf(meetup, lang)),
    ...describeWhen(meetup, reader),
    ...describeWhere(meetup, lang),
    ...describeJoin(meetup, lang),
    ...describeAgenda(meetup, talks, reader),
    describeHowToReact(lang),
    describeHowToType(meetup, lang, ['room', 'remote', 'no']),
  ].join('\n')
}

/** Because of quiet hours, this may be posted the evening before. The text must not say that the meetup is about to begin then. */
const soonMs = 2 * hourMs

/** For a room, shortly before. */
export function describeBeginning(meetup: Meetup, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    (meetup.startsAt - reader.now > soonMs ? say.remind : say.join)(titleOf(meetup, lang)),
    ...describeWhen(meetup, reader),
    ...describeWhere(meetup, lang),
    ...(meetup.joinUrl === undefined ? [say.noLink()] : describeJoin(meetup, lang)),
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
