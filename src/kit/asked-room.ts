import { ChatRefused, ChatUnavailable } from '../ports/chat.ts'
import { bilingual } from '../texts/bilingual.ts'
import { fr } from '../texts/french.ts'
import { plain } from '../texts/hygiene.ts'
import { type AskedRoom, complain, type Positional, taken } from './args.ts'

const texts = bilingual({
  en: {
    missing: () => 'Whom shall I remind? Write `me`, or a channel as in `#general`.',
    unknown: (name: string) => `There is no room “${plain(name)}” that you and I have both joined.`,
    unavailable: (name: string) => `The workspace does not tell me about “${plain(name)}”. Please try again in a minute.`,
  },
  fr: {
    missing: () => fr`À qui le rappeler? Écrivez \`rappelle-moi\`, ou un canal, comme \`rappelle #general\`.`,
    unknown: (name) => fr`Il n'y a pas de salon « ${plain(name)} » dont vous et moi sommes membres.`,
    unavailable: (name) => fr`L'espace de travail ne me dit rien de « ${plain(name)} ». Veuillez réessayer dans une minute.`,
  },
})

/** A room as `#general`, looked up while the words are read. Whoever is not in a private room does not learn that there is one. */
export function askedRoom(): Positional<AskedRoom> {
  return {
    kind: 'positional',
    async read({ tokens: [token] }, { lang, findRoomFor }) {
      const [, name = ''] = /^#([^\s,;:]+)[,;:]?$/.exec(token?.text ?? '') ?? []
      if (name === '') return complain(texts[lang].missing())
      const shown = name.slice(0, 100)
      try {
        const room = await findRoomFor(name)
        return room === undefined ? complain(texts[lang].unknown(shown)) : taken(room, 1)
      } catch (error) {
        if (!(error instanceof ChatUnavailable || error instanceof ChatRefused)) throw error
        return complain(texts[lang].unavailable(shown))
      }
    },
  }
}
