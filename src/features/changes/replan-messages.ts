import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMomentFull } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeEarlierDate, titleOf } from '../meetups/messages.ts'
import { describeHowMany } from './open-meetup.ts'
import type { ReopenedMeetup } from './replan-meetup.ts'

const texts = bilingual({
  en: {
    preview: (title: string, id: number) => `### Move the cancelled meetup: ${title} (\`#${id}\`)`,
    to: (moment: string) => `**New date**: ${moment}`,
    why: () =>
      'You cancelled it less than a day ago, so I would move it instead of planning another one. RSVPs, talks and the announcement stay.',
    other: () => 'Did you mean a different meetup? Give it another title.',
    done: (id: number) => `The meetup \`#${id}\` is back on, with its RSVPs and talks. I've told everyone concerned.`,
    gone: (id: number) => `Somebody has planned \`#${id}\` again in the meantime, so I left everything as it is.`,
  },
  fr: {
    preview: (title, id) => fr`### Déplacer la rencontre annulée : ${title} (\`#${id}\`)`,
    to: (moment) => fr`**Nouvelle date** : ${moment}`,
    why: () =>
      fr`Son annulation date de moins d'un jour : je la déplacerais au lieu d'en planifier une autre. Les réponses, les présentations et l'annonce sont conservées.`,
    other: () => fr`S'il s'agit d'une autre rencontre, donnez-lui un autre titre.`,
    done: (id) =>
      fr`La rencontre \`#${id}\` est de nouveau prévue, avec ses réponses et ses présentations, et toutes les personnes concernées en sont avisées.`,
    gone: (id) => fr`La rencontre \`#${id}\` a été de nouveau planifiée entre-temps; je n'ai donc touché à rien.`,
  },
})

/** What planning a cancelled meetup again would do. */
export function previewReplan(opened: ReopenedMeetup, startsAt: number, now: number, lang: Lang): readonly string[] {
  const { meetup } = opened
  const say = texts[lang]
  return [
    say.preview(titleOf(meetup, lang), meetup.id),
    describeEarlierDate(meetup, lang),
    say.to(formatMomentFull(startsAt, now, lang, meetup.zone)),
    `${say.why()} ${describeHowMany(opened, { lang })}`,
    say.other(),
  ]
}

export function describeReplanned(id: number, lang: Lang): string {
  return texts[lang].done(id)
}

export function describeNotReplanned(id: number, lang: Lang): string {
  return texts[lang].gone(id)
}
