import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

const texts = bilingual({
  en: {
    meetup: (id: number) =>
      `\`#${id}\` is a meetup: \`!meetup show #${id}\`. Organizers change it with \`!meetup edit meetup #${id}\`, move it with \`!meetup move #${id} DATE\` and cancel it with \`!meetup cancel meetup #${id} reason:…\`.`,
    talk: (id: number) =>
      `\`#${id}\` is a talk: \`!meetup talks #${id}\`. Its presenter changes it with \`!meetup edit #${id}\` and withdraws it with \`!meetup withdraw #${id}\`.`,
    topic: (id: number) =>
      `\`#${id}\` is a topic. Topics can't be changed or cancelled. \`!meetup vote #${id}\` adds or removes your vote.`,
    series: (id: number) =>
      `\`#${id}\` is a series: \`!meetup series\` shows it. Organizers change it with \`!meetup series edit #${id}\`.`,
    reminder: (id: number) =>
      `\`#${id}\` is one of your reminders: \`!meetup reminders\` lists them, \`!meetup cancel #${id}\` cancels it.`,
    step: (id: number) =>
      `\`#${id}\` is something I do by myself for a meetup. Organizers can cancel it with \`!meetup cancel #${id}\`.`,
  },
  fr: {
    meetup: (id) =>
      fr`\`#${id}\` est une rencontre : \`!rencontre voir #${id}\`. L'équipe d'organisation la modifie avec \`!rencontre modifier rencontre #${id}\`, la déplace avec \`!rencontre déplacer #${id} DATE\` et l'annule avec \`!rencontre annuler rencontre #${id} raison:…\`.`,
    talk: (id) =>
      fr`\`#${id}\` est une présentation : \`!rencontre présentations #${id}\`. La personne qui la donne la modifie avec \`!rencontre modifier #${id}\` et la retire avec \`!rencontre retirer #${id}\`.`,
    topic: (id) =>
      fr`\`#${id}\` est un sujet, qui ne se modifie pas et ne s'annule pas. \`!rencontre voter #${id}\` donne ou reprend votre vote.`,
    series: (id) =>
      fr`\`#${id}\` est une série : \`!rencontre série\` la montre. L'équipe d'organisation la modifie avec \`!rencontre série modifier #${id}\`.`,
    reminder: (id) =>
      fr`\`#${id}\` est un de vos rappels : \`!rencontre rappels\` les énumère, \`!rencontre annuler #${id}\` le retire.`,
    step: (id) =>
      fr`\`#${id}\` est une chose que je fais de moi-même pour une rencontre : l'équipe d'organisation la retire avec \`!rencontre annuler #${id}\`.`,
  },
})

/** What something with a number is. `step`: something the bot does by itself for a meetup. */
export type NumberedKind = 'meetup' | 'talk' | 'topic' | 'series' | 'reminder' | 'step'

export interface NumberNeeds {
  /** Undefined where there is nothing, or nothing this person may know about. */
  readonly kindOfNumber: (id: number, personId: string) => Promise<NumberedKind | undefined>
}

/** Somebody who typed a number, and the language of the reply. */
interface Asker {
  readonly id: string
  readonly lang: Lang
}

/** Says what a number is when it isn't what a command takes, and what to type for it; `fallback` when it's nothing to the asker. */
export async function explainNumber(
  { kindOfNumber }: NumberNeeds,
  id: number,
  { id: personId, lang }: Asker,
  fallback: string,
): Promise<string> {
  const kind = await kindOfNumber(id, personId)
  return kind === undefined ? fallback : texts[lang][kind](id)
}
