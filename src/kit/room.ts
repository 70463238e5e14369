import { ChatRefused, ChatUnavailable, type RoomInfo } from '../ports/chat.ts'
import { bilingual } from '../texts/bilingual.ts'
import { fr } from '../texts/french.ts'
import { plain } from '../texts/hygiene.ts'
import { complain, type Positional, type ReadContext, type Reading, taken } from './args.ts'

const texts = bilingual({
  en: {
    unknown: (name: string) => `There is no channel “${plain(name)}” that I can see. Invite me there first, if there is one.`,
    unavailable: (name: string) => `The workspace does not tell me about “${plain(name)}”. Please try again in a minute.`,
  },
  fr: {
    unknown: (name) => fr`Je ne vois aucun salon « ${plain(name)} ». S'il existe, invitez-moi d'abord à m'y joindre.`,
    unavailable: (name) => fr`L'espace de travail ne me dit rien de « ${plain(name)} ». Veuillez réessayer dans une minute.`,
  },
})

/** Names of rooms, as `#cloud-native`; a number is the short id of something else. */
const roomName = /^#(?!\d{1,9}$)(\S+)$/

/** A channel by its name, `#general`, looked up while the words are read; undefined where something else or nothing stands. */
export function optionalRoom(): Positional<RoomInfo | undefined> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, context) {
      const [, name] = roomName.exec(token?.text.replace(/[,;:.!?]+$/, '') ?? '') ?? []
      return name === undefined ? taken(undefined, 0) : lookUp(name, context)
    },
  }
}

async function lookUp(name: string, { findRoom, lang }: ReadContext): Promise<Reading<RoomInfo>> {
  const shown = name.slice(0, 100)
  try {
    const found = await findRoom(name)
    return found === undefined || found.kind === 'direct' ? complain(texts[lang].unknown(shown)) : taken(found, 1)
  } catch (error) {
    if (!(error instanceof ChatUnavailable || error instanceof ChatRefused)) throw error
    return complain(texts[lang].unavailable(shown))
  }
}
