import { isRoomObstacle } from '../../messaging/rooms.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'
import { explainObstacle } from '../room-access/messages.ts'
import { nameRoom } from './subscription-messages.ts'

export interface Loss {
  readonly meetupId: number
  readonly room: { readonly name?: string }
  /** The announcement was never posted. */
  readonly wasNeverPosted: boolean
  /** The workspace's error text. */
  readonly why: string
  /** A `RoomObstacle`, or the workspace's error code. */
  readonly refused?: string
}

const texts = bilingual({
  en: {
    posting: (id: number, room: string) => `### The announcement of \`#${id}\` could not be posted in ${room}`,
    editing: (id: number, room: string) =>
      `### I can no longer update the announcement of \`#${id}\` in ${room}\nIt was deleted, or I'm not allowed to change it.`,
    stuck: (id: number, room: string) =>
      `### I can't update the announcement of \`#${id}\` in ${room} at the moment\nThe workspace has refused it for a day. I'll keep trying.`,
    allow: () => 'An administrator can turn on Settings → Message → Allow Message Editing.',
    obstacle: (words: string) => `**Why**: ${words}.`,
    why: (words: string) => `**The workspace says**: ${words}`,
    again: (id: number) => `\`!meetup announce #${id}\` posts a new one.`,
  },
  fr: {
    posting: (id, room) => fr`### L'annonce de \`#${id}\` n'a pas pu être publiée dans ${room}`,
    editing: (id, room) =>
      fr`### L'annonce de \`#${id}\` dans ${room} n'est plus tenue à jour\nElle a été supprimée, ou je n'ai pas le droit de la modifier.`,
    stuck: (id, room) =>
      fr`### L'annonce de \`#${id}\` dans ${room} ne peut pas être mise à jour pour l'instant\nL'espace de travail le refuse depuis un jour. Je continue d'essayer.`,
    allow: () => fr`L'administration peut activer Paramètres → Message → Autoriser la modification des messages.`,
    obstacle: (words) => fr`**Pourquoi** : ${words}.`,
    why: (words) => fr`**L'espace de travail répond** : ${words}`,
    again: (id) => fr`\`!rencontre annoncer #${id}\` en publie une nouvelle.`,
  },
})

/** For organizers: an announcement that can't be posted, or can no longer be edited. */
export function describeLoss({ meetupId, room, wasNeverPosted, why, refused = '' }: Loss, lang: Lang): string {
  const say = texts[lang]
  const headline = wasNeverPosted ? say.posting : say.editing
  const reason = isRoomObstacle(refused) ? say.obstacle(explainObstacle(refused, lang)) : say.why(inlineCode(why))
  return [headline(meetupId, nameRoom(room, lang)), reason, say.again(meetupId)].join('\n')
}

/** For organizers: an announcement whose edits have been refused for a day, for a reason that may pass. */
export function describeStuck({ meetupId, room, why }: Pick<Loss, 'meetupId' | 'room' | 'why'>, lang: Lang): string {
  const say = texts[lang]
  return [say.stuck(meetupId, nameRoom(room, lang)), say.why(inlineCode(why)), say.allow()].join('\n')
}
