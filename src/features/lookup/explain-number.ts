import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { isAutomated } from '../reminders/model/index.ts'
import type { Services } from '../services.ts'

const texts = bilingual({
  en: {
    meetup: (id: number) =>
      `\`#${id}\` is a meetup: \`!meetup show #${id}\`. Organizers change it with \`!meetup edit meetup #${id}\`, move it with \`!meetup move #${id} DATE\` and cancel it with \`!meetup cancel meetup #${id} reason:…\`.`,
    talk: (id: number) =>
      `\`#${id}\` is a talk: \`!meetup talks #${id}\`. Its presenter changes it with \`!meetup edit #${id}\` and takes it back with \`!meetup withdraw #${id}\`.`,
    topic: (id: number) =>
      `\`#${id}\` is a topic, which is neither changed nor cancelled. \`!meetup vote #${id}\` gives or takes back your vote.`,
    series: (id: number) =>
      `\`#${id}\` is a series: \`!meetup series\` shows it. Organizers change it with \`!meetup series edit #${id}\`.`,
    reminder: (id: number) =>
      `\`#${id}\` is a reminder of yours: \`!meetup reminders\` lists them, \`!meetup cancel #${id}\` takes it off.`,
    step: (id: number) =>
      `\`#${id}\` is something that I do of my own accord for a meetup: organizers take it off with \`!meetup cancel #${id}\`.`,
  },
  fr: {
    meetup: (id) =>
      fr`\`#${id}\` est une rencontre : \`!rencontre voir #${id}\`. Les organisateurs la modifient avec \`!rencontre modifier rencontre #${id}\`, la déplacent avec \`!rencontre déplacer #${id} DATE\` et l'annulent avec \`!rencontre annuler rencontre #${id} raison:…\`.`,
    talk: (id) =>
      fr`\`#${id}\` est une présentation : \`!rencontre présentations #${id}\`. La personne qui la donne la modifie avec \`!rencontre modifier #${id}\` et la retire avec \`!rencontre retirer #${id}\`.`,
    topic: (id) =>
      fr`\`#${id}\` est un sujet, qui ne se modifie pas et ne s'annule pas. \`!rencontre voter #${id}\` donne ou reprend votre vote.`,
    series: (id) =>
      fr`\`#${id}\` est une série : \`!rencontre série\` la montre. Les organisateurs la modifient avec \`!rencontre série modifier #${id}\`.`,
    reminder: (id) =>
      fr`\`#${id}\` est un de vos rappels : \`!rencontre rappels\` les énumère, \`!rencontre annuler #${id}\` le retire.`,
    step: (id) =>
      fr`\`#${id}\` est une chose que je fais de moi-même pour une rencontre : les organisateurs la retirent avec \`!rencontre annuler #${id}\`.`,
  },
})

export type NumberNeeds = Pick<Services, 'meetups' | 'talks' | 'topics' | 'series' | 'reminders'>

/** The person who typed a number, and their language. */
interface Asker {
  readonly id: string
  readonly lang: Lang
}

/**
 * Says what a number that doesn't fit the command belongs to, and what to type for it. Returns `fallback` when it belongs to
 * nothing, or to nothing that this person may know of. Only their presenters know of talks that aren't public.
 */
export async function explainNumber(
  needs: NumberNeeds,
  id: number,
  { id: who, lang }: Asker,
  fallback: string,
): Promise<string> {
  const say = texts[lang]
  if ((await needs.meetups.find(id)) !== undefined) return say.meetup(id)
  if ((await needs.topics.find(id)) !== undefined) return say.topic(id)
  if ((await needs.series.find(id)) !== undefined) return say.series(id)
  const talk = await needs.talks.find(id)
  const isHidden = talk?.state === 'held' || talk?.state === 'declined' || talk?.state === 'withdrawn'
  if (talk !== undefined && (!isHidden || talk.presenter?.id === who)) return say.talk(id)
  const reminder = await needs.reminders.find(id)
  if (reminder === undefined) return fallback
  if (isAutomated(reminder)) return say.step(id)
  return reminder.madeBy.id === who ? say.reminder(id) : fallback
}
