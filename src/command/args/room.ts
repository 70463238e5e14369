import type { RoomInfo } from '../../messaging/rooms.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import { type AskedRoom, complain, type Positional, taken } from './args.ts'
import { lookUp } from './look-up.ts'

const texts = bilingual({
  en: {
    missing: () => 'Who should I remind? Write `me`, or a channel as in `#channel`.',
    unknown: (name: string) =>
      `There is no room “${escapeMarkdown(name)}” that you and I have both joined. Invite me there first, if there is one.`,
    unavailable: (name: string) => `I can't look up “${escapeMarkdown(name)}” right now. Please try again in a minute.`,
  },
  fr: {
    missing: () => fr`À qui le rappeler? Écrivez \`rappelle-moi\`, ou un salon, comme \`rappelle #salon\`.`,
    unknown: (name) =>
      fr`Il n'y a pas de salon « ${escapeMarkdown(name)} » dont vous et moi sommes membres. S'il existe, invitez-moi d'abord à m'y joindre.`,
    unavailable: (name) =>
      fr`L'espace de travail ne me dit rien de « ${escapeMarkdown(name)} ». Veuillez réessayer dans une minute.`,
  },
})

/** Names of rooms, such as `#cloud-native`. A number is the short id of something else. */
const roomName = /^#(?!\d{1,9}$)([^\s,;:]+)$/

/**
 * A room by its name with `#`, looked up while the words are read. People who aren't in a private room don't learn that it
 * exists.
 */
export function room(): Positional<AskedRoom> {
  return {
    kind: 'positional',
    read({ tokens: [token] }, context) {
      const name = nameIn(token?.text)
      return name === undefined
        ? complain(texts[context.lang].missing())
        : lookUp(name, context.findRoomFor, texts[context.lang])
    },
  }
}

/** The same; undefined when the words are something else or missing. */
export function optionalRoom(): Positional<RoomInfo | undefined> {
  return {
    kind: 'positional',
    async read({ tokens: [token] }, context) {
      const name = nameIn(token?.text)
      if (name === undefined) return taken(undefined, 0)
      const found = await lookUp(name, context.findRoomFor, texts[context.lang])
      if (!found.ok) return found
      const { id, name: known, isPrivate } = found.value
      return taken({ id, name: known, kind: isPrivate ? 'group' : 'channel' }, found.taken)
    },
  }
}

function nameIn(token: string | undefined): string | undefined {
  return roomName.exec(token?.replace(/(?<![,;:.!?])[,;:.!?]+$/, '') ?? '')?.[1]
}
