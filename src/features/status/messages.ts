import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'

export type StateName = 'connecting' | 'ready' | 'refused'

interface Waiting {
  readonly messages: number
  readonly reminders: number
  readonly commands: number
  readonly lagMs: number
}

const none = (messages: number, reminders: number, commands: number) => messages + reminders + commands === 0

export const statusMessages = bilingual({
  en: {
    headline: () => '### Status',
    well: () => 'All is well.',
    version: (version: string, since: string) => `**Version**: ${version}, running since ${since}`,
    workspace: (state: StateName, agoMs: number | undefined) =>
      `**Workspace**: ${{ ready: 'connected', connecting: 'not connected', refused: 'login refused' }[state]}${agoMs === undefined ? '' : `, last heard from ${describeSpan(agoMs, 'en')} ago`}`,
    database: (kind: string) => `**Database**: ${kind}`,
    waiting: ({ messages, reminders, commands, lagMs }: Waiting) =>
      none(messages, reminders, commands)
        ? '**Waiting**: nothing'
        : `**Waiting**: ${messages} ${plural('en', messages, 'message', 'messages')}, ${reminders} ${plural('en', reminders, 'reminder', 'reminders')}, ${commands} ${plural('en', commands, 'command', 'commands')}; the oldest message has been waiting for ${describeSpan(lagMs, 'en')}`,
    channels: (count: number) => `**Subscribed channels**: ${count}`,
    zoneData: (edition: string, months: number) =>
      `**Time zone data**: ${edition}, ${months === 0 ? 'new' : `about ${months} ${plural('en', months, 'month', 'months')} old`}`,
  },
  fr: {
    headline: () => fr`### Mon état`,
    well: () => fr`Tout va bien.`,
    version: (version, since) => fr`**Version** : ${version}, en service depuis ${since}`,
    workspace: (state, agoMs) =>
      fr`**Espace de travail** : ${{ ready: fr`connecté`, connecting: fr`non connecté`, refused: fr`connexion refusée` }[state]}${agoMs === undefined ? '' : fr`, dernier signe de vie il y a ${describeSpan(agoMs, 'fr')}`}`,
    database: (kind) => fr`**Base de données** : ${kind}`,
    waiting: ({ messages, reminders, commands, lagMs }) =>
      none(messages, reminders, commands)
        ? fr`**En attente** : rien`
        : fr`**En attente** : ${messages} ${plural('fr', messages, 'message', 'messages')}, ${reminders} ${plural('fr', reminders, 'rappel', 'rappels')}, ${commands} ${plural('fr', commands, 'commande', 'commandes')}; le plus ancien message depuis ${describeSpan(lagMs, 'fr')}`,
    channels: (count) => fr`**Salons abonnés** : ${count}`,
    zoneData: (edition, months) =>
      fr`**Données de fuseaux horaires** : ${edition}, ${months === 0 ? fr`toutes récentes` : fr`publiées il y a environ ${months} mois`}`,
  },
})

/** `12 s`, `5 min`, `3 h`, `2 d`: rounded down. */
export function describeSpan(ms: number, lang: Lang): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const day = lang === 'en' ? 'd' : 'j'
  const [amount, unit] =
    seconds < 120
      ? [seconds, 's']
      : seconds < 7_200
        ? [Math.floor(seconds / 60), 'min']
        : seconds < 172_800
          ? [Math.floor(seconds / 3_600), 'h']
          : [Math.floor(seconds / 86_400), day]
  return `${amount}\u00a0${unit}`
}
