import { addressVariable } from '../../config/mirrors.ts'
import type { Config } from '../../config/schema.ts'
import { checkMirror } from '../platform/webhook/index.ts'
import type { Clock } from '../shared/clock.ts'
import { bilingual } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { type Finding, good, warning } from './finding.ts'

const texts = bilingual({
  en: {
    live: (name: string) => `The mirror ${name} takes messages. Nothing was posted there.`,
    dead: (name: string, code: string) => `The mirror ${name} doesn't take messages (${code}), so it misses announcements.`,
    renew: (variable: string) => `Create a new incoming webhook there, and put its address into ${variable} or its file.`,
    unknown: (name: string, code: string) => `The mirror ${name} could not be checked (${code}).`,
    reach: () => 'Check that this machine may connect to its host, then run doctor again. Posts wait for up to a day.',
  },
  fr: {
    live: (name) => fr`Le miroir ${name} accepte les messages. Rien n'y a été publié.`,
    dead: (name, code) => fr`Le miroir ${name} n'accepte pas les messages (${code}), et il manque les annonces.`,
    renew: (variable) =>
      fr`Créez-y un nouveau crochet Web entrant, et mettez son adresse dans ${variable} ou dans son fichier.`,
    unknown: (name, code) => fr`Le miroir ${name} n'a pas pu être vérifié (${code}).`,
    reach: () =>
      fr`Vérifiez que cette machine peut joindre son hôte, puis relancez doctor. Les messages attendent au plus une journée.`,
  },
})

/** Tries each mirror with a message that has no text, which webhooks refuse to show. */
export function checkMirrors({ announcements }: Config, lang: Lang, clock: Clock): Promise<readonly Finding[]> {
  const say = texts[lang]
  return Promise.all(
    announcements.mirrors.map(async ({ name, address }) => {
      const { state, code } = await checkMirror(address, clock)
      const check = `mirror.${name}`
      if (state === 'live') return good(check, say.live(name))
      return state === 'dead'
        ? warning(check, say.dead(name, code), 'operator', say.renew(addressVariable(name)))
        : warning(check, say.unknown(name, code), 'operator', say.reach())
    }),
  )
}
