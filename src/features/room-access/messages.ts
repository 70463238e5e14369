import type { RoomObstacle } from '../../messaging/rooms.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'

/** What stands in the way; `unknown`: the workspace refused without a reason that can be seen. */
export type Obstacle = RoomObstacle | 'unknown'

const texts = bilingual({
  en: {
    refused: (room: string, why: string) => `I can't reply in ${room} because ${why}. Ask me here instead.`,
    there: () => 'that room',
    'read-only': () => "it's read-only for me",
    archived: () => "it's archived",
    encrypted: () => "it's encrypted",
    muted: () => "I've been muted there",
    gone: () => "I'm not in it any more",
    unknown: () => "the workspace doesn't let me",
    cannotWrite: (room: string, why: string) => `**I can't write in ${room}**: ${why}.`,
  },
  fr: {
    refused: (room, why) => fr`Je ne peux pas répondre dans ${room} : ${why}. Écrivez-moi plutôt ici.`,
    there: () => fr`ce salon`,
    'read-only': () => fr`il est en lecture seule pour moi`,
    archived: () => fr`il est archivé`,
    encrypted: () => fr`il est chiffré`,
    muted: () => fr`on m'y a retiré la parole`,
    gone: () => fr`je n'en fais plus partie`,
    unknown: () => fr`l'espace de travail ne me le permet pas`,
    cannotWrite: (room, why) => fr`**Je ne peux pas écrire dans ${room}** : ${why}.`,
  },
})

/** For the person who asked, when the reply was refused. One line. */
export function describeRefusedReply(room: { readonly name?: string }, why: Obstacle, lang: Lang): string {
  return texts[lang].refused(nameOf(room, lang), texts[lang][why]())
}

/** `it's archived`. */
export function explainObstacle(why: Obstacle, lang: Lang): string {
  return texts[lang][why]()
}

export function describeObstacle(room: { readonly name?: string }, why: Obstacle, lang: Lang): string {
  return texts[lang].cannotWrite(nameOf(room, lang), texts[lang][why]())
}

function nameOf({ name }: { readonly name?: string }, lang: Lang): string {
  return name === undefined ? texts[lang].there() : inlineCode(`#${name}`)
}
