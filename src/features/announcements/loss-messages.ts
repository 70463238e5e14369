import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'
import { nameRoom } from './subscription-messages.ts'

export interface Loss {
  readonly meetupId: number
  readonly room: { readonly name?: string }
  /** The announcement was never posted. */
  readonly neverStood: boolean
  /** The workspace's error text. */
  readonly why: string
}

const texts = bilingual({
  en: {
    posting: (id: number, room: string) => `### The announcement of \`#${id}\` could not be posted in ${room}`,
    editing: (id: number, room: string) =>
      `### I can no longer update the announcement of \`#${id}\` in ${room}\nIt was deleted, or I'm not allowed to change it.`,
    why: (words: string) => `**The workspace says**: ${words}`,
    again: (id: number) => `\`!meetup announce #${id}\` posts a new one.`,
  },
  fr: {
    posting: (id, room) => fr`### L'annonce de \`#${id}\` n'a pas pu être publiée dans ${room}`,
    editing: (id, room) =>
      fr`### L'annonce de \`#${id}\` dans ${room} n'est plus tenue à jour\nElle a été supprimée, ou je n'ai pas le droit de la modifier.`,
    why: (words) => fr`**L'espace de travail répond** : ${words}`,
    again: (id) => fr`\`!rencontre annoncer #${id}\` en publie une nouvelle.`,
  },
})

/** For organizers: an announcement that can't be posted, or can no longer be edited. */
export function describeLoss({ meetupId, room, neverStood, why }: Loss, lang: Lang): string {
  const say = texts[lang]
  const headline = neverStood ? say.posting : say.editing
  return [headline(meetupId, nameRoom(room, lang)), say.why(inlineCode(why)), say.again(meetupId)].join('\n')
}
